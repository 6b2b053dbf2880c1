// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/account_command.h"
#include "app/command_line.h"
#include "app/console.h"
#include "app/log_file.h"
#include "app/plan_command.h"
#include "app/recap_command.h"
#include "app/rehearse_command.h"
#include "app/run_command.h"
#include "app/window_command.h"

#include <QGuiApplication>

#include <csignal>

namespace {

int run(const app::CommandLine &line, const app::OutsideOptions &options)
{
    switch (line.command) {
    case app::CommandLine::Command::Plan:
        return app::runPlanCommand(line);
    case app::CommandLine::Command::Recap:
        return app::runRecapCommand(line, options);
    case app::CommandLine::Command::Account:
        return app::AccountCommand(line, options).run();
    case app::CommandLine::Command::Run:
        return app::RunCommand(line, options).run();
    default:
        return app::RehearseCommand(line).run();
    }
}

}  // namespace

int main(int argc, char **argv)
{
    app::openStandardStreams();
    std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an output that was not taken
    QCoreApplication::setApplicationName(QStringLiteral("moderato"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MODERATO_VERSION));
    const auto typed = app::readCommandLine(argc, argv);
    if (const int *status = std::get_if<int>(&typed))
        return *status;
    const auto &line = std::get<app::CommandLine>(typed);
    const std::optional<app::OutsideOptions> options = app::readOutsideOptions(line);
    if (!options)
        return app::wrongUse;
    if (line.needsWindow())
        return app::runWindow(line, *options, argc, argv);
    if (line.needsPainter()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return app::statusAfterOutput(run(line, *options));
    }
    const QCoreApplication application(argc, argv);
    return app::statusAfterOutput(run(line, *options));
}
