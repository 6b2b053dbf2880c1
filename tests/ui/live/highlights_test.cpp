// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live/board_page.h"
#include "ui/live/highlights_panel.h"
#include "ui/recap/highlight_list.h"

namespace tests {

/// The Highlights tab with three starred answers to Q1 and one post without a question.
class HighlightsTest : public BoardPage {
protected:
    HighlightsTest()
    {
        for (int post = 1; post <= 3; ++post)
            posts.append(receive(QString::number(post), u"A1: yes %1"_s.arg(post)));
        posts.append(receive(u"4"_s, u"Good evening"_s));
        for (const PostId &post : std::as_const(posts))
            live->star(post, true);
        showTab(1);
        wait();
    }
    QList<HighlightList *> lists()
    {
        return find<HighlightsPanel>()->findChildren<HighlightList *>();
    }
    HighlightList &list(int question)
    {
        for (HighlightList *one : lists()) {
            if (one->accessibleName().endsWith(QString::number(question)))
                return *one;
        }
        return *lists().last();
    }
    QList<PostId> order() { return list(1).order(); }

    QList<PostId> posts;
};

TEST_F(HighlightsTest, KeysMoveAHighlightAndUndoPutsItBack)
{
    list(1).setFocus();
    list(1).select(posts[2]);
    press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_Up, Qt::AltModifier);
    wait();
    EXPECT_EQ(order(), (QList<PostId>{posts[2], posts[0], posts[1]}));
    EXPECT_EQ(live->recap().questions.first().highlights.first().post.id, posts[2]);
    EXPECT_EQ(list(1).current(), posts[2]) << "what is selected is the post";
    undo.undo();
    wait();
    EXPECT_EQ(order(), (QList<PostId>{posts[0], posts[2], posts[1]}));
    undo.undo();
    wait();
    EXPECT_EQ(order(), (QList<PostId>{posts[0], posts[1], posts[2]}));
}

TEST_F(HighlightsTest, AnotherPlaceIsNoOtherStar)
{
    const Instant before = marked(posts[2]).starredAt;
    list(1).setFocus();
    list(1).select(posts[2]);
    press(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(marked(posts[2]).starredAt, before);
    EXPECT_EQ(marked(posts[2]).starredBy, QStringList{u"Ada"_s});
}

TEST_F(HighlightsTest, WhatIsSelectedStaysSelectedWhenAnotherStarComes)
{
    list(1).setFocus();
    list(1).select(posts[1]);
    live->star(receive(u"9"_s, u"A1: one more"_s), true);
    Q_EMIT client.removed(posts[0]);
    wait();
    EXPECT_EQ(order().size(), 3);
    EXPECT_EQ(list(1).current(), posts[1]);
}

TEST_F(HighlightsTest, EnterShowsThePostAndDeleteTakesTheStarOffWithUndo)
{
    list(1).setFocus();
    list(1).select(posts[1]);
    press(Qt::Key_Delete);
    EXPECT_FALSE(marked(posts[1]).isStarred());
    undo.undo();
    wait();
    EXPECT_TRUE(marked(posts[1]).isStarred());
    list(1).select(posts[1]);
    press(Qt::Key_Return);
    EXPECT_EQ(feed().selected(), posts[1]);
}

TEST_F(HighlightsTest, ANoteIsWrittenInPlaceAndCanBeUndone)
{
    list(1).setFocus();
    list(1).select(posts[0]);
    press(Qt::Key_N);
    QTest::keyClicks(QApplication::focusWidget(), u"quote this"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(marked(posts[0]).note, u"quote this"_s);
    EXPECT_EQ(QApplication::focusWidget(), &list(1));
    undo.undo();
    EXPECT_EQ(marked(posts[0]).note, QString());
}

TEST_F(HighlightsTest, TheChipsShowThoseWithANoteByBothHostsAndWithoutAQuestion)
{
    live->setNote(posts[1], u"quote this"_s);
    live->mark({.post = posts[2], .kind = Mark::Kind::Star, .by = u"Ben"_s});
    wait();
    click(u"With a note 1"_s);
    EXPECT_EQ(order(), QList<PostId>{posts[1]});
    click(u"By both 1"_s);
    EXPECT_EQ(order(), QList<PostId>{posts[2]});
    click(u"No question 1"_s, find<HighlightsPanel>());
    EXPECT_TRUE(order().isEmpty());
    EXPECT_EQ(list(-1).order(), QList<PostId>{posts[3]});
    click(u"All 4"_s, find<HighlightsPanel>());
    EXPECT_EQ(order().size(), 3);
}

TEST_F(HighlightsTest, ArrowsGoFromOneQuestionToTheNext)
{
    list(1).setFocus();
    list(1).select(posts[2]);
    press(Qt::Key_Down);
    EXPECT_EQ(QApplication::focusWidget(), &list(-1));
    EXPECT_EQ(list(-1).current(), posts[3]);
    EXPECT_EQ(list(1).current(), std::nullopt) << "one highlight is selected at a time";
    press(Qt::Key_Up);
    EXPECT_EQ(list(1).current(), posts[2]);
}

}  // namespace tests
