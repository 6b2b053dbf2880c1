// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_accounts.h"
#include "tests/support/settle.h"
#include "tests/ui/shown_button.h"
#include "ui/accounts/account_row.h"
#include "ui/accounts/accounts_dialog.h"
#include "ui/accounts/sign_in_form.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// The dialog as a window with the focus, on a network that says what a test tells it.
class AccountsDialogTest : public testing::Test {
protected:
    void open()
    {
        dialog = std::make_unique<AccountsDialog>(accounts.book, accounts.clock, theme);
        dialog->show();
        dialog->activateWindow();
        settle();
    }
    void openWith(const QString &handle)
    {
        accounts.book.restore({bluesky.account(handle)});
        open();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : dialog.get(), key, modifiers);
        settle();
    }
    void type(const QString &text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
    void tabTo(const QWidget *wanted)
    {
        for (int steps = 0; steps < 20 && QApplication::focusWidget() != wanted; ++steps)
            press(Qt::Key_Tab);
        ASSERT_EQ(QApplication::focusWidget(), wanted) << "Tab does not lead there";
    }
    void tabTo(const QString &text)
    {
        QPushButton *found = shownButton(*dialog, text);
        ASSERT_TRUE(found) << "no button says " << text.toStdString();
        tabTo(found);
    }
    /// Handle and password typed, each followed by Enter.
    void signIn(const QString &handle, const QString &password)
    {
        type(handle);
        press(Qt::Key_Return);
        type(password);
        press(Qt::Key_Return);
    }
    bool says(const QString &part)
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }
    QList<QLineEdit *> fields()
    {
        QList<QLineEdit *> shown = dialog->findChildren<QLineEdit *>();
        shown.removeIf([](const QLineEdit *one) { return !one->isVisible(); });
        return shown;
    }
    static Error error(Error::Code code) { return Error{code, u"a detail for the log"_s}; }

    FakeNetwork bluesky{u"bluesky"_s};
    FakeAccounts accounts{{bluesky.network()}};
    Theme theme{Theme::Choice::Light};
    std::unique_ptr<AccountsDialog> dialog;
};

}  // namespace

TEST_F(AccountsDialogTest, TheFirstAccountIsAddedByKeysAlone)
{
    open();
    EXPECT_TRUE(says(u"No account yet."_s));
    EXPECT_EQ(QApplication::focusWidget(), shownButton(*dialog, u"Add an account…"_s));
    press(Qt::Key_Return);
    signIn(u"ada.test"_s, u"abcd-efgh"_s);
    EXPECT_EQ(bluesky.names, QStringList{u"ada.test"_s});
    EXPECT_EQ(bluesky.passwords, QByteArrayList{"abcd-efgh"});
    ASSERT_EQ(accounts.book.accounts().size(), 1);
    EXPECT_TRUE(says(u"May post as @ada.test, checked just now."_s));
    EXPECT_FALSE(says(u"No account yet."_s));
    EXPECT_EQ(QApplication::focusWidget(), shownButton(*dialog, u"Check"_s));
    EXPECT_TRUE(fields().isEmpty());
}

TEST_F(AccountsDialogTest, ThePasswordIsHiddenPastedAndForgotten)
{
    open();
    press(Qt::Key_Return);
    ASSERT_EQ(fields().size(), 2);
    QLineEdit *password = fields()[1];
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    type(u"@ada.test"_s);
    press(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), password);
    QGuiApplication::clipboard()->setText(u" abcd-efgh\n"_s);
    press(Qt::Key_V, Qt::ControlModifier);
    press(Qt::Key_Return);
    EXPECT_EQ(bluesky.passwords, QByteArrayList{"abcd-efgh"});
    EXPECT_EQ(bluesky.names, QStringList{u"ada.test"_s});
    EXPECT_EQ(password->text(), QString());
}

TEST_F(AccountsDialogTest, AHandleCopiedWithInvisibleMarksIsTakenAsItReads)
{
    open();
    press(Qt::Key_Return);
    fields()[0]->setText(u" \u202A@ada.test\u202C "_s);
    press(Qt::Key_Tab);
    type(u"abcd"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(bluesky.names, QStringList{u"ada.test"_s});
}

TEST_F(AccountsDialogTest, NothingIsAskedBeforeBothFieldsSaySomething)
{
    open();
    press(Qt::Key_Return);
    EXPECT_FALSE(shownButton(*dialog, u"Sign in"_s)->isEnabled());
    type(u"ada.test"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(QApplication::focusWidget(), fields()[1]) << "Enter leads to what is missing";
    press(Qt::Key_Return);
    EXPECT_TRUE(bluesky.names.isEmpty());
    type(u"x"_s);
    EXPECT_TRUE(shownButton(*dialog, u"Sign in"_s)->isEnabled());
}

TEST_F(AccountsDialogTest, AWrongPasswordIsSaidUnderItsFieldAndTypedAnew)
{
    bluesky.signIns.push_back(tl::unexpected(error(Error::Code::SignedOut)));
    open();
    press(Qt::Key_Return);
    signIn(u"ada.test"_s, u"wrong"_s);
    EXPECT_TRUE(says(u"with this password. Nothing was kept"_s));
    EXPECT_FALSE(says(u"a detail for the log"_s));
    EXPECT_EQ(QApplication::focusWidget(), fields()[1]);
    EXPECT_TRUE(fields()[1]->accessibleDescription().contains(u"with this password"_s));
    type(u"right"_s);
    EXPECT_FALSE(says(u"with this password"_s)) << "what is typed now was not tried yet";
    press(Qt::Key_Return);
    EXPECT_EQ(bluesky.passwords.last(), "right") << "the wrong one was selected";
    EXPECT_EQ(accounts.book.accounts().size(), 1);
}

TEST_F(AccountsDialogTest, AHandleThatIsNotThereIsSaidUnderItsField)
{
    bluesky.signIns.push_back(tl::unexpected(error(Error::Code::NotFound)));
    open();
    press(Qt::Key_Return);
    signIn(u"nobody.test"_s, u"x"_s);
    EXPECT_TRUE(says(u"There is no account @nobody.test on Bluesky."_s));
    EXPECT_EQ(QApplication::focusWidget(), fields()[0]);
}

TEST_F(AccountsDialogTest, EscLeavesTheFormThenTheDialog)
{
    open();
    press(Qt::Key_Return);
    type(u"ada"_s);
    press(Qt::Key_Escape);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(fields().isEmpty());
    EXPECT_EQ(QApplication::focusWidget(), shownButton(*dialog, u"Add an account…"_s));
    press(Qt::Key_Return);
    EXPECT_EQ(fields()[0]->text(), QString());
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
}

TEST_F(AccountsDialogTest, WhileTheNetworkIsAskedNothingCanBeAskedTwice)
{
    open();
    press(Qt::Key_Return);
    bluesky.neverReplies = true;
    signIn(u"ada.test"_s, u"x"_s);
    ASSERT_TRUE(shownButton(*dialog, u"Signing in…"_s));
    EXPECT_FALSE(shownButton(*dialog, u"Signing in…"_s)->isEnabled());
    EXPECT_TRUE(fields()[0]->isReadOnly());
    EXPECT_EQ(QApplication::focusWidget(), fields()[1]) << "the next Enter presses nothing else";
    bluesky.reply();
    settle();
    EXPECT_EQ(bluesky.names.size(), 1);
    EXPECT_TRUE(says(u"@ada.test is signed in."_s));
}

TEST_F(AccountsDialogTest, AnAccountIsAskedAboutWhenTheDialogOpensAndGrowsOlder)
{
    openWith(u"ada.test"_s);
    EXPECT_EQ(bluesky.checks, 1);
    EXPECT_TRUE(says(u"May post as @ada.test, checked just now."_s));
    accounts.clock.advance(5min);
    EXPECT_TRUE(says(u"May post as @ada.test, checked 5 min ago."_s));
    dialog.reset();
    open();
    EXPECT_EQ(bluesky.checks, 1) << "it is known how it stands";
    tabTo(u"Check"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(bluesky.checks, 2);
    EXPECT_TRUE(says(u"checked just now."_s));
}

TEST_F(AccountsDialogTest, ASecondCheckWaitsForTheFirst)
{
    openWith(u"ada.test"_s);
    bluesky.neverReplies = true;
    tabTo(u"Check"_s);
    press(Qt::Key_Space);
    EXPECT_TRUE(says(u"Asking Bluesky…"_s));
    press(Qt::Key_Space);
    EXPECT_EQ(bluesky.checks, 2) << "one at the start, one by hand";
    bluesky.reply();
    settle();
    EXPECT_FALSE(says(u"Asking Bluesky…"_s));
}

TEST_F(AccountsDialogTest, ASignedOutAccountIsSignedInAgainWithItsHandleFilledIn)
{
    bluesky.check = tl::unexpected(error(Error::Code::SignedOut));
    openWith(u"ada.test"_s);
    EXPECT_TRUE(says(u"Bluesky signed @ada.test out."_s));
    tabTo(u"Sign in again"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(fields()[0]->text(), u"ada.test"_s);
    EXPECT_EQ(QApplication::focusWidget(), fields()[1]);
    type(u"new"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(accounts.book.accounts().size(), 1);
    EXPECT_TRUE(says(u"May post as @ada.test"_s));
    EXPECT_FALSE(shownButton(*dialog, u"Sign in again"_s));
}

TEST_F(AccountsDialogTest, RemovingAsksFirstAndEscKeepsTheAccount)
{
    openWith(u"ada.test"_s);
    tabTo(u"Remove"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(says(u"It is signed out at Bluesky and forgotten here."_s));
    EXPECT_EQ(QApplication::focusWidget(), shownButton(*dialog, u"Keep"_s));
    press(Qt::Key_Escape);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(accounts.book.accounts().size(), 1);
    EXPECT_FALSE(shownButton(*dialog, u"Keep"_s));

    press(Qt::Key_Return);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_TRUE(accounts.book.accounts().isEmpty());
    EXPECT_TRUE(says(u"@ada.test is removed here and signed out at Bluesky."_s));
    EXPECT_TRUE(says(u"No account yet."_s));
    EXPECT_EQ(QApplication::focusWidget(), shownButton(*dialog, u"Add an account…"_s));
}

TEST_F(AccountsDialogTest, AnAccountIsGoneHereAlsoWhenTheNetworkIsAway)
{
    bluesky.signOut = tl::unexpected(error(Error::Code::Offline));
    openWith(u"ada.test"_s);
    tabTo(u"Remove"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_TRUE(accounts.book.accounts().isEmpty());
    EXPECT_TRUE(says(u"@ada.test is removed here, but Bluesky could not be told."_s));
}

TEST_F(AccountsDialogTest, AnAccountThatPostsALiveChatCannotBeRemoved)
{
    openWith(u"ada.test"_s);
    dialog->setInUse({accounts.book.accounts().first().id});
    QPushButton *remove = shownButton(*dialog, u"Remove"_s);
    EXPECT_FALSE(remove->isEnabled());
    EXPECT_EQ(remove->accessibleDescription(), u"It posts the chat that is live."_s);
    dialog->setInUse({});
    EXPECT_TRUE(remove->isEnabled());
}

TEST_F(AccountsDialogTest, WhereNoKeychainIsTheDialogSaysHowLongPeopleStaySignedIn)
{
    const QString sentence =
        u"No keychain was found: you stay signed in until Moderato is closed."_s;
    open();
    EXPECT_FALSE(says(sentence));
    dialog.reset();
    accounts.secrets.lasting = false;
    open();
    EXPECT_TRUE(says(sentence));
}

TEST_F(AccountsDialogTest, ANetworkIsChosenOnlyWhereThereAreSeveral)
{
    open();
    press(Qt::Key_Return);
    EXPECT_FALSE(dialog->findChild<QComboBox *>()->isVisible());
    FakeNetwork mastodon{u"mastodon"_s};
    FakeAccounts both{{bluesky.network(), mastodon.network()}};
    dialog = std::make_unique<AccountsDialog>(both.book, both.clock, theme);
    dialog->show();
    dialog->activateWindow();
    settle();
    press(Qt::Key_Return);
    auto *network = dialog->findChild<QComboBox *>();
    EXPECT_EQ(QApplication::focusWidget(), network);
    press(Qt::Key_Down);
    EXPECT_EQ(network->currentText(), u"Mastodon"_s);
    press(Qt::Key_Tab);
    signIn(u"ada@social.test"_s, u"x"_s);
    EXPECT_EQ(mastodon.names, QStringList{u"ada@social.test"_s});
    EXPECT_TRUE(bluesky.names.isEmpty());
    dialog.reset();
}

TEST_F(AccountsDialogTest, EverythingIsReachedByTabFromTopToBottom)
{
    accounts.book.restore({bluesky.account(u"ada.test"_s), bluesky.account(u"bob.test"_s)});
    open();
    QStringList names;
    for (int steps = 0; steps < 6; ++steps) {
        const auto *focus = qobject_cast<QPushButton *>(QApplication::focusWidget());
        ASSERT_TRUE(focus);
        names.append(focus->accessibleName().isEmpty() ? focus->text() : focus->accessibleName());
        press(Qt::Key_Tab);
    }
    EXPECT_EQ(names, (QStringList{u"Check @ada.test"_s, u"Remove @ada.test"_s, u"Check @bob.test"_s,
                                  u"Remove @bob.test"_s, u"Add an account…"_s, u"Close"_s}));
    EXPECT_TRUE(dialog->findChild<AccountRow *>()->accessibleName().startsWith(
        u"@ada.test, Bluesky, May post as @ada.test"_s));
}

TEST_F(AccountsDialogTest, ALongHandleAndLongWordsStayInsideTheDialog)
{
    bluesky.check = tl::unexpected(error(Error::Code::SignedOut));
    openWith(QString(u"a-very-long-name"_s).repeated(6) + u".example"_s);
    settle();
    for (const QWidget *one : dialog->findChildren<AccountRow *>()) {
        EXPECT_LE(one->minimumSizeHint().width(), dialog->width());
        EXPECT_LE(one->mapTo(dialog.get(), one->rect().bottomRight()).x(), dialog->width());
    }
}

}  // namespace tests
