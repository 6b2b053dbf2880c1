// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/application.h"
#include "app/log_file.h"

#include <QApplication>

namespace app {

int runWindow(const CommandLine &line, int argc, char **argv)
{
    const QApplication application(argc, argv);
    logToFile(line.dataFolder);
    Application program(line);
    program.start();
    return QApplication::exec();
}

}  // namespace app
