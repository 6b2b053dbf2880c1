// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_clock.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

const Instant evening = instantFromMs(1'900'000'000'000);

class RehearsalClockTest : public testing::Test {
protected:
    tests::FakeClock system;
    RehearsalClock clock{system, evening, 60};
};

}  // namespace

TEST_F(RehearsalClockTest, RunsSixtyTimesAsFastAsTheSystem)
{
    system.advance(1s);
    EXPECT_EQ(clock.now(), evening + 60s);
}

TEST_F(RehearsalClockTest, RunsActionsInOrderAndNeverEarly)
{
    QList<Instant> rang;
    clock.callAt(evening + 90s, &clock, [&] { rang.append(clock.now()); });
    clock.callAt(evening + 30s, &clock, [&] { rang.append(clock.now()); });

    system.advance(499ms);
    EXPECT_TRUE(rang.isEmpty());
    system.advance(1ms);
    ASSERT_EQ(rang.size(), 1);
    EXPECT_GE(rang.first(), evening + 30s);
    system.advance(1s);
    ASSERT_EQ(rang.size(), 2);
    EXPECT_GE(rang.last(), evening + 90s);
}

TEST_F(RehearsalClockTest, AnActionThatPlansForNowRunsAfterThisCall)
{
    bool inside = false;
    bool ranInside = false;
    bool ran = false;
    clock.callAt(evening + 6s, &clock, [&] {
        inside = true;
        clock.callAt(clock.now(), &clock, [&] {
            ran = true;
            ranInside = inside;
        });
        inside = false;
    });
    system.advance(1s);
    EXPECT_TRUE(ran);
    EXPECT_FALSE(ranInside);
}

TEST_F(RehearsalClockTest, ForgetsActionsWhoseOwnerIsGone)
{
    auto owner = std::make_unique<QObject>();
    bool ran = false;
    clock.callAt(evening + 1s, owner.get(), [&] { ran = true; });
    owner.reset();
    system.advance(1s);
    EXPECT_FALSE(ran);
}

TEST_F(RehearsalClockTest, KeepsItsTimeWhenTheSpeedChanges)
{
    system.advance(1s);
    clock.setSpeed(1);
    EXPECT_EQ(clock.now(), evening + 60s);
    system.advance(1s);
    EXPECT_EQ(clock.now(), evening + 61s);
}

TEST_F(RehearsalClockTest, LimitsTheSpeedToOneToSixty)
{
    clock.setSpeed(1000);
    EXPECT_EQ(clock.speed(), 60);
    clock.setSpeed(0);
    EXPECT_EQ(clock.speed(), 1);
}

TEST_F(RehearsalClockTest, StandsStillInsteadOfRunningBackWhenTheSystemsClockIsSetBack)
{
    system.advance(1s);
    const Instant before = clock.now();
    system.jump(-1h);
    EXPECT_EQ(clock.now(), before);
    system.advance(1s);
    EXPECT_EQ(clock.now(), before + 60s);
}

TEST_F(RehearsalClockTest, LeapsWithTheSystemAndSaysSo)
{
    int jumps = 0;
    QObject::connect(&clock, &Clock::jumped, &clock, [&] { ++jumps; });
    system.jump(90s);
    EXPECT_EQ(clock.now(), evening + 90min);
    EXPECT_EQ(jumps, 1);
}

TEST_F(RehearsalClockTest, SkipsForwardButNotBack)
{
    clock.skipTo(evening + 10min);
    EXPECT_EQ(clock.now(), evening + 10min);
    clock.skipTo(evening);
    EXPECT_EQ(clock.now(), evening + 10min);
}
