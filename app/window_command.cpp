// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/application.h"
#include "app/console.h"
#include "app/log_file.h"

#include <QApplication>

namespace app {

namespace {

bool hasDisplay()
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

}  // namespace

int runWindow(const CommandLine &line, const OutsideOptions &options, int argc, char **argv)
{
    if (!hasDisplay()) {
        printWords(QStringLiteral("There is no display to open a window on. Nothing was changed; "
                                  "moderato rehearse and moderato run work without one with "
                                  "--headless."));
        return couldNot;
    }
    const QApplication application(argc, argv);
    logToFile(line.dataFolder);
    Application program(line, options);
    program.start();
    return QApplication::exec();
}

}  // namespace app
