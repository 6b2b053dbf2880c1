// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"
#include "tests/support/builders.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <random>

using namespace core;
using namespace Qt::StringLiterals;
using State = CueProgress::State;

namespace {

/// Welcome at 0, introduction at 3, Q1 at 8, Q2 at 17, wrap-up at 26 minutes.
class ScheduleTest : public testing::Test {
protected:
    Instant at(Minutes minutes) const { return start + minutes; }
    State stateOf(int place) const { return schedule.progress().cues.at(place).state; }
    Minutes dueOf(int place) const
    {
        return std::chrono::duration_cast<Minutes>(schedule.progress().cues.at(place).due - start);
    }
    CueId idOf(int place) const { return schedule.progress().cues.at(place).cue; }
    void setMode(int place, CueMode mode)
    {
        Cue cue = sheet.cues().at(place);
        cue.mode = mode;
        sheet.change(cue);
        schedule.setRunSheet(sheet);
    }
    void lock(int place)
    {
        sheet.setLocked(idOf(place), true);
        schedule.setRunSheet(sheet);
    }

    RunSheet sheet = tests::aChat().runSheet;
    Instant start = tests::mondayEvening().instant();
    Schedule schedule{sheet, start};
};

}  // namespace

TEST_F(ScheduleTest, NothingLeavesEarlyAndEachCueLeavesOnceAtItsTime)
{
    EXPECT_TRUE(schedule.advance(start - 1ms).isEmpty());
    EXPECT_EQ(schedule.advance(start).leaving.size(), 1);
    EXPECT_TRUE(schedule.advance(start).isEmpty());
    EXPECT_EQ(schedule.nextWakeUp(), at(3min));
    EXPECT_TRUE(schedule.advance(at(3min) - 1ms).isEmpty());
    EXPECT_EQ(schedule.advance(at(3min)).leaving, QList<CueId>{idOf(1)});
}

TEST_F(ScheduleTest, WhatIsTwoMinutesLateLeavesAndAMomentLaterItAsks)
{
    Schedule punctual = schedule;
    EXPECT_EQ(punctual.advance(start + Schedule::lateAfter).leaving.size(), 1);
    const Schedule::Due due = schedule.advance(start + Schedule::lateAfter + 1ms);
    EXPECT_TRUE(due.leaving.isEmpty());
    EXPECT_EQ(due.asking, QList<CueId>{idOf(0)});
    EXPECT_EQ(stateOf(0), State::Late);
}

TEST_F(ScheduleTest, AfterALongSleepNothingIsFiredAsABacklog)
{
    const Schedule::Due due = schedule.advance(at(60min));
    EXPECT_TRUE(due.leaving.isEmpty());
    EXPECT_EQ(due.asking.size(), 5);
}

TEST_F(ScheduleTest, WhatComesAfterACueThatAsksDoesNotOvertakeIt)
{
    setMode(2, CueMode::Armed);
    schedule.advance(start);
    schedule.advance(at(3min));
    EXPECT_EQ(schedule.advance(at(8min)).asking, QList<CueId>{idOf(2)});
    EXPECT_TRUE(schedule.advance(at(17min)).leaving.isEmpty());
    EXPECT_EQ(stateOf(3), State::Ready);
    schedule.release(idOf(2), at(17min));
    EXPECT_EQ(stateOf(2), State::Released);
}

TEST_F(ScheduleTest, AManualCueWaitsForItsHostAndHoldsNobodyUp)
{
    setMode(2, CueMode::Manual);
    schedule.advance(start);
    schedule.advance(at(3min));
    EXPECT_TRUE(schedule.advance(at(8min)).isEmpty());
    EXPECT_EQ(schedule.advance(at(17min)).leaving, QList<CueId>{idOf(3)});
}

TEST_F(ScheduleTest, AHoldStopsEverythingAndMovesTheRestByItsLength)
{
    schedule.advance(start);
    schedule.hold(at(1min));
    EXPECT_TRUE(schedule.advance(at(10min)).isEmpty());
    EXPECT_EQ(schedule.nextWakeUp(), std::nullopt);
    schedule.resume(at(6min));
    EXPECT_EQ(dueOf(0), 0min);
    EXPECT_EQ(dueOf(1), 8min);
    EXPECT_EQ(dueOf(4), 31min);
}

TEST_F(ScheduleTest, ALockedTimeStaysAndThoseBeforeItGiveWay)
{
    lock(3);
    schedule.hold(start);
    schedule.resume(at(15min));
    EXPECT_EQ(dueOf(3), 17min);
    EXPECT_LE(dueOf(2), 17min);
    EXPECT_GE(dueOf(4), 17min);
}

TEST_F(ScheduleTest, AMinuteMoreMovesAllTheRestAndNoneIntoThePast)
{
    schedule.advance(start);
    schedule.shift(1min, at(1min));
    EXPECT_EQ(dueOf(0), 0min);
    EXPECT_EQ(dueOf(1), 4min);
    schedule.shift(Minutes(-10), at(1min));
    EXPECT_EQ(dueOf(1), 1min);
    EXPECT_GE(dueOf(2), 1min);
}

TEST_F(ScheduleTest, ASkipCanBeTakenBack)
{
    schedule.skip(idOf(0));
    EXPECT_TRUE(schedule.advance(start).isEmpty());
    schedule.undoSkip(idOf(0), start);
    EXPECT_EQ(schedule.advance(start + 1s).leaving, QList<CueId>{idOf(0)});
    schedule.skip(idOf(0));
    EXPECT_EQ(stateOf(0), State::Released) << "what has left cannot be skipped";
}

TEST_F(ScheduleTest, PostNowMovesNothingElse)
{
    schedule.release(idOf(2), at(1min));
    EXPECT_EQ(dueOf(3), 17min);
    EXPECT_EQ(schedule.progress().cues.at(2).releasedAt, at(1min));
}

TEST_F(ScheduleTest, AnEditedRunSheetKeepsWhatHasHappened)
{
    schedule.advance(start);
    schedule.shift(2min, at(1min));
    sheet.remove(idOf(3));
    sheet.insert(3, tests::aQuestion(7, 20));
    schedule.setRunSheet(sheet);
    EXPECT_EQ(stateOf(0), State::Released);
    EXPECT_EQ(idOf(3), CueId(u"q7"_s));
    EXPECT_EQ(dueOf(3), 22min) << "a new one goes along with the shift";
}

TEST_F(ScheduleTest, ASavedEveningGoesOnWhereItStopped)
{
    schedule.advance(start);
    schedule.shift(1min, at(1min));
    const Schedule again(sheet, start, schedule.progress());
    EXPECT_EQ(again.progress(), schedule.progress());
}

/// Whatever hosts do, and whenever the clock is asked: in order, once, never early.
TEST_F(ScheduleTest, WhateverHostsDoCuesLeaveOnceInOrderAndNeverEarly)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(testing::Message() << "MODERATO_SEED=" << seed);
    std::mt19937 random(seed);
    for (int evening = 0; evening < 300; ++evening) {
        Schedule live(sheet, start);
        QList<CueId> left;
        Instant now = start - 2min;
        for (int step = 0; step < 120; ++step) {
            now += Seconds(random() % 60);
            const CueId some = sheet.cues().at(int(random() % 5)).id;
            switch (random() % 12) {
            case 0:
                live.hold(now);
                break;
            case 1:
                live.resume(now);
                break;
            case 2:
                live.shift(Minutes(int(random() % 5) - 2), now);
                break;
            case 3:
                live.skip(some);
                break;
            case 4:
                live.undoSkip(some, now);
                break;
            default:
                break;
            }
            for (qsizetype i = 1; i < 5; ++i) {
                const auto &cues = live.progress().cues;
                if (cues[i - 1].state == State::Waiting && cues[i].state == State::Waiting) {
                    ASSERT_LE(cues[i - 1].due, cues[i].due);
                }
            }
            const Progress before = live.progress();
            for (const CueId &cue : live.advance(now).leaving) {
                ASSERT_FALSE(left.contains(cue));
                left.append(cue);
                const auto due = std::find_if(before.cues.begin(), before.cues.end(),
                                              [&](const auto &one) { return one.cue == cue; });
                ASSERT_LE(due->due, now);
                ASSERT_LE(now - due->due, Schedule::lateAfter);
            }
        }
    }
}
