// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/account_command.h"
#include "app/run_command.h"
#include "tests/app/input.h"
#include "tests/support/builders.h"
#include "tests/support/fake_network.h"
#include "tests/support/wait_for.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace app;
using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype allCues = 6;  // welcome, introduction, two questions, wrap-up, next chat

/// The commands on a folder of their own, with a network that does what it is told.
class CommandTest : public testing::Test {
protected:
    CommandTest()
    {
        QFile file(folder.filePath(u"plan.txt"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("Our evening #OurChat\nQ1 What helped you most?\nQ2 What would you change?\n");
        options.networks = {network.network()};
        options.secrets = QList<GivenSecret>{{u"ada.example"_s, Secret("word")}};
        line.command = CommandLine::Command::Run;
        line.dataFolder = folder.filePath(u"data"_s);
        line.chat = file.fileName();
        line.start = u"now"_s;
        line.first = 0s;
        line.every = 0s;
        line.headless = true;
        line.yes = true;
    }
    /// What was published meanwhile is in `published` afterwards.
    int run()
    {
        RunCommand command(line, options);
        const int status = command.run();
        for (const tests::FakeClient *client : std::exchange(network.clients, {}))
            published += client->published;
        return status;
    }
    int account(CommandLine::AccountTask task, const QStringList &accounts = {})
    {
        CommandLine other = line;
        other.command = CommandLine::Command::Account;
        other.task = task;
        other.accounts = accounts;
        other.network = u"bluesky"_s;
        other.handle = u"@ben.example"_s;
        AccountCommand command(other, options);
        const int status = command.run();
        network.clients.clear();
        return status;
    }
    QList<Account> savedAccounts()
    {
        const auto storage = Storage::open(line.dataFolder);
        return *tests::waitFor((*storage)->loadAccounts());
    }
    QSet<DeliveryId> ids() const
    {
        QSet<DeliveryId> ids;
        for (const Delivery &one : published)
            ids.insert(one.id);
        return ids;
    }

    QTemporaryDir folder;
    tests::Input nothing;
    tests::FakeNetwork network{u"bluesky"_s};
    OutsideOptions options;
    CommandLine line;
    QList<Delivery> published;
};

using RunCommandTest = CommandTest;
using AccountCommandTest = CommandTest;
using Task = CommandLine::AccountTask;

}  // namespace

TEST_F(RunCommandTest, PostsAPlanInItsOrderAndEndsWhenEverythingIsOut)
{
    EXPECT_EQ(run(), 0);
    ASSERT_EQ(published.size(), allCues);
    EXPECT_TRUE(published.at(2).text.startsWith(u"Q1"_s));
    EXPECT_TRUE(published.at(3).text.startsWith(u"Q2"_s));
    EXPECT_EQ(network.names.size(), 1) << "an account that was not known is signed in";
    published.clear();
    EXPECT_EQ(run(), 0) << "the same evening, which is over";
    EXPECT_TRUE(published.isEmpty());
    EXPECT_EQ(network.names.size(), 1) << "it is known by now";
}

TEST_F(RunCommandTest, TheSameCommandGoesOnWhereItStopped)
{
    int asked = 0;
    network.made = [&](tests::FakeClient &client) {
        client.onPublish = [&] {
            if (++asked == 3) {
                client.neverReplies = true;
                QCoreApplication::exit(99);
            }
        };
    };
    EXPECT_EQ(run(), 99);
    EXPECT_EQ(published.size(), 3);
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(ids().size(), allCues);
    EXPECT_EQ(published.size(), allCues + 1) << "the third was sent again, with its key";
    EXPECT_EQ(published.at(2).id, published.at(3).id);
}

TEST_F(RunCommandTest, WhatANetworkRefusesMakesItFail)
{
    network.made = [](tests::FakeClient &client) {
        client.publishResults = {failure(Error::Code::Refused)};
    };
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(published.size(), allCues);
}

TEST_F(RunCommandTest, WithoutAYesNothingLeaves)
{
    line.yes = false;
    EXPECT_EQ(run(), 1);
    EXPECT_TRUE(published.isEmpty());
    const tests::Input no("no\n");
    EXPECT_EQ(run(), 1);
    EXPECT_TRUE(published.isEmpty());
    const tests::Input yes("yes\n");
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(published.size(), allCues);
}

TEST_F(RunCommandTest, AnAccountThatMayNotPostStopsItBeforeAnythingIsOut)
{
    network.check = failure(Error::Code::SignedOut);
    EXPECT_EQ(run(), 1);
    EXPECT_TRUE(published.isEmpty());
}

TEST_F(RunCommandTest, AServerThatIsAwayForAMomentDoesNot)
{
    network.check = failure(Error::Code::Offline);
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(published.size(), allCues);
}

TEST_F(RunCommandTest, ASecretThatIsRefusedStopsIt)
{
    network.signIns = {failure(Error::Code::SignedOut)};
    EXPECT_EQ(run(), 1);
    EXPECT_TRUE(published.isEmpty());
    options.secrets = QList<GivenSecret>{{u"ada.example"_s, Secret("{\"accessJwt\":\"a\"}")}};
    EXPECT_EQ(run(), 1) << "a session of an account that is not known says not whose it is";
}

TEST_F(RunCommandTest, APostThatOnlyAHostMayPostIsAskedForAtItsTime)
{
    Chat chat = tests::aChat();
    Cue byHand = chat.runSheet.cues().first();
    byHand.mode = CueMode::Manual;
    chat.runSheet = RunSheet({byHand});
    tests::waitFor((*Storage::open(line.dataFolder))->save(chat));
    line.chat = chat.id.text();
    line.late = CommandLine::Late::Post;  // of what is late, and this is not
    const tests::Input answer("what?\npost\n");
    EXPECT_EQ(run(), 0);
    EXPECT_EQ(published.size(), 1);
}

TEST_F(RunCommandTest, AnswersTypedAheadAreForTheNextQuestionsAndTheLastLineNeedsNoEnd)
{
    Chat chat = tests::aChat();
    QList<Cue> byHand = chat.runSheet.cues().first(3);
    for (Cue &cue : byHand)
        cue.mode = CueMode::Manual;
    chat.runSheet = RunSheet(byHand);
    tests::waitFor((*Storage::open(line.dataFolder))->save(chat));
    line.chat = chat.id.text();
    const tests::Input answers("post\nskip\npost");
    EXPECT_EQ(run(), 1) << "one was skipped";
    ASSERT_EQ(published.size(), 2);
    EXPECT_EQ(published.at(0).cue, byHand.at(0).id);
    EXPECT_EQ(published.at(1).cue, byHand.at(2).id);
}

TEST_F(AccountCommandTest, AnAccountIsAddedWithAPasswordFromStandardInput)
{
    options.secrets = QList<GivenSecret>();
    const tests::Input password("a word\n");
    EXPECT_EQ(account(Task::Add), 0);
    ASSERT_EQ(network.names.size(), 1);
    EXPECT_EQ(network.names.first(), u"ben.example"_s);
    EXPECT_EQ(network.passwords.first(), "a word");
    EXPECT_EQ(savedAccounts().size(), 1);
    EXPECT_EQ(account(Task::List), 0);
}

TEST_F(AccountCommandTest, WithoutAPasswordNothingIsAdded)
{
    options.secrets = QList<GivenSecret>();
    EXPECT_EQ(account(Task::Add), 2);
    EXPECT_TRUE(network.names.isEmpty());
}

TEST_F(AccountCommandTest, AWrongPasswordAddsNobody)
{
    options.secrets = QList<GivenSecret>();
    network.signIns = {failure(Error::Code::SignedOut)};
    const tests::Input password("a word\n");
    EXPECT_EQ(account(Task::Add), 1);
    EXPECT_TRUE(savedAccounts().isEmpty());
}

TEST_F(AccountCommandTest, ACheckFailsIfOneMayNotPost)
{
    EXPECT_EQ(account(Task::Check), 0);
    network.check = failure(Error::Code::SignedOut);
    EXPECT_EQ(account(Task::Check, {u"ada.example"_s}), 1);
    EXPECT_EQ(account(Task::Check, {u"nobody"_s}), 1);
}

TEST_F(AccountCommandTest, ARemovedAccountIsGone)
{
    EXPECT_EQ(account(Task::List), 0);
    EXPECT_EQ(savedAccounts().size(), 1);
    EXPECT_EQ(account(Task::Remove, {u"@ada.example"_s}), 0);
    EXPECT_TRUE(savedAccounts().isEmpty());
}
