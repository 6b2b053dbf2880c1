// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/marks.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class MarksTest : public testing::Test {
protected:
    Mark star(const QString &by, int second, bool on = true) const
    {
        return {.post = post,
                .kind = Mark::Kind::Star,
                .by = by,
                .at = instantFromMs(0) + Seconds(second),
                .on = on};
    }
    Mark question(const QString &by, int second, int number, bool on = true) const
    {
        Mark mark = star(by, second, on);
        mark.kind = Mark::Kind::Question;
        mark.number = number;
        return mark;
    }

    Marks marks;
    PostId post{u"mastodon:1"_s};
};

}  // namespace

TEST_F(MarksTest, StarsOfSeveralHostsAreToldApart)
{
    marks.apply(star(u"Ada"_s, 1));
    marks.apply(star(u"Ben"_s, 2));
    EXPECT_EQ(marks.of(post).starredBy, (QStringList{u"Ada"_s, u"Ben"_s}));
    marks.apply(star(u"Ada"_s, 3, false));
    EXPECT_EQ(marks.of(post).starredBy, QStringList{u"Ben"_s});
    EXPECT_TRUE(marks.of(post).isStarred());
}

TEST_F(MarksTest, TheNewestWordOfAHostCountsInWhateverOrderTheyCome)
{
    EXPECT_TRUE(marks.apply(star(u"Ada"_s, 5, false)));
    EXPECT_FALSE(marks.apply(star(u"Ada"_s, 4)));
    EXPECT_FALSE(marks.of(post).isStarred());
    EXPECT_FALSE(marks.apply(star(u"Ada"_s, 5, false))) << "the same word again changes nothing";
}

TEST_F(MarksTest, AmongHostsTheLatestQuestionCountsAndMayBeTakenBack)
{
    marks.apply(question(u"Ada"_s, 1, 2));
    marks.apply(question(u"Ben"_s, 2, 3));
    EXPECT_EQ(marks.of(post).question, 3);
    marks.apply(question(u"Ben"_s, 3, 0, false));
    EXPECT_EQ(marks.of(post).question, std::nullopt) << "the rules decide again";
    marks.apply(question(u"Ada"_s, 4, -1));
    EXPECT_EQ(marks.of(post).question, -1);
}

TEST_F(MarksTest, AnInverseSaysWhatTheSameHostHadSaidBefore)
{
    const Mark first = question(u"Ada"_s, 1, 2);
    marks.apply(first);
    const Mark second = question(u"Ada"_s, 2, 3);
    EXPECT_EQ(marks.inverse(second), first);
    EXPECT_FALSE(marks.inverse(star(u"Ada"_s, 2)).on) << "never starred: the inverse takes it off";
}

TEST_F(MarksTest, AStarCountsAsSeen)
{
    marks.apply(star(u"Ada"_s, 1));
    EXPECT_TRUE(marks.of(post).seen);
    marks.apply(star(u"Ada"_s, 2, false));
    EXPECT_FALSE(marks.of(post).seen);
}

TEST_F(MarksTest, HiddenPostsAreCountedOnce)
{
    Mark hide = star(u"Ada"_s, 1);
    hide.kind = Mark::Kind::Hide;
    marks.apply(hide);
    hide.by = u"Ben"_s;
    hide.at += 1s;
    marks.apply(hide);
    EXPECT_EQ(marks.hiddenCount(), 1);
    hide.at += 1s;
    hide.on = false;
    marks.apply(hide);
    EXPECT_EQ(marks.hiddenCount(), 0);
}

TEST_F(MarksTest, WhatWasSavedSaysTheSameAgain)
{
    QList<Mark> said{star(u"Ada"_s, 1), star(u"Ben"_s, 2), question(u"Ada"_s, 3, 2)};
    for (const Mark &mark : std::as_const(said))
        marks.apply(mark);
    Marks restored;
    restored.restore(said);
    EXPECT_EQ(restored.of(post), marks.of(post));
    EXPECT_EQ(restored.starred(), marks.starred());
}

TEST_F(MarksTest, APlaceIsAWordOfItsOwnAndLeavesTheStarAlone)
{
    marks.apply(star(u"Ada"_s, 1));
    Mark order = star(u"Ben"_s, 9);
    order.kind = Mark::Kind::Order;
    order.number = 3;
    marks.apply(order);
    EXPECT_EQ(marks.of(post).place, 3);
    EXPECT_EQ(marks.of(post).starredBy, QStringList{u"Ada"_s});
    EXPECT_EQ(marks.of(post).starredAt, instantFromMs(1000));
    marks.apply(star(u"Ada"_s, 10, false));
    marks.apply(star(u"Ada"_s, 11));
    EXPECT_EQ(marks.of(post).place, 3) << "starred again it stands where it stood";
}

TEST_F(MarksTest, APlaceThatWasSavedWithTheStarIsStillRead)
{
    Mark old = star(u"Ada"_s, 5);
    old.number = 2;
    marks.restore({old});
    EXPECT_EQ(marks.of(post).place, 2);
    Mark order = star(u"Ada"_s, 6);
    order.kind = Mark::Kind::Order;
    order.number = 1;
    const Mark before = marks.inverse(order);
    marks.apply(order);
    EXPECT_EQ(marks.of(post).place, 1);
    Mark undone = before;
    undone.at = order.at + 1s;
    marks.apply(undone);
    EXPECT_EQ(marks.of(post).place, 2) << "undone, the old place counts again";
}
