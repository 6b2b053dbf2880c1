// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/highlights/recap_fixture.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class ChatStatsTest : public testing::Test {
protected:
    tests::RecapEvening evening;
};

TEST_F(ChatStatsTest, AStrayDateDoesNotMoveTheBusiestMinute)
{
    evening.say(u"1"_s, u"A1 Start small"_s, u"ann"_s, 10);
    evening.say(u"2"_s, u"A1 Listen"_s, u"ben"_s, 10);
    Post stray = tests::aPost(u"3"_s, u"A1 From another time"_s, u"cat"_s, Instant());
    evening.take(stray);
    const ChatStats stats = evening.stats();
    EXPECT_EQ(stats.busiestCount, 2);
    EXPECT_EQ(stats.busiestMinute, std::chrono::floor<Minutes>(evening.at(10)));
    EXPECT_EQ(stats.perMinute.size(), 1);
}

}  // namespace

TEST_F(ChatStatsTest, CountsWhatWasSaidByWhom)
{
    evening.say(u"1"_s, u"A1 Start small"_s, u"ann"_s, 10);
    evening.say(u"2"_s, u"A1 Listen"_s, u"ben"_s, 12);
    evening.say(u"3"_s, u"A2 Together"_s, u"ben"_s, 18);
    evening.say(u"4"_s, u"Welcome all"_s, u"host"_s, 1);
    const ChatStats stats = evening.stats();
    EXPECT_EQ(stats.posts, 4);
    EXPECT_EQ(stats.people, 2) << "hosts are not counted";
    EXPECT_EQ(stats.newcomers, 2);
    EXPECT_EQ(stats.answers, 3);
    ASSERT_EQ(stats.questions.size(), 2);
    EXPECT_EQ(stats.questions[0], (ChatStats::Question{1, 2, 2, Seconds(180)}));
    EXPECT_EQ(stats.questions[1], (ChatStats::Question{2, 1, 1, Seconds(60)}));
    EXPECT_EQ(stats.medianTimeToAnswer, Seconds(120));
}

TEST_F(ChatStatsTest, ARepostBotWinsNothing)
{
    const Post post = evening.say(u"1"_s, u"A1 Start small"_s, u"ann"_s, 10);
    const ChatStats before = evening.stats();
    for (int i = 0; i < 50; ++i) {
        Post boost = tests::aPost(u"b%1"_s.arg(i), post.text, u"bot"_s, evening.at(11));
        boost.boosts = post.id;
        evening.take(boost);
    }
    EXPECT_EQ(evening.stats(), before);
}

TEST_F(ChatStatsTest, HiddenPostsCountNowhereAndTheirAuthorsOnlyByWhatElseTheySaid)
{
    const Post spam = evening.say(u"1"_s, u"Buy now?"_s, u"spammer"_s, 10);
    evening.say(u"2"_s, u"A1 Listen"_s, u"ben"_s, 12);
    evening.hide(spam);
    const ChatStats stats = evening.stats();
    EXPECT_EQ(stats.posts, 1);
    EXPECT_EQ(stats.people, 1);
    EXPECT_EQ(stats.fromTheRoom, 0);
}

TEST_F(ChatStatsTest, QuestionsFromTheRoomAreThoseOfOthersThanTheHosts)
{
    evening.say(u"1"_s, u"How do you begin?"_s, u"ann"_s, 11);
    evening.say(u"2"_s, u"Any books on this？"_s, u"ben"_s, 12);
    evening.say(u"3"_s, u"Ready for the next one?"_s, u"host"_s, 13);
    evening.say(u"4"_s, u"A1 Why not?"_s, u"cem"_s, 14);
    EXPECT_EQ(evening.stats().fromTheRoom, 2);
}

TEST_F(ChatStatsTest, TheBusiestMinuteIsFoundAndDeletedPostsLeaveIt)
{
    evening.say(u"1"_s, u"A1 Start"_s, u"ann"_s, 10);
    const Post second = evening.say(u"2"_s, u"A1 Listen"_s, u"ben"_s, 20);
    const Post third = evening.say(u"3"_s, u"A1 Talk"_s, u"cem"_s, 20);
    ChatStats stats = evening.stats();
    EXPECT_EQ(stats.busiestCount, 2);
    EXPECT_EQ(stats.busiestMinute, evening.at(20));
    EXPECT_EQ(stats.perMinute.size(), 11);
    evening.erase(second);
    evening.erase(third);
    stats = evening.stats();
    EXPECT_EQ(stats.busiestCount, 1);
    EXPECT_EQ(stats.busiestMinute, evening.at(10));
}

TEST_F(ChatStatsTest, AnEmptyEveningHasNoFigures)
{
    EXPECT_EQ(evening.stats(), ChatStats());
}
