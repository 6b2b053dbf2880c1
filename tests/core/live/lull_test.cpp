// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/lull.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

Instant at(int second)
{
    return instantFromMs(1'000'000'000) + Seconds(second);
}

/// A question at 0, the next after nine minutes; ten answers in the first two minutes.
class LullTest : public testing::Test {
protected:
    LullTest()
    {
        for (int answer = 1; answer <= 10; ++answer)
            facts.answers.push_back(at(answer * 12));
    }
    bool isLullAt(int second)
    {
        facts.now = at(second);
        return isLull(facts);
    }

    LullFacts facts{.posted = at(0), .nextDue = at(540), .now = at(0)};
};

}  // namespace

TEST_F(LullTest, WhenAnswersStopTheNextQuestionMayComeSooner)
{
    EXPECT_FALSE(isLullAt(130)) << "they have only just come";
    EXPECT_TRUE(isLullAt(260));
}

TEST_F(LullTest, NobodyIsHurriedWhileAnswersStillCome)
{
    for (int answer = 0; answer < 4; ++answer)
        facts.answers.push_back(at(180 + answer * 20));
    EXPECT_FALSE(isLullAt(260));
    EXPECT_TRUE(isLullAt(350)) << "when these have stopped as well";
}

TEST_F(LullTest, NothingIsSaidShortlyBeforeTheNextQuestion)
{
    EXPECT_TRUE(isLullAt(400));
    EXPECT_FALSE(isLullAt(440));
    EXPECT_FALSE(isLullAt(600));
}

TEST_F(LullTest, WhatNeverFlowedDoesNotDryUp)
{
    facts.answers = {at(20), at(40)};
    EXPECT_FALSE(isLullAt(300));
    facts.answers.clear();
    EXPECT_FALSE(isLullAt(300));
}

TEST_F(LullTest, ASlowChatHasTheTimeOfASlowChat)
{
    facts.nextDue = at(7 * 24 * 3600);
    EXPECT_FALSE(isLullAt(3600)) << "an hour without answers is nothing in a chat of weeks";
    EXPECT_TRUE(isLullAt(3 * 24 * 3600));
}

TEST_F(LullTest, TheNextQuestionComesSoonButNotAtOnce)
{
    EXPECT_EQ(bringForwardBy(at(300), at(0)), Minutes{4});
    EXPECT_EQ(bringForwardBy(at(120), at(0)), Minutes{1});
    EXPECT_EQ(bringForwardBy(at(10), at(0)), Minutes{0});
    EXPECT_EQ(bringForwardBy(at(0), at(60)), Minutes{0});
}
