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

FakeNetwork withPage(const QString &id)
{
    FakeNetwork network(id);
    network.page = QUrl(u"https://social.example/oauth/authorize?state=a%2Fb"_s);
    return network;
}

/// The dialog with its form open, on a network whose own page asks.
class BrowserSignInTest : public testing::Test {
protected:
    void open()
    {
        dialog = std::make_unique<AccountsDialog>(accounts.book, accounts.clock, theme);
        form()->setBrowser([this](const QUrl &page) { opened.append(page); });
        dialog->show();
        dialog->activateWindow();
        settle();
        if (accounts.book.accounts().isEmpty())
            press(Qt::Key_Return);
    }
    SignInForm *form() { return dialog->findChild<SignInForm *>(); }
    void press(Qt::Key key)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : dialog.get(), key);
        settle();
    }
    void type(const QString &text)
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
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
    static QLineEdit *focused() { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }

    FakeNetwork mastodon = withPage(u"mastodon"_s);
    FakeNetwork bluesky{u"bluesky"_s};
    FakeAccounts accounts{{mastodon.network(), bluesky.network()}};
    Theme theme{Theme::Choice::Light};
    QList<QUrl> opened;
    std::unique_ptr<AccountsDialog> dialog;
};

const QString waiting = u"Waiting for you to allow Moderato in the browser."_s;

}  // namespace

TEST_F(BrowserSignInTest, AServerIsAskedForAndNoPassword)
{
    open();
    ASSERT_EQ(fields().size(), 1);
    EXPECT_EQ(fields()[0]->accessibleName(), u"Server");
    EXPECT_EQ(fields()[0]->placeholderText(), u"mastodon.social");
    EXPECT_TRUE(says(u"Server"_s));
    EXPECT_FALSE(says(u"App password"_s));
    ASSERT_TRUE(shownButton(*dialog, u"Open the browser…"_s));
    EXPECT_FALSE(shownButton(*dialog, u"Open the browser…"_s)->isEnabled());
    auto *networks = dialog->findChild<QComboBox *>();
    networks->setCurrentIndex(1);
    settle();
    EXPECT_EQ(fields().size(), 2);
    EXPECT_TRUE(says(u"App password"_s));
    EXPECT_EQ(fields()[0]->accessibleName(), u"Handle");
    EXPECT_TRUE(shownButton(*dialog, u"Sign in"_s));
    networks->setCurrentIndex(0);
    settle();
    EXPECT_EQ(fields().size(), 1);
}

TEST_F(BrowserSignInTest, ThePageOpensAndTheAccountComesBackFromIt)
{
    open();
    fields()[0]->setFocus();
    type(u"@ada@social.example"_s);
    press(Qt::Key_Return);
    EXPECT_EQ(opened, QList<QUrl>{mastodon.page});
    EXPECT_EQ(mastodon.names, QStringList{u"ada@social.example"_s});
    EXPECT_EQ(mastodon.passwords, QByteArrayList{""});
    EXPECT_TRUE(says(waiting));
    press(Qt::Key_Return);
    EXPECT_EQ(opened.size(), 1) << "a second Enter asks nothing again";
    mastodon.reply();
    settle();
    ASSERT_EQ(accounts.book.accounts().size(), 1);
    EXPECT_FALSE(says(waiting));
    EXPECT_TRUE(says(u"May post as @ada@social.example, checked just now."_s));
    EXPECT_FALSE(says(u"@@"_s));
}

TEST_F(BrowserSignInTest, TheLinkCanBeTakenToAnotherBrowser)
{
    open();
    fields()[0]->setFocus();
    type(u"social.example"_s);
    press(Qt::Key_Return);
    QTest::mouseClick(shownButton(*dialog, u"Copy the link"_s), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), mastodon.page.toString(QUrl::FullyEncoded));
}

TEST_F(BrowserSignInTest, ACodeFromThePageIsEnteredByKeys)
{
    mastodon.givesCode = true;
    open();
    fields()[0]->setFocus();
    type(u"social.example"_s);
    press(Qt::Key_Return);
    ASSERT_EQ(fields().size(), 2);
    ASSERT_TRUE(focused());
    EXPECT_EQ(focused()->accessibleName(), u"Code from the page");
    press(Qt::Key_Return);
    EXPECT_TRUE(mastodon.codes.isEmpty()) << "nothing stands there yet";
    type(u" 12-ab "_s);
    press(Qt::Key_Return);
    EXPECT_EQ(mastodon.codes, QStringList{u"12-ab"_s});
    EXPECT_EQ(accounts.book.accounts().size(), 1);
    EXPECT_TRUE(fields().isEmpty());
}

TEST_F(BrowserSignInTest, WaitingEndsWithEscAndTheFormWithASecondOne)
{
    open();
    fields()[0]->setFocus();
    type(u"social.example"_s);
    press(Qt::Key_Return);
    QPushButton *cancel = shownButton(*dialog, u"Cancel"_s);
    ASSERT_TRUE(cancel && cancel->isEnabled());
    press(Qt::Key_Escape);
    EXPECT_FALSE(says(waiting));
    EXPECT_TRUE(form()->isVisible());
    EXPECT_FALSE(form()->isBusy());
    EXPECT_FALSE(says(u"Nothing was kept"_s)) << "who gives up knows it";
    EXPECT_EQ(fields()[0]->text(), u"social.example");
    press(Qt::Key_Escape);
    EXPECT_FALSE(form()->isVisible());
    EXPECT_TRUE(accounts.book.accounts().isEmpty());
}

TEST_F(BrowserSignInTest, ADialogThatIsClosedWaitsForNothing)
{
    open();
    fields()[0]->setFocus();
    type(u"social.example"_s);
    press(Qt::Key_Return);
    dialog->reject();
    dialog.reset();
    mastodon.reply();
    settle();
    EXPECT_TRUE(accounts.book.accounts().isEmpty());
}

TEST_F(BrowserSignInTest, WhatWentWrongStandsBelowTheServer)
{
    mastodon.signIns.push_back(failure(Error::Code::NotFound));
    open();
    fields()[0]->setFocus();
    type(u"nobody.example"_s);
    press(Qt::Key_Return);
    mastodon.reply();
    settle();
    EXPECT_TRUE(says(u"There is no server at nobody.example"_s));
    EXPECT_EQ(QApplication::focusWidget(), fields()[0]);
    EXPECT_TRUE(fields()[0]->accessibleDescription().contains(u"no server"_s));
    EXPECT_TRUE(shownButton(*dialog, u"Open the browser…"_s)->isEnabled());
    type(u"x"_s);
    EXPECT_FALSE(says(u"There is no server"_s));
}

TEST_F(BrowserSignInTest, SigningInAgainGoesToTheSameServer)
{
    mastodon.check = failure(Error::Code::SignedOut);
    Account account = mastodon.account(u"ada@example"_s);
    account.server = u"https://social.example:8443"_s;
    accounts.book.restore({account});
    open();
    QPushButton *again = shownButton(*dialog, u"Sign in again…"_s);
    if (!again)
        again = shownButton(*dialog, u"Sign in again"_s);
    ASSERT_TRUE(again);
    QTest::mouseClick(again, Qt::LeftButton);
    settle();
    ASSERT_EQ(fields().size(), 1);
    EXPECT_EQ(fields()[0]->text(), u"social.example:8443");
    EXPECT_EQ(QApplication::focusWidget(), fields()[0]);
    press(Qt::Key_Return);
    EXPECT_EQ(opened.size(), 1);
}

TEST_F(BrowserSignInTest, APageThatAnotherPlaceAskedForIsNotOpenedHere)
{
    open();
    accounts.book.add(NetworkId(u"mastodon"_s), u"social.example"_s, {});
    settle();
    EXPECT_TRUE(opened.isEmpty());
    EXPECT_FALSE(says(waiting));
}

}  // namespace tests
