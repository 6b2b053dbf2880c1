// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/support/builders.h"
#include "tests/support/fake_accounts.h"
#include "tests/support/settle.h"
#include "ui/prepare/last_question_dialog.h"
#include "ui/prepare/preflight_dialog.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// A chat that starts in twelve minutes and is posted by two real accounts.
class LastQuestion : public testing::Test {
protected:
    LastQuestion()
    {
        chat.start = ZonedTime::at(clock.now() + 12min, "America/New_York");
        chat.accounts = {bluesky.id, mastodon.id};
    }
    void open()
    {
        dialog = std::make_unique<LastQuestionDialog>(chat, all(), clock, theme);
        QObject::connect(dialog.get(), &QDialog::finished, dialog.get(),
                         [this](int result) { answer = result; });
        dialog->show();
        dialog->activateWindow();
        settle();
    }
    QList<Account> all() { return QList<Account>{bluesky, mastodon} + practiceAccounts(); }
    bool says(const QString &part)
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->text().contains(part); });
    }
    void press(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
        settle();
    }

    FakeClock clock;
    Theme theme{Theme::Choice::Light};
    Account bluesky = anAccount(u"bluesky"_s);
    Account mastodon = anAccount(u"mastodon"_s);
    Chat chat = aChat();
    std::optional<int> answer;
    std::unique_ptr<LastQuestionDialog> dialog;
};

}  // namespace

TEST_F(LastQuestion, ItIsAskedOnlyWhereSomethingLeavesThisComputer)
{
    EXPECT_TRUE(LastQuestionDialog::isNeeded(chat, all()));
    chat.accounts = {practiceAccounts().first().id};
    EXPECT_FALSE(LastQuestionDialog::isNeeded(chat, all()));
    chat.accounts = {AccountId(u"bluesky:gone"_s)};
    EXPECT_FALSE(LastQuestionDialog::isNeeded(chat, all()));
}

TEST_F(LastQuestion, ItNamesEveryAccountAndTheFirstPostWithItsTime)
{
    open();
    EXPECT_TRUE(says(u"This goes out as @host.bluesky on Bluesky."_s));
    EXPECT_TRUE(says(u"This goes out as @host.mastodon on Mastodon."_s));
    EXPECT_TRUE(says(u"by itself in 12 min"_s));
    EXPECT_TRUE(says(postedText(chat.runSheet.cues().first(), chat, bluesky.network)));
}

TEST_F(LastQuestion, EnterOutOfHabitGoesNowhere)
{
    open();
    press(Qt::Key_Return);
    EXPECT_EQ(answer, int(QDialog::Rejected));
}

TEST_F(LastQuestion, GoLiveIsOneStepOfTheKeyboardAway)
{
    open();
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_EQ(answer, int(QDialog::Accepted));
}

TEST_F(LastQuestion, EscMeansNotYet)
{
    open();
    press(Qt::Key_Escape);
    EXPECT_EQ(answer, int(QDialog::Rejected));
}

TEST_F(LastQuestion, AFirstPostThatAsksOrIsLateIsNotCalledOneThatLeavesByItself)
{
    for (const Cue &cue : chat.runSheet.cues()) {
        Cue byHand = cue;
        byHand.mode = CueMode::Manual;
        chat.runSheet.change(byHand);
    }
    open();
    EXPECT_TRUE(says(u"when you say so"_s));
    Cue late = chat.runSheet.cues().first();
    late.mode = CueMode::Automatic;
    chat.runSheet.change(late);
    clock.advance(1h);
    open();
    EXPECT_TRUE(says(u"has passed: you are asked first"_s));
}

TEST_F(LastQuestion, TwoAccountsOnOneNetworkHaveTheSameTroubleOnce)
{
    Account second = bluesky;
    second.id = AccountId(u"bluesky:second"_s);
    second.handle = u"second.example"_s;
    Cue longOne = chat.runSheet.cues().first();
    longOne.text = QString(u"long "_s).repeated(100);
    chat.runSheet.change(longOne);
    chat.accounts = {bluesky.id, second.id};
    const QStringList said = PreflightDialog(chat, {bluesky, second}, clock).sentences();
    EXPECT_EQ(said.filter(u"too long for Bluesky"_s).size(), 1) << said.join(u'|').toStdString();
}

TEST_F(LastQuestion, TheListBeforeGoingLiveSaysHowRealAccountsStand)
{
    FakeNetwork network{u"bluesky"_s};
    FakeAccounts accounts{{network.network()}};
    accounts.book.restore({bluesky});
    accounts.book.check(bluesky.id);
    settle();
    chat.accounts = {bluesky.id};
    const auto sentences = [&] {
        return PreflightDialog(chat, all(), accounts.clock, &accounts.book).sentences().join(u'\n');
    };
    EXPECT_TRUE(sentences().contains(u"May post as @host.bluesky, checked just now."_s));
    EXPECT_TRUE(sentences().contains(u"@host.mastodon is not chosen"_s));
    EXPECT_FALSE(sentences().contains(u"ractice"_s)) << sentences().toStdString();
    network.check = failure(Error::Code::SignedOut);
    accounts.book.check(bluesky.id);
    settle();
    EXPECT_TRUE(sentences().contains(u"signed @host.bluesky out"_s));
}

}  // namespace tests
