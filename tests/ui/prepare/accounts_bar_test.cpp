// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/prepare/prepared_page.h"
#include "ui/prepare/accounts_bar.h"
#include "ui/prepare/chat_form.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// The Prepare page with nobody signed in yet.
class AccountsBarTest : public PreparedPage {
protected:
    AccountsBar &bar() { return *page->findChild<AccountsBar *>(); }
    QList<QPushButton *> chips()
    {
        QList<QPushButton *> shown = bar().findChildren<QPushButton *>();
        shown.removeIf([](QPushButton *one) { return !one->isVisible() || !one->isCheckable(); });
        return shown;
    }
    QStringList ticked()
    {
        QStringList names;
        for (const QPushButton *one : chips()) {
            if (one->isChecked())
                names.append(one->accessibleName());
        }
        return names;
    }
    void signIn(const QList<Account> &accounts)
    {
        page->setAccounts(accounts);
        settle();
    }
    void press(QPushButton *chip)
    {
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Space);
        settle();
    }

    Account bluesky = anAccount(u"bluesky"_s);
    Account mastodon = anAccount(u"mastodon"_s);
};

}  // namespace

TEST_F(AccountsBarTest, WhileNobodyIsSignedInPracticeAccountsStandForThemselves)
{
    EXPECT_EQ(chips().size(), 3);
    EXPECT_EQ(ticked().size(), 3);
    press(chips()[0]);
    EXPECT_EQ(shown().accounts.size(), 2);
}

TEST_F(AccountsBarTest, RealAccountsComeBesideOneChipForPracticeWithoutChangingTheChat)
{
    const Chat before = shown();
    signIn({bluesky, mastodon});
    ASSERT_EQ(chips().size(), 3);
    EXPECT_EQ(chips()[0]->accessibleName(), u"Post as @host.bluesky on Bluesky"_s);
    EXPECT_EQ(ticked(), QStringList{u"Post as practice accounts"_s});
    EXPECT_EQ(shown(), before);
}

TEST_F(AccountsBarTest, ANewChatIsPostedByWhomeverIsSignedIn)
{
    actions[ActionId::NewChat]->trigger();
    EXPECT_EQ(ticked().size(), 3) << "practice, as nobody is";
    signIn({bluesky, mastodon});
    actions[ActionId::NewChat]->trigger();
    EXPECT_EQ(shown().accounts, (QList<AccountId>{bluesky.id, mastodon.id}));
}

TEST_F(AccountsBarTest, NeverPostPracticeAndRealAccountsTheSameChat)
{
    signIn({bluesky, mastodon});
    press(chips()[0]);
    EXPECT_EQ(shown().accounts, QList<AccountId>{bluesky.id});
    press(chips()[1]);
    EXPECT_EQ(shown().accounts, (QList<AccountId>{bluesky.id, mastodon.id}));
    press(chips()[2]);
    EXPECT_EQ(ticked(), QStringList{u"Post as practice accounts"_s});
    EXPECT_EQ(shown().accounts.size(), 3);
    undo.undo();
    settle();
    EXPECT_EQ(shown().accounts, (QList<AccountId>{bluesky.id, mastodon.id}));
    EXPECT_EQ(ticked().size(), 2);
}

TEST_F(AccountsBarTest, WhatIsBeingTypedStaysWhenAnAccountComes)
{
    page->activateWindow();
    QLineEdit *title = page->findChild<ChatForm *>()->titleField();
    title->setFocus();
    QTest::keyClicks(title, u"abc"_s);
    const QString typed = title->text();
    signIn({bluesky});
    EXPECT_EQ(QApplication::focusWidget(), title);
    EXPECT_EQ(title->text(), typed);
}

TEST_F(AccountsBarTest, AnAccountThatIsSignedOutPostsNothingMore)
{
    signIn({bluesky});
    press(chips()[0]);
    ASSERT_TRUE(actions[ActionId::GoLive]->isEnabled());
    signIn({});
    EXPECT_FALSE(actions[ActionId::GoLive]->isEnabled());
    EXPECT_TRUE(ticked().isEmpty());
    EXPECT_EQ(shown().accounts, QList<AccountId>{bluesky.id}) << "it may come back";
    signIn({bluesky});
    EXPECT_TRUE(actions[ActionId::GoLive]->isEnabled());
    EXPECT_EQ(ticked(), QStringList{u"Post as @host.bluesky on Bluesky"_s});
}

TEST_F(AccountsBarTest, TheAccountsButtonIsThereAsSoonAsSomebodyAnswersIt)
{
    QPushButton *more = button(u"Accounts…"_s);
    ASSERT_TRUE(more);
    EXPECT_FALSE(more->isEnabled());
    int asked = 0;
    actions[ActionId::Accounts]->setEnabled(true);
    QObject::connect(actions[ActionId::Accounts], &QAction::triggered, page.get(),
                     [&asked] { ++asked; });
    EXPECT_TRUE(more->isEnabled());
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    EXPECT_EQ(asked, 1);
}

TEST_F(AccountsBarTest, ManyAccountsWithLongHandlesFitIntoASmallWindow)
{
    QList<Account> many;
    for (int number = 0; number < 6; ++number) {
        Account account = anAccount(u"bluesky"_s);
        account.id = AccountId(u"bluesky:%1"_s.arg(number));
        account.handle = u"a-long-name-for-a-chat-%1.bsky.social"_s.arg(number);
        many.append(account);
    }
    page->setMinimumSize(1024, 700);  // as the window has it
    signIn(many);
    for (const int width : {1200, 1024}) {
        page->resize(width, 700);
        settle();
        EXPECT_LE(page->minimumSizeHint().width(), width);
    }
    for (const QPushButton *chip : chips()) {
        EXPECT_LE(chip->mapTo(page.get(), chip->rect().bottomRight()).x(), page->width());
        EXPECT_FALSE(chip->accessibleName().isEmpty());
    }
}

}  // namespace tests
