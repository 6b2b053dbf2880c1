// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hidden_input.h"

#include "app/console.h"

#include <cerrno>
#include <csignal>

#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

constexpr qsizetype longestLine = 64 * 1024;

/// A signal handler may touch nothing else.
termios shown;
struct sigaction formerInterrupt;

void showAndEnd(int signal)
{
    ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    ::sigaction(SIGINT, &formerInterrupt, nullptr);
    ::raise(signal);
}

}  // namespace

std::optional<QByteArray> readInputLine()
{
    QByteArray line;
    for (char byte = 0; line.size() < longestLine;) {
        const ssize_t size = ::read(STDIN_FILENO, &byte, 1);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return line.isEmpty() ? std::nullopt : std::optional(line);
        if (byte == '\n')
            break;
        line.append(byte);
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool HiddenInput::isTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

HiddenInput::HiddenInput(const QString &prompt)
{
    if (!isTerminal() || ::tcgetattr(STDIN_FILENO, &shown) != 0)
        return;
    printWords(prompt);
    struct sigaction interrupt = {};
    interrupt.sa_handler = showAndEnd;
    ::sigaction(SIGINT, &interrupt, &formerInterrupt);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
}

HiddenInput::~HiddenInput()
{
    if (!isTerminal())
        return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    ::sigaction(SIGINT, &formerInterrupt, nullptr);
}

}  // namespace app
