// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/feed/new_posts_strip.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class FeedViewTest : public testing::Test {
protected:
    FeedViewTest()
    {
        view.resize(640, 480);
        view.show();
    }
    /// Where a post stands in the window, however the list itself is placed.
    int placeOf(const PostId &post)
    {
        return view.viewport()->mapTo(&view, view.rowRect(model.rowOf(post)).topLeft()).y();
    }
    void pointAt(const PostId &post)
    {
        QTest::mouseMove(view.viewport(), view.rowRect(model.rowOf(post)).center());
    }
    void paint() { view.grab(); }

    tests::FeedChat chat;
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    FeedModel model{*chat.live};
    FeedView view{model, theme, actions};
};

}  // namespace

TEST_F(FeedViewTest, NewPostsAppearWhenNobodyIsReading)
{
    chat.receive(20);
    const PostId newest = chat.receive(1).first();

    EXPECT_EQ(model.rowOf(newest), 0);
    EXPECT_EQ(placeOf(newest), 0);
    EXPECT_EQ(view.newPosts(), 0);
}

TEST_F(FeedViewTest, FiftyPostsMoveNothingWhileSomebodyHasScrolled)
{
    const QList<PostId> ids = chat.receive(60);
    view.verticalScrollBar()->setValue(700);
    const int before = placeOf(ids[45]);

    chat.receive(50);

    EXPECT_EQ(placeOf(ids[45]), before);
    EXPECT_EQ(view.newPosts(), 50);
}

TEST_F(FeedViewTest, FiftyPostsMoveNothingUnderThePointer)
{
    const QList<PostId> ids = chat.receive(60);
    pointAt(ids[58]);
    const int before = placeOf(ids[58]);

    chat.receive(50);

    EXPECT_EQ(placeOf(ids[58]), before);
    EXPECT_EQ(view.newPosts(), 50);
}

TEST_F(FeedViewTest, FiftyPostsMoveNothingWhileAPostIsSelected)
{
    const QList<PostId> ids = chat.receive(60);
    view.select(ids[57]);
    const int before = placeOf(ids[57]);

    chat.receive(50);

    EXPECT_EQ(placeOf(ids[57]), before);
    EXPECT_EQ(view.selected(), ids[57]);
    EXPECT_EQ(view.newPosts(), 50);
}

TEST_F(FeedViewTest, TheStripShowsAndLeavesWithoutMovingThePosts)
{
    const QList<PostId> ids = chat.receive(60);
    pointAt(ids[59]);
    chat.receive(3);
    auto *strip = view.findChild<NewPostsStrip *>();
    ASSERT_TRUE(strip->isVisible());
    EXPECT_EQ(placeOf(ids[59]), 0);

    strip->findChild<QPushButton *>()->click();

    EXPECT_EQ(view.newPosts(), 0);
    EXPECT_FALSE(strip->isVisible());
    EXPECT_EQ(view.rowRect(0).top(), 0);
}

TEST_F(FeedViewTest, ScrollingUpCountsTheNewPostsDown)
{
    chat.receive(60);
    view.verticalScrollBar()->setValue(700);
    QSignalSpy counts(&view, &FeedView::newPostsChanged);
    chat.receive(50);
    ASSERT_EQ(view.newPosts(), 50);

    view.scrollToTop();

    EXPECT_EQ(view.newPosts(), 0);
    EXPECT_EQ(counts.count(), 2);
}

TEST_F(FeedViewTest, ALatePostInTheMiddleDoesNotMoveWhatIsRead)
{
    const Instant now = chat.clock.now();
    QList<PostId> ids;
    for (int i = 0; i < 30; ++i)
        ids.append(chat.receive(
            tests::aPost(QString::number(i), u"words"_s, u"ann"_s, now + Seconds(10 * i))));
    chat.handOn();
    pointAt(ids[26]);
    const int before = placeOf(ids[26]);

    chat.receive(tests::aPost(u"late"_s, u"late words"_s, u"ben"_s, now + Seconds(285)));
    chat.handOn();

    EXPECT_EQ(placeOf(ids[26]), before);
}

TEST_F(FeedViewTest, ADeletedPostAboveMovesNothing)
{
    const QList<PostId> ids = chat.receive(60);
    view.verticalScrollBar()->setValue(900);
    const int before = placeOf(ids[45]);

    Q_EMIT chat.client.removed(ids[55]);

    EXPECT_EQ(placeOf(ids[45]), before);
}

TEST_F(FeedViewTest, ASelectedPostThatIsDeletedHandsItsSelectionToNobody)
{
    const QList<PostId> ids = chat.receive(10);
    view.select(ids[7]);
    QSignalSpy changes(&view, &FeedView::selectionChanged);

    Q_EMIT chat.client.removed(ids[7]);

    EXPECT_FALSE(view.selected());
    EXPECT_EQ(changes.count(), 1);
    view.selectNext();
    EXPECT_EQ(view.selected(), ids[6]);
}

TEST_F(FeedViewTest, ANarrowerWindowKeepsTheFirstPostInPlace)
{
    chat.receive(60, u"A1 Quite a few words that will need another line in a narrow window"_s);
    view.verticalScrollBar()->setValue(1500);
    const int row = view.rowAt(0);
    const int before = view.rowRect(row).top();

    view.resize(360, 480);

    EXPECT_EQ(view.rowAt(0), row);
    EXPECT_EQ(view.rowRect(row).top(), before);
}

TEST_F(FeedViewTest, ScrollingDownAndUpAgainComesBackToThePixel)
{
    chat.receive(200, u"A1 words that differ in length. "_s.repeated(3));
    view.verticalScrollBar()->setValue(0);
    paint();
    QScrollBar *bar = view.verticalScrollBar();
    for (int i = 0; i < 40; ++i)
        bar->setValue(bar->value() + 37);
    const int row = view.rowAt(0);
    const int top = view.rowRect(row).top();
    for (int i = 0; i < 10; ++i)
        bar->setValue(bar->value() + 37);
    for (int i = 0; i < 10; ++i)
        bar->setValue(bar->value() - 37);

    EXPECT_EQ(view.rowAt(0), row);
    EXPECT_EQ(view.rowRect(row).top(), top);
}

TEST_F(FeedViewTest, KeysMoveTheSelection)
{
    const QList<PostId> ids = chat.receive(30);
    view.activateWindow();
    view.setFocus();
    actions[ActionId::NextPost]->trigger();
    EXPECT_EQ(view.selected(), ids[29]);
    actions[ActionId::NextPost]->trigger();
    EXPECT_EQ(view.selected(), ids[28]);
    actions[ActionId::PreviousPost]->trigger();
    EXPECT_EQ(view.selected(), ids[29]);
    actions[ActionId::PreviousPost]->trigger();
    EXPECT_EQ(view.selected(), ids[29]);

    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.selected(), ids[0]);
    QTest::keyClick(&view, Qt::Key_PageUp);
    EXPECT_GT(model.rowOf(*view.selected()), 15);
    EXPECT_LT(model.rowOf(*view.selected()), 29);
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.selected(), ids[29]);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_FALSE(view.selected());
}

TEST_F(FeedViewTest, TheSelectedPostIsWhollySeen)
{
    const QList<PostId> ids = chat.receive(30);
    for (int i = 29; i >= 0; --i) {
        view.selectNext();
        const QRect place = view.rowRect(view.selectedRow());
        EXPECT_TRUE(view.viewport()->rect().contains(place.adjusted(0, 0, -1, -1))) << i;
    }
    EXPECT_EQ(view.selected(), ids[0]);
}

TEST_F(FeedViewTest, AClickOnTheStarAsksForIt)
{
    const PostId post = chat.receive(1).first();
    QSignalSpy wanted(&view, &FeedView::actionWanted);
    const QRect row = view.rowRect(0);
    // The star stands in the upper right corner.
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      row.topRight() + QPoint(-theme.scaled(16 + 8), theme.scaled(20)));

    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].value<PostId>(), post);
    EXPECT_EQ(wanted[0][1].value<ActionId>(), ActionId::Star);
    EXPECT_FALSE(view.selected());
}

TEST_F(FeedViewTest, AClickOnThePostSelectsIt)
{
    const QList<PostId> ids = chat.receive(3);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rowRect(1).center());
    EXPECT_EQ(view.selected(), ids[1]);
}

TEST_F(FeedViewTest, AnotherFilterBeginsAtTheTopAndKeepsTheSelectionThatItShows)
{
    const QList<PostId> ids = chat.receive(60);
    chat.live->star(ids[30], true);
    tests::settle();
    view.select(ids[30]);

    model.setFilter({.show = PostFilter::Show::Starred});
    EXPECT_EQ(view.selected(), ids[30]);

    model.setFilter({.show = PostFilter::Show::Hidden});
    EXPECT_FALSE(view.selected());
}

TEST_F(FeedViewTest, AHostilePostIsCutAndPainted)
{
    QString monster;
    for (int i = 0; i < 4000; ++i)
        monster += u"a\u0301\u0489\U0001F468\u200D\U0001F469\u202E"_s;
    const PostId post = chat.receive(tests::aPost(u"m"_s, monster, u"ann"_s));
    chat.receive(tests::aPost(u"n"_s, QString(5000, u'\n'), u"ben"_s));
    chat.handOn();
    paint();

    const FeedItem item = *model.itemAt(model.rowOf(post));
    EXPECT_TRUE(item.isCut);
    EXPECT_LE(item.text.size(), 2000);
    EXPECT_LT(view.rowRect(0).height(), 1000);
}

TEST_F(FeedViewTest, APostBetweenTheTopAndTheSelectedOneMovesTheUpperPosts)
{
    const Instant now = chat.clock.now();
    QList<PostId> ids;
    for (int i = 0; i < 30; ++i)
        ids.append(chat.receive(
            tests::aPost(QString::number(i), u"words"_s, u"ann"_s, now + Seconds(10 * i))));
    chat.handOn();
    view.select(ids[25]);
    const int before = placeOf(ids[25]);

    chat.receive(tests::aPost(u"late"_s, u"late words"_s, u"ben"_s, now + Seconds(275)));
    chat.handOn();
    EXPECT_EQ(placeOf(ids[25]), before);

    Q_EMIT chat.client.removed(ids[28]);
    EXPECT_EQ(placeOf(ids[25]), before);
}

TEST_F(FeedViewTest, TheMenuOfAPostShowsWhatCanBeDone)
{
    const QList<PostId> ids = chat.receive(3);
    actions[ActionId::Star]->setEnabled(true);
    actions[ActionId::Question1]->setEnabled(true);
    const QPoint place = view.rowRect(1).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, view.viewport()->mapToGlobal(place));

    QApplication::sendEvent(view.viewport(), &event);

    EXPECT_EQ(view.selected(), ids[1]);
    auto *menu = view.findChild<QMenu *>();
    ASSERT_TRUE(menu);
    EXPECT_TRUE(menu->actions().contains(actions[ActionId::Star]));
    EXPECT_TRUE(menu->actions().contains(actions[ActionId::Question1]));
    EXPECT_FALSE(menu->actions().contains(actions[ActionId::Boost]));
    menu->close();
}

TEST_F(FeedViewTest, CoveredPicturesAreShownWhenAskedForByKey)
{
    Post post = tests::aPost(u"a"_s, u"look"_s, u"ann"_s);
    post.media = {{.url = QUrl(u"https://social.example/p"_s), .description = u"A cat"_s}};
    post.sensitive = true;
    chat.receive(post);
    chat.handOn();
    view.activateWindow();
    view.setFocus();
    view.select(post.id);
    const PostLayout before(*model.itemAt(0), theme, PostFonts(theme), {.width = 600});
    EXPECT_FALSE(before.cover.isEmpty());
    const QImage covered = view.grab().toImage();

    QTest::keyClick(&view, Qt::Key_Return);

    EXPECT_NE(view.grab().toImage(), covered);
}
