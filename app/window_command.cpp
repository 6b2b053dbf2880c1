// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/console.h"

namespace app {

int runWindow(const CommandLine &, int, char **)
{
    printWords(QStringLiteral("no window yet"));
    return couldNot;
}

}  // namespace app
