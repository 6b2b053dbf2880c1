// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to its first painted window: Moderato with an empty data folder and
// with a saved chat, beside an empty Qt window with a list and a menu. This program starts itself
// for each round, because only a new process is cold.
#include "app/application.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace {

/// Says "painted" and ends the process as soon as a window has been painted whole.
class FirstPaint : public QObject {
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget->isWindow() && event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QMetaObject::invokeMethod(
                qApp,
                [] {
                    std::puts("painted");
                    std::fflush(stdout);
                    QCoreApplication::quit();
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    bool m_seen = false;
};

int showEmptyWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    FirstPaint firstPaint;
    application.installEventFilter(&firstPaint);
    QMainWindow window;
    window.setCentralWidget(new QListView);
    window.menuBar()->addMenu(u"Menu"_s)->addAction(u"Action"_s);
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

int showModerato(int argc, char **argv, const QString &folder)
{
    QApplication application(argc, argv);
    FirstPaint firstPaint;
    application.installEventFilter(&firstPaint);
    app::CommandLine line;
    line.dataFolder = folder;
    app::Application program(line);
    program.start();
    return QApplication::exec();
}

/// Milliseconds until the child says that it has painted.
double timeToPaint(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::SeparateChannels);
    QElapsedTimer timer;
    timer.start();
    child.start(QCoreApplication::applicationFilePath(), arguments);
    child.waitForReadyRead(30'000);
    const double passed = double(timer.nsecsElapsed()) / 1e6;
    const bool painted = child.readAllStandardOutput().contains("painted");
    child.waitForFinished(30'000);
    return painted ? passed : 0;
}

void run(benchmark::State &state, const QStringList &arguments)
{
    for (auto _ : state) {
        const double milliseconds = timeToPaint(arguments);
        if (milliseconds == 0)
            return state.SkipWithError("the window was never painted");
        state.SetIterationTime(milliseconds / 1000);
    }
}

void emptyWindow(benchmark::State &state)
{
    run(state, {u"--empty-window"_s});
}

void moderatoFirstStart(benchmark::State &state)
{
    const QTemporaryDir folder;
    run(state, {u"--moderato"_s, folder.path()});
}

constexpr int rounds = 15;
BENCHMARK(emptyWindow)
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(rounds)
    ->Unit(benchmark::kMillisecond)
    ->ReportAggregatesOnly();
BENCHMARK(moderatoFirstStart)
    ->UseManualTime()
    ->Iterations(1)
    ->Repetitions(rounds)
    ->Unit(benchmark::kMillisecond)
    ->ReportAggregatesOnly();

}  // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--empty-window") == 0)
        return showEmptyWindow(argc, argv);
    if (argc > 2 && std::strcmp(argv[1], "--moderato") == 0)
        return showModerato(argc, argv, QString::fromLocal8Bit(argv[2]));
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
