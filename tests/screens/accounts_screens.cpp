// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/accounts_screens.h"

#include "tests/support/fake_accounts.h"
#include "ui/accounts/account_row.h"
#include "ui/accounts/accounts_dialog.h"
#include "ui/accounts/sign_in_form.h"
#include "ui/prepare/last_question_dialog.h"
#include "ui/prepare/preflight_dialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using ui::Stage;

namespace {

void takeSigningIn(Scene &scene, FakeNetwork &network, ui::AccountsDialog &dialog)
{
    dialog.startAdding();
    const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
    network.signIns.push_back(failure(Error::Code::SignedOut));
    dialog.show();
    QTest::keyClicks(fields[fields.size() - 2], u"safespace.example"_s);
    QTest::keyClicks(fields.last(), u"abcd-efgh-ijkl"_s);
    scene.takeDialog(dialog, u"dialog-accounts-adding"_s);
    dialog.show();
    fields.last()->setFocus();
    QTest::keyClick(fields.last(), Qt::Key_Return);
    scene.takeDialog(dialog, u"dialog-accounts-error"_s);
}

/// A network whose own page asks: the server, the wait, and a page that gives a code.
void takeBrowser(Scene &scene)
{
    FakeNetwork mastodon(u"mastodon"_s);
    mastodon.page = QUrl(u"https://social.example/oauth/authorize"_s);
    FakeAccounts accounts({mastodon.network()});
    ui::AccountsDialog dialog(accounts.book, accounts.clock, scene.theme);
    auto *form = dialog.findChild<ui::SignInForm *>();
    form->setBrowser([](const QUrl &) {});
    dialog.startAdding();
    scene.takeDialog(dialog, u"dialog-accounts-server"_s);
    dialog.show();
    auto *server = qobject_cast<QLineEdit *>(form->fields().at(1));
    QTest::keyClicks(server, u"social.example"_s);
    QTest::keyClick(server, Qt::Key_Return);
    scene.takeDialog(dialog, u"dialog-accounts-browser"_s);
    accounts.book.cancelSignIn();
    mastodon.givesCode = true;
    dialog.show();
    QTest::keyClick(server, Qt::Key_Return);
    scene.takeDialog(dialog, u"dialog-accounts-code"_s);
    accounts.book.cancelSignIn();
}

void takeGoingLive(Scene &scene, const FakeAccounts &accounts)
{
    const QList<Account> &real = accounts.book.accounts();
    scene.prepare->setAccounts(real);
    scene.window.showStage(Stage::Prepare);
    scene.take(u"prepare-accounts"_s);
    Chat chat = scene.live().chat();
    chat.accounts.clear();
    for (const Account &account : real)
        chat.accounts.append(account.id);
    chat.start = ZonedTime::at(scene.clock.now() + 12min, "America/New_York");
    ui::LastQuestionDialog last(chat, real, scene.clock, scene.theme);
    scene.takeDialog(last, u"dialog-last-question"_s);
    ui::PreflightDialog preflight(chat, real, scene.clock, &accounts.book);
    scene.takeDialog(preflight, u"dialog-preflight-real"_s);
    scene.prepare->setAccounts({});
}

}  // namespace

void takeAccounts(Scene &scene)
{
    FakeNetwork bluesky(u"bluesky"_s);
    FakeAccounts none({bluesky.network()}, false);
    ui::AccountsDialog empty(none.book, none.clock, scene.theme);
    scene.takeDialog(empty, u"dialog-accounts-empty"_s);
    FakeAccounts accounts({bluesky.network()});
    Account good = bluesky.account(u"safespace.example"_s);
    good.server = u"https://morel.us-east.host.bsky.network"_s;
    accounts.book.restore({good});
    ui::AccountsDialog one(accounts.book, accounts.clock, scene.theme);
    scene.takeDialog(one, u"dialog-accounts-good"_s);
    bluesky.check = failure(Error::Code::SignedOut);
    const Account broken =
        bluesky.account(u"a-chat-for-teachers-with-a-long-name.and-a-domain-of-its-own.example"_s);
    accounts.book.restore({good, broken});
    accounts.clock.advance(5min);
    ui::AccountsDialog two(accounts.book, accounts.clock, scene.theme);
    scene.takeDialog(two, u"dialog-accounts-broken"_s);
    two.show();
    QTest::mouseClick(two.findChild<ui::AccountRow *>()->buttons()[2], Qt::LeftButton);
    scene.takeDialog(two, u"dialog-accounts-remove"_s);
    takeSigningIn(scene, bluesky, two);
    takeBrowser(scene);
    takeGoingLive(scene, accounts);
}

}  // namespace tests
