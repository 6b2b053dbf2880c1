// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_view.h"
#include "ui/live/composer.h"
#include "ui/live/feed_panel.h"
#include "ui/live/live_page.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>
#include <QUndoStack>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// The real page of a chat in memory, as a window of its own that has the focus.
class LivePageKeys : public testing::Test {
protected:
    LivePageKeys()
    {
        posts = chat.receive(3);
        makePage();
    }

    void makePage()
    {
        page = std::make_unique<LivePage>(*chat.live, chat.clock, theme, actions, undo);
        actions.addWindowActions(page.get());
        page->resize(1440, 800);
        page->show();
        page->activateWindow();
        page->firstFocus()->setFocus();
        settle();
    }
    void key(int key) { QTest::keyClick(&page->feed().view(), Qt::Key(key)); }
    QPlainTextEdit *field() { return page->composer().findChild<QPlainTextEdit *>(); }
    void send() { QTest::keyClick(field(), Qt::Key_Return, Qt::ControlModifier); }
    const Marked &marked(int post) { return chat.live->marks().of(posts.at(post)); }

    FeedChat chat;
    QList<PostId> posts;
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    QUndoStack undo;
    std::unique_ptr<LivePage> page;
};

}  // namespace

TEST_F(LivePageKeys, AStarIsSetByItsKeyAndTakenBackByUndo)
{
    key(Qt::Key_J);
    ASSERT_EQ(page->feed().view().selected(), posts.at(2));
    key(Qt::Key_S);
    EXPECT_TRUE(marked(2).isStarred());
    undo.undo();
    EXPECT_FALSE(marked(2).isStarred());
    key(Qt::Key_S);  // within the same millisecond
    EXPECT_TRUE(marked(2).isStarred());
}

TEST_F(LivePageKeys, UndoOfACorrectionGivesBackTheFormerOne)
{
    key(Qt::Key_J);
    key(Qt::Key_2);
    EXPECT_EQ(marked(2).question, 2);
    key(Qt::Key_Backspace);
    EXPECT_EQ(marked(2).question, -1);
    undo.undo();
    EXPECT_EQ(marked(2).question, 2);
    undo.undo();
    EXPECT_EQ(marked(2).question, std::nullopt);
}

TEST_F(LivePageKeys, AHiddenPostLeavesTheListAndUndoBringsItBack)
{
    key(Qt::Key_J);
    key(Qt::Key_H);
    chat.handOn();
    EXPECT_EQ(page->feed().view().rows().count(), 2);
    undo.undo();
    chat.handOn();
    EXPECT_EQ(page->feed().view().rows().count(), 3);
}

TEST_F(LivePageKeys, ABoostWaitsThreeSeconds)
{
    key(Qt::Key_J);
    key(Qt::Key_B);
    chat.clock.advance(Milliseconds{2900});
    EXPECT_TRUE(chat.client.reactions.isEmpty());
    chat.clock.advance(Milliseconds{200});
    settle();
    ASSERT_EQ(chat.client.reactions.size(), 1);
    EXPECT_EQ(chat.client.reactions.first().first, posts.at(2));
}

TEST_F(LivePageKeys, AReplyGoesToItsPostAndLeavesTheOtherDraftAlone)
{
    field()->setPlainText(u"For everyone"_s);
    key(Qt::Key_J);
    key(Qt::Key_R);
    EXPECT_EQ(field()->toPlainText(), QString());
    QTest::keyClicks(field(), u"Thank you"_s);
    send();
    settle();
    ASSERT_EQ(chat.client.published.size(), 1);
    EXPECT_EQ(chat.client.published.first().replyTo, posts.at(2));
    EXPECT_EQ(chat.client.published.first().text, u"@ann@social.example Thank you"_s);
    EXPECT_EQ(field()->toPlainText(), u"For everyone"_s);
}

TEST_F(LivePageKeys, ADraftIsThereAgainAfterARestart)
{
    QTest::keyClicks(field(), u"Half a thought"_s);
    page.reset();
    makePage();
    EXPECT_EQ(field()->toPlainText(), u"Half a thought"_s);
}

TEST_F(LivePageKeys, ATextThatIsTooLongStaysAndIsNotSent)
{
    const QString text(501, u'x');
    field()->setPlainText(text);
    EXPECT_FALSE(actions[ActionId::Send]->isEnabled());
    send();
    settle();
    EXPECT_TRUE(chat.client.published.isEmpty());
    EXPECT_EQ(field()->toPlainText(), text);
}

}  // namespace tests
