// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <variant>

namespace app {

/// What a host typed: one program, one value.
struct CommandLine {
    enum class Command { Window, Rehearse, Plan, Recap };
    enum class Late { Ask, Post, Skip };

    Command command = Command::Window;
    QString dataFolder;
    Late late = Late::Ask;
    QString plan;      ///< a file, "-" is standard input; empty is the bundled plan
    double speed = 1;  ///< 1 to 60
    bool headless = false;
    bool json = false;
    QString recapFile;  ///< where a rehearsal writes its recap; empty is the evening's own folder
    QString chat;       ///< its id or a unique start of its title
    QStringList posts;  ///< files that another program collected: the chat is made of them
    QStringList hosts;  ///< handles of that chat's hosts
    QString format = QStringLiteral("html");
    QString output = QStringLiteral("-");

    /// PDF pages are painted, also where there is no screen.
    bool needsPainter() const { return command == Command::Recap && format == u"pdf"; }
    bool needsWindow() const
    {
        return command == Command::Window || (command == Command::Rehearse && !headless);
    }
};

/// What was typed, or the exit status where there is nothing to run: 0 after --help and
/// --version, 2 for a wrong use, which is explained on standard error.
std::variant<CommandLine, int> readCommandLine(int argc, char **argv);

}  // namespace app
