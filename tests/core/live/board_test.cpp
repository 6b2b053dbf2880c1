// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/board.h"
#include "core/live/post_queue.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <random>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

PostId named(int number)
{
    return PostId(u"mastodon:%1"_s.arg(number));
}

Instant at(int second)
{
    return instantFromMs(0) + Seconds(second);
}

}  // namespace

TEST(BoardTest, AnAnswerStandsUnderItsQuestionUntilItHasAnother)
{
    Board board;
    board.set(named(1), {.questions = {1}, .at = at(10), .late = true});
    board.set(named(2), {.questions = {1, 2}, .at = at(20)});
    EXPECT_EQ(board.answersSince(1, at(0)), 2);
    EXPECT_EQ(board.answersSince(1, at(11)), 1);
    EXPECT_EQ(board.late(1), 1);
    board.set(named(1), {.questions = {2}, .at = at(10)});
    EXPECT_EQ(board.answersSince(1, at(0)), 1);
    EXPECT_EQ(board.late(1), 0);
    EXPECT_EQ(board.times(2), (std::vector<Instant>{at(10), at(20)}));
    EXPECT_EQ(board.lastAnswer(2), at(20));
    EXPECT_EQ(board.answersOfAnySince(at(15)), QList<PostId>{named(2)});
    EXPECT_EQ(board.lastAnswer(1), at(20));
    EXPECT_EQ(board.lastAnswer(3), std::nullopt);
    board.remove(named(2));
    EXPECT_EQ(board.answersSince(1, at(0)), 0);
    EXPECT_EQ(board.answersSince(7, at(0)), 0);
}

TEST(BoardTest, AStarIsCountedOnceForEachOfItsQuestions)
{
    Board board;
    board.setStarred(named(1), {1, 2});
    board.setStarred(named(1), {1, 2});
    board.setStarred(named(2), {2});
    EXPECT_EQ(board.stars(1), 1);
    EXPECT_EQ(board.stars(2), 2);
    board.setStarred(named(1), {});
    EXPECT_EQ(board.stars(1), 0);
    EXPECT_EQ(board.stars(2), 1);
}

TEST(BoardTest, WhateverIsSaidInAnyOrderTheCountsAreThoseOfTheLastWords)
{
    const unsigned seed = tests::seed();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Board board;
    QHash<PostId, Board::Entry> last;
    for (int step = 0; step < 2000; ++step) {
        const PostId post = named(int(random() % 60));
        Board::Entry entry{.at = at(int(random() % 100)), .late = random() % 2 == 0};
        for (int question = 1; question <= 3; ++question) {
            if (random() % 2)
                entry.questions.append(question);
        }
        board.set(post, entry);
        last.insert(post, entry);
    }
    for (int question = 1; question <= 3; ++question) {
        int since = 0;
        int late = 0;
        for (const Board::Entry &entry : std::as_const(last)) {
            since += entry.questions.contains(question) && entry.at >= at(50);
            late += entry.questions.contains(question) && entry.late;
        }
        EXPECT_EQ(board.answersSince(question, at(50)), since);
        EXPECT_EQ(board.late(question), late);
    }
}

TEST(PostQueueTest, TheNextIsTheNextLaterOneAndAfterTheLastComesTheFirst)
{
    PostQueue queue;
    EXPECT_EQ(queue.first(), std::nullopt);
    queue.set(named(2), at(20), true);
    queue.set(named(1), at(10), true);
    queue.set(named(3), at(20), true);
    EXPECT_EQ(queue.first(), named(1));
    EXPECT_EQ(queue.after(named(1), at(10)), named(2));
    EXPECT_EQ(queue.after(named(2), at(20)), named(3)) << "at the same time one comes first";
    EXPECT_EQ(queue.after(named(3), at(20)), named(1));
    EXPECT_EQ(queue.after(named(9), at(15)), named(2)) << "from one that does not wait";
    EXPECT_EQ(queue.before(named(2), at(20)), named(1));
    EXPECT_EQ(queue.before(named(1), at(10)), named(3));
    EXPECT_EQ(PostQueue().before(named(1), at(10)), std::nullopt);
    queue.set(named(2), at(20), false);
    EXPECT_FALSE(queue.contains(named(2)));
    EXPECT_EQ(queue.size(), 2);
    queue.set(named(1), at(30), true);
    EXPECT_EQ(queue.first(), named(3)) << "it has another time now";
    EXPECT_EQ(queue.size(), 2);
}
