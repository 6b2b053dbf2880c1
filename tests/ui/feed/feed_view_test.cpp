// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/feed/new_posts_strip.h"
#include "ui/shell/theme.h"

#include <QAction>
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
