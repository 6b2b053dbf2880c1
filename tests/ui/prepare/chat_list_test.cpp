// SPDX-License-Identifier: GPL-3.0-or-later
// The list of chats, and what is new or gone.
#include "tests/ui/prepare/prepared_page.h"
#include "ui/prepare/chat_list_panel.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class ChatListTest : public tests::PreparedPage {
protected:
    ChatListPanel &panel() { return *page->findChild<ChatListPanel *>(); }
    QListWidget &list() { return *panel().findChild<QListWidget *>(); }
    QStringList rows()
    {
        QStringList rows;
        for (int row = 0; row < list().count(); ++row)
            rows.append(list().item(row)->text());
        return rows;
    }
    void addChat(const QString &title, int days, ChatStage stage = ChatStage::Draft)
    {
        Chat other = chat;
        other.id = ChatId::fresh();
        other.title = title;
        other.start = ZonedTime::at(clock.now() + std::chrono::hours(24 * days), "UTC");
        other.stage = stage;
        if (days == 0)
            other.start.date = QDate();
        book.save(other);
        tests::settle();
    }
};

}  // namespace

TEST_F(ChatListTest, TheNextChatStandsFirstThenThoseToComeThenDraftsThenThePastLatestFirst)
{
    book.remove(chat.id);
    addChat(u"Long ago"_s, -20, ChatStage::Ended);
    addChat(u"In a month"_s, 30);
    addChat(u"Tomorrow"_s, 1);
    addChat(u"Some day"_s, 0);
    addChat(u"Last week"_s, -7, ChatStage::Ended);
    addChat(u"Armed"_s, 9, ChatStage::Armed);
    EXPECT_EQ(rows(), (QStringList{u"Next"_s, u"Armed"_s, u"Tomorrow"_s, u"In a month"_s,
                                   u"Without a date"_s, u"Some day"_s, u"Past"_s, u"Last week"_s,
                                   u"Long ago"_s}));
    page->showChat({});
    EXPECT_EQ(shown().title, u"Armed");
}

TEST_F(ChatListTest, KeysPassByTheHeadings)
{
    addChat(u"Past one"_s, -7, ChatStage::Ended);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Down);
    EXPECT_EQ(shown().title, u"Past one");
    QTest::keyClick(&list(), Qt::Key_Up);
    EXPECT_EQ(shown().title, chat.title);
    QTest::keyClick(&list(), Qt::Key_Up);
    EXPECT_EQ(shown().title, chat.title);
}

TEST_F(ChatListTest, ALongListCanBeSearchedAndAShortOneHasNothingToSearch)
{
    auto *search = panel().findChild<QLineEdit *>();
    EXPECT_FALSE(search->isVisible());
    for (int week = 1; week <= 9; ++week)
        addChat(u"Week %1"_s.arg(week), 7 * week);
    ASSERT_TRUE(search->isVisible());
    QTest::keyClicks(search, u"week 4"_s);
    EXPECT_EQ(rows(), (QStringList{u"Next"_s, u"Week 4"_s}));
    EXPECT_FALSE(button(u"Delete"_s)->isEnabled()) << "the chat that is open is not in the list";
    search->clear();
    EXPECT_TRUE(button(u"Delete"_s)->isEnabled());
    EXPECT_GT(rows().size(), 9);
}

TEST_F(ChatListTest, ANewChatAndTheDraftOfTheNextDateAreTakenBackByUndo)
{
    actions[ActionId::NewChat]->trigger();
    EXPECT_EQ(book.chats().size(), 2);
    EXPECT_EQ(undo.undoText(), u"New chat");
    undo.undo();
    EXPECT_EQ(book.chats(), QList<Chat>{chat});
    EXPECT_EQ(page->currentChat(), chat.id);
    undo.redo();
    EXPECT_EQ(book.chats().size(), 2);
    undo.undo();
    click(u"Copy to next date"_s);
    EXPECT_EQ(book.chats().size(), 2);
    undo.undo();
    EXPECT_EQ(book.chats(), QList<Chat>{chat});
}

TEST_F(ChatListTest, UndoTakesNoChatAwayThatIsArmedAndDisarmsNone)
{
    actions[ActionId::NewChat]->trigger();
    edit(2, RunSheetModel::Text, u"Before it was armed?"_s);
    const ChatId id = page->currentChat();
    changeChat([](Chat &changed) { changed.stage = ChatStage::Armed; });
    undo.undo();
    ASSERT_TRUE(book.find(id));
    EXPECT_EQ(book.find(id)->stage, ChatStage::Armed);
    undo.undo();
    EXPECT_TRUE(book.find(id)) << "it would be posted by nobody";
}
