// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace app {

/// What a host typed: one program, one value.
struct CommandLine {
    enum class Command { Window, Rehearse, Plan, Recap, Account, Run };
    enum class AccountTask { Add, List, Check, Remove };
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
    QString endpoints;     ///< a file that names test servers; empty is production
    bool secrets = false;  ///< JSON lines on standard input, kept in memory only
    AccountTask task = AccountTask::List;
    QString network;       ///< to sign in to
    QString handle;        ///< to sign in as, or the server to sign in at
    bool token = false;    ///< read from standard input, instead of opening a browser
    QStringList accounts;  ///< as typed: ids, handles, or network:handle
    QString start;         ///< "now", a time, or a day and a time; empty is the chat's own
    std::optional<core::Seconds> first;  ///< of the first cue, from the start
    std::optional<core::Seconds> every;  ///< from cue to cue
    bool yes = false;                    ///< not asked whether it may go out

    /// PDF pages are painted, also where there is no screen.
    bool needsPainter() const { return command == Command::Recap && format == u"pdf"; }
    bool needsWindow() const
    {
        const bool canHaveOne = command == Command::Rehearse || command == Command::Run;
        return command == Command::Window || (canHaveOne && !headless);
    }
};

/// What was typed, or the exit status where there is nothing to run: 0 after --help and
/// --version, 2 for a wrong use, which is explained on standard error.
std::variant<CommandLine, int> readCommandLine(int argc, char **argv);

/// "2s", "90s", "3m", "1m30s", "1h": nothing where it is none, or more than a day.
std::optional<core::Seconds> durationFrom(const QString &typed);

}  // namespace app
