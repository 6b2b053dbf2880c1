// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace app {

/// One line of standard input without its end; nothing at its end. Read byte by byte, so that what
/// follows is there for whoever reads next.
std::optional<QByteArray> readInputLine();

/// While it lives, what is typed on a terminal is not shown; Ctrl+C still ends the program, with
/// the terminal as it was. Does nothing where standard input is no terminal.
class HiddenInput {
public:
    /// `prompt` goes to standard error, on a terminal only.
    explicit HiddenInput(const QString &prompt);
    ~HiddenInput();
    Q_DISABLE_COPY_MOVE(HiddenInput)

    static bool isTerminal();
};

}  // namespace app
