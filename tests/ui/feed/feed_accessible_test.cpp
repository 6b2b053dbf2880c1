// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/shell/theme.h"

#include <QAccessible>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class FeedAccessibleTest : public testing::Test {
protected:
    FeedAccessibleTest()
    {
        view.resize(640, 480);
        view.show();
    }
    QAccessibleInterface *list() { return QAccessible::queryAccessibleInterface(&view); }
    QString name(int row) { return list()->child(row)->text(QAccessible::Name); }

    tests::FeedChat chat;
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    FeedModel model{*chat.live};
    FeedView view{model, theme, actions};
};

}  // namespace

TEST_F(FeedAccessibleTest, TheFeedIsAListWithOneItemForEachPost)
{
    chat.receive(12);

    EXPECT_EQ(list()->role(), QAccessible::List);
    ASSERT_EQ(list()->childCount(), 12);
    for (int row = 0; row < 12; ++row) {
        QAccessibleInterface *item = list()->child(row);
        ASSERT_TRUE(item && item->isValid()) << row;
        EXPECT_EQ(item->role(), QAccessible::ListItem);
        EXPECT_EQ(list()->indexOfChild(item), row);
        EXPECT_EQ(item->parent(), list());
    }
}

TEST_F(FeedAccessibleTest, AnItemReadsAuthorQuestionTextAndStar)
{
    const PostId post = chat.receive(tests::aPost(u"a"_s, u"A1: Because it works"_s, u"ann"_s));
    chat.handOn();
    chat.live->star(post, true);
    tests::settle();

    const QString text = name(0);
    const qsizetype author = text.indexOf(u"ANN"_s);
    const qsizetype question = text.indexOf(u"A1,"_s);
    const qsizetype words = text.indexOf(u"Because it works"_s);
    const qsizetype star = text.indexOf(u"starred"_s);
    EXPECT_EQ(author, 0);
    EXPECT_LT(author, question);
    EXPECT_LT(question, words);
    EXPECT_LT(words, star);
}

TEST_F(FeedAccessibleTest, ChildrenOutOfRangeAreNull)
{
    chat.receive(2);

    EXPECT_EQ(list()->child(-1), nullptr);
    EXPECT_EQ(list()->child(2), nullptr);
    EXPECT_EQ(list()->child(1'000'000), nullptr);
    EXPECT_EQ(list()->childAt(-5000, -5000), nullptr);
    EXPECT_EQ(list()->indexOfChild(nullptr), -1);
    EXPECT_EQ(list()->indexOfChild(list()), -1);
}

TEST_F(FeedAccessibleTest, AnItemStaysThatOfItsPostWhenOthersComeInAbove)
{
    chat.receive(3);
    QAccessibleInterface *item = list()->child(1);
    const QString before = item->text(QAccessible::Name);

    chat.receive(5);

    EXPECT_EQ(list()->indexOfChild(item), 6);
    EXPECT_EQ(list()->child(6), item);
    EXPECT_EQ(item->text(QAccessible::Name), before);
}

TEST_F(FeedAccessibleTest, AnItemOfADeletedPostSaysThatItIsGone)
{
    const QList<PostId> ids = chat.receive(3);
    QAccessibleInterface *item = list()->child(1);

    Q_EMIT chat.client.removed(ids[1]);

    EXPECT_FALSE(item->isValid());
    EXPECT_TRUE(item->state().invalid);
    EXPECT_TRUE(item->text(QAccessible::Name).isEmpty());
    EXPECT_TRUE(item->rect().isEmpty());
}

TEST_F(FeedAccessibleTest, TheSelectedItemSaysSo)
{
    const QList<PostId> ids = chat.receive(3);
    view.activateWindow();
    view.setFocus();
    view.select(ids[1]);

    EXPECT_TRUE(list()->child(1)->state().selected);
    EXPECT_FALSE(list()->child(0)->state().selected);
    EXPECT_TRUE(list()->child(0)->state().selectable);
    if (view.hasFocus()) {
        EXPECT_EQ(list()->focusChild(), list()->child(1));
    }
}

TEST_F(FeedAccessibleTest, TheItemUnderAPointIsFound)
{
    chat.receive(3);
    const QPoint inside = view.viewport()->mapToGlobal(view.rowRect(2).center());

    EXPECT_EQ(list()->childAt(inside.x(), inside.y()), list()->child(2));
    EXPECT_TRUE(list()->child(2)->rect().contains(inside));
}

TEST_F(FeedAccessibleTest, AScreenReaderSelectsAPost)
{
    const QList<PostId> ids = chat.receive(3);
    QAccessibleActionInterface *action = list()->child(2)->actionInterface();
    ASSERT_TRUE(action);

    action->doAction(QAccessibleActionInterface::setFocusAction());

    EXPECT_EQ(view.selected(), ids[0]);
}

TEST_F(FeedAccessibleTest, ReadingTheWholeListKeepsOnlySomeOfIt)
{
    chat.receive(1500);
    for (int row = 0; row < 1500; ++row)
        ASSERT_TRUE(list()->child(row)) << row;

    EXPECT_TRUE(list()->child(0)->isValid());
    EXPECT_EQ(list()->indexOfChild(list()->child(1499)), 1499);
}
