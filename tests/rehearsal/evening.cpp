// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rehearsal/evening.h"

#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <QDeadlineTimer>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr double speed = 60;

/// Storage works on a thread of its own: wait for its answers, but never for the clock.
bool waitFor(const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(10'000);
    while (!condition() && !deadline.hasExpired())
        QCoreApplication::processEvents();
    return condition();
}

}  // namespace

Evening::Evening()
    : plan(chatFromPlan(parsePlan(bundledPlanText()), {}, clock.now(), "Europe/Berlin"))
{}

void Evening::start()
{
    auto opened = Rehearsal::open(
        clock, {.folder = m_folder.path(), .chat = plan, .speed = speed, .desk = u"Host"_s});
    ASSERT_TRUE(opened) << qPrintable(opened.error().detail);
    rehearsal = std::move(*opened);
    QObject::connect(rehearsal.get(), &Rehearsal::finished, rehearsal.get(),
                     [this] { over = true; });
    const Future<Done> started = rehearsal->start();
    ASSERT_TRUE(waitFor([&] { return started.isFinished(); }));
    ASSERT_TRUE(started.result()) << qPrintable(started.result().error().detail);
    m_eveningFolder = rehearsal->eveningFolder();
}

void Evening::crash()
{
    rehearsal.reset();
}

void Evening::play(Milliseconds practiceTime)
{
    const Milliseconds step{50};  // three seconds of practice time
    for (double left = double(practiceTime.count()) / speed; left > 0;
         left -= double(step.count())) {
        clock.advance(step);
        waitFor([this] { return live().isSaved(); });
    }
}

bool Evening::playToTheEnd()
{
    for (int minute = 0; minute < 180 && !over; ++minute)
        play(1min);
    return over;
}

QString Evening::memoryFile() const
{
    return m_eveningFolder + u"/network.jsonl"_s;
}

}  // namespace tests
