// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_model.h"

#include <QSignalSpy>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class FeedModelTest : public testing::Test {
protected:
    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < model.count(); ++row)
            texts.append(model.itemAt(row)->text);
        return texts;
    }
    Post postAt(const QString &id, int second, const QString &text)
    {
        return tests::aPost(id, text, u"ann"_s, chat.clock.now() + Seconds(second));
    }

    tests::FeedChat chat;
    LiveChat &live = *chat.live;
    FeedModel model{live};
};

}  // namespace

TEST_F(FeedModelTest, TheNewestPostStandsFirst)
{
    chat.receive(postAt(u"a"_s, 1, u"first"_s));
    chat.receive(postAt(u"b"_s, 2, u"second"_s));
    chat.handOn();

    EXPECT_EQ(texts(), QStringList({u"second"_s, u"first"_s}));
}

TEST_F(FeedModelTest, ABatchComesInOneGo)
{
    QSignalSpy inserted(&model, &FeedRows::inserted);

    chat.receive(30);

    ASSERT_EQ(inserted.count(), 1);
    EXPECT_EQ(inserted[0][0].toInt(), 0);
    EXPECT_EQ(inserted[0][1].toInt(), 30);
}

TEST_F(FeedModelTest, APostThatComesLateGoesToItsPlaceInTime)
{
    chat.receive(postAt(u"a"_s, 10, u"ten"_s));
    chat.receive(postAt(u"b"_s, 30, u"thirty"_s));
    chat.handOn();
    QSignalSpy inserted(&model, &FeedRows::inserted);

    chat.receive(postAt(u"c"_s, 20, u"twenty"_s));
    chat.handOn();

    EXPECT_EQ(texts(), QStringList({u"thirty"_s, u"twenty"_s, u"ten"_s}));
    ASSERT_EQ(inserted.count(), 1);
    EXPECT_EQ(inserted[0][0].toInt(), 1);
}

TEST_F(FeedModelTest, AFilterShowsOnlyItsPostsAndFollowsMarks)
{
    const QList<PostId> ids = chat.receive(3);
    model.setFilter({.show = PostFilter::Show::Starred});
    EXPECT_EQ(model.count(), 0);

    live.star(ids[1], true);
    tests::settle();
    ASSERT_EQ(model.count(), 1);
    EXPECT_EQ(model.idAt(0), ids[1]);
    EXPECT_TRUE(model.itemAt(0)->starred);

    live.star(ids[1], false);
    tests::settle();
    EXPECT_EQ(model.count(), 0);
}

TEST_F(FeedModelTest, AQuestionsPostsFollowTheHostsWord)
{
    const PostId post = chat.receive(postAt(u"a"_s, 1, u"A1 So true"_s));
    const PostId other = chat.receive(postAt(u"b"_s, 2, u"A2 Not at all"_s));
    chat.handOn();
    model.setFilter({.show = PostFilter::Show::Question, .question = 1});
    ASSERT_EQ(model.count(), 1);
    EXPECT_EQ(model.itemAt(0)->chip.text, u"A1"_s);

    live.setQuestion(other, 1);
    tests::settle();

    EXPECT_EQ(model.count(), 2);
    EXPECT_EQ(model.rowOf(other), 0);
    EXPECT_EQ(model.rowOf(post), 1);
}

TEST_F(FeedModelTest, AMarkChangesTheRowAndNothingElse)
{
    const QList<PostId> ids = chat.receive(3);
    QSignalSpy changed(&model, &FeedRows::changed);
    QSignalSpy resets(&model, &FeedRows::reset);

    live.star(ids[0], true);
    tests::settle();

    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toInt(), 2);
    EXPECT_EQ(resets.count(), 0);
}

TEST_F(FeedModelTest, AHiddenPostLeavesAndComesBack)
{
    const QList<PostId> ids = chat.receive(3);

    live.hide(ids[1], true);
    tests::settle();
    EXPECT_EQ(model.rowOf(ids[1]), -1);
    EXPECT_EQ(model.count(), 2);

    live.hide(ids[1], false);
    tests::settle();
    EXPECT_EQ(model.rowOf(ids[1]), 1);
}

TEST_F(FeedModelTest, ADeletedPostLeavesAtOnce)
{
    const QList<PostId> ids = chat.receive(3);

    Q_EMIT chat.client.removed(ids[1]);

    EXPECT_EQ(model.count(), 2);
    EXPECT_EQ(model.rowOf(ids[1]), -1);
    EXPECT_EQ(model.idAt(1), ids[0]);
}

TEST_F(FeedModelTest, ASearchShowsOnlyWhatHoldsTheWordsAlsoOfPostsThatComeLater)
{
    chat.receive(postAt(u"a"_s, 1, u"circles work"_s));
    chat.receive(postAt(u"b"_s, 2, u"lines do not"_s));
    chat.handOn();

    model.setSearch(u"circles"_s);
    tests::settle();
    EXPECT_EQ(texts(), QStringList({u"circles work"_s}));

    chat.receive(postAt(u"c"_s, 3, u"more circles"_s));
    chat.receive(postAt(u"d"_s, 4, u"more lines"_s));
    chat.handOn();
    EXPECT_EQ(texts(), QStringList({u"more circles"_s, u"circles work"_s}));

    model.setSearch({});
    EXPECT_EQ(model.count(), 4);
}

TEST_F(FeedModelTest, ASearchWithoutHitsShowsNothing)
{
    chat.receive(2);

    model.setSearch(u"unheardof"_s);
    tests::settle();

    EXPECT_EQ(model.count(), 0);
}

TEST_F(FeedModelTest, RowsOutsideTheListAreEmpty)
{
    chat.receive(1);

    EXPECT_FALSE(model.idAt(-1));
    EXPECT_FALSE(model.idAt(1));
    EXPECT_FALSE(model.itemAt(7));
    EXPECT_EQ(model.rowOf(PostId(u"x:unknown"_s)), -1);
}

TEST_F(FeedModelTest, APostSaysItsTimeAsTheRunSheetDoes)
{
    const Instant eight = tests::mondayEvening().instant();
    chat.receive(tests::aPost(u"a"_s, u"words"_s, u"ann"_s, eight));
    chat.handOn();

    EXPECT_EQ(model.itemAt(0)->time, u"20:30"_s);
}

TEST_F(FeedModelTest, PicturesAreCoveredWhenSensitiveOrFromSomeoneNew)
{
    Post post = postAt(u"a"_s, 1, u"look"_s);
    post.media = {{.url = QUrl(u"https://social.example/p"_s), .description = u"A cat"_s}};
    chat.receive(post);
    chat.handOn();
    EXPECT_FALSE(model.itemAt(0)->warning.isEmpty());
    EXPECT_EQ(model.itemAt(0)->media, QStringList{u"A cat"_s});
    EXPECT_TRUE(model.itemAt(0)->newcomer);
}

TEST_F(FeedModelTest, AnEditedPostShowsItsNewWords)
{
    Post post = postAt(u"a"_s, 1, u"A1 teh words"_s);
    chat.receive(post);
    chat.handOn();

    post.text = u"A1 the words"_s;
    post.edited = chat.clock.now();
    chat.receive(post);
    chat.handOn();

    EXPECT_EQ(model.count(), 1);
    EXPECT_EQ(model.itemAt(0)->text, u"A1 the words"_s);
    EXPECT_TRUE(model.itemAt(0)->edited);
}

TEST_F(FeedModelTest, TagsAreColouredAlsoWhereNoNetworkMarkedThem)
{
    chat.receive(postAt(u"a"_s, 1, u"A#1 see #OurChat and a/#path #2"_s));
    chat.handOn();

    const QList<TextRange> ranges = model.itemAt(0)->ranges;
    ASSERT_EQ(ranges.size(), 1);
    EXPECT_EQ(model.itemAt(0)->text.mid(ranges[0].start, ranges[0].length), u"#OurChat"_s);
}

TEST_F(FeedModelTest, ABoostIsCountedInTheRowOfWhatItBoosts)
{
    const PostId original = chat.receive(postAt(u"a"_s, 1, u"A1: what was said"_s));
    chat.handOn();
    Post boost = postAt(u"b"_s, 2, {});
    boost.boosts = original;
    chat.receive(boost);
    chat.handOn();

    ASSERT_EQ(texts(), QStringList{u"A1: what was said"_s});
    EXPECT_EQ(model.itemAt(0)->boosts, 1);
    EXPECT_TRUE(spokenText(*model.itemAt(0)).contains(u"1 boost"_s));
    EXPECT_EQ(live.count({}), 1);
    Q_EMIT chat.client.removed(boost.id);
    chat.handOn();
    EXPECT_EQ(model.itemAt(0)->boosts, 0);
}
