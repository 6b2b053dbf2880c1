// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/alarm.h"
#include "core/base/system_clock.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <QEventLoop>

using namespace core;

namespace {

/// The real clock, and an event loop that ends when the last action ran.
class SystemClockTest : public testing::Test {
protected:
    void planEnd(Milliseconds delay)
    {
        clock.callAfter(delay, &loop, [this] { loop.quit(); });
    }

    SystemClock clock;
    QEventLoop loop;
};

}  // namespace

TEST_F(SystemClockTest, AnActionNeverRunsBeforeItsTime)
{
    const Instant planned = clock.now() + 20ms;
    Instant ran;
    clock.callAt(planned, &loop, [&] { ran = clock.now(); });
    planEnd(21ms);
    loop.exec();
    EXPECT_GE(ran, planned);
}

TEST_F(SystemClockTest, ActionsRunInTheOrderOfTheirTimesNotOfTheirPlanning)
{
    QList<int> order;
    clock.callAfter(9ms, &loop, [&order] { order.append(3); });
    clock.callAfter(3ms, &loop, [&order] { order.append(1); });
    clock.callAfter(6ms, &loop, [&order] { order.append(2); });
    planEnd(10ms);
    loop.exec();
    EXPECT_EQ(order, (QList<int>{1, 2, 3}));
}

TEST_F(SystemClockTest, WhatIsOverdueRunsSoonButNeverInsideTheCall)
{
    bool ran = false;
    clock.callAt(instantFromMs(0), &loop, [&ran] { ran = true; });
    EXPECT_FALSE(ran);
    planEnd(1ms);
    loop.exec();
    EXPECT_TRUE(ran);
}

TEST_F(SystemClockTest, NothingRunsForAnOwnerThatIsGone)
{
    bool ran = false;
    auto owner = std::make_unique<QObject>();
    clock.callAfter(1ms, owner.get(), [&ran] { ran = true; });
    owner.reset();
    planEnd(3ms);
    loop.exec();
    EXPECT_FALSE(ran);
}

TEST_F(SystemClockTest, AnOwnerMayLeaveWhileAnActionOfTheSameMomentRuns)
{
    bool ran = false;
    auto owner = std::make_unique<QObject>();
    const Instant moment = clock.now() + 2ms;
    clock.callAt(moment, &loop, [&owner] { owner.reset(); });
    clock.callAt(moment, owner.get(), [&ran] { ran = true; });
    planEnd(4ms);
    loop.exec();
    EXPECT_FALSE(ran);
}

TEST(AlarmTest, RingsOnceAtItsTime)
{
    tests::FakeClock clock;
    Alarm alarm(clock);
    int rings = 0;
    alarm.setAfter(5s, [&rings] { ++rings; });
    clock.advance(4999ms);
    EXPECT_EQ(rings, 0);
    clock.advance(1ms);
    clock.advance(1h);
    EXPECT_EQ(rings, 1);
}

TEST(AlarmTest, ANewTimeTakesTheOldOnesPlace)
{
    tests::FakeClock clock;
    Alarm alarm(clock);
    QList<int> rings;
    alarm.setAfter(5s, [&rings] { rings.append(5); });
    alarm.setAfter(9s, [&rings] { rings.append(9); });
    clock.advance(20s);
    EXPECT_EQ(rings, QList<int>{9});
}

TEST(AlarmTest, IsSilentOnceItIsClearedOrGone)
{
    tests::FakeClock clock;
    int rings = 0;
    Alarm cleared(clock);
    cleared.setAfter(1s, [&rings] { ++rings; });
    cleared.clear();
    {
        Alarm gone(clock);
        gone.setAfter(1s, [&rings] { ++rings; });
    }
    clock.advance(1min);
    EXPECT_EQ(rings, 0);
}

TEST(AlarmTest, MayBeSetAgainFromInsideItsRing)
{
    tests::FakeClock clock;
    Alarm alarm(clock);
    int rings = 0;
    std::function<void()> ring = [&] {
        if (++rings < 3)
            alarm.setAfter(1s, ring);
    };
    alarm.setAfter(1s, ring);
    clock.advance(1min);
    EXPECT_EQ(rings, 3);
}

TEST(AlarmTest, AfterAJumpOfTheClockItRingsLateAndOnce)
{
    tests::FakeClock clock;
    Alarm alarm(clock);
    int rings = 0;
    alarm.setAfter(1s, [&rings] { ++rings; });
    clock.jump(1h);
    EXPECT_EQ(rings, 1);
}
