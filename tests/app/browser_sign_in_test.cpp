// SPDX-License-Identifier: GPL-3.0-or-later
// `moderato account add` where a network's own page signs in.
#include "app/account_command.h"
#include "tests/app/input.h"
#include "tests/support/fake_network.h"
#include "tests/support/wait_for.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

using namespace app;
using namespace core;
using namespace Qt::StringLiterals;

namespace {

class BrowserSignInCommandTest : public testing::Test {
protected:
    BrowserSignInCommandTest()
    {
        qunsetenv("DISPLAY");  // a test opens nobody's browser
        qunsetenv("WAYLAND_DISPLAY");
        mastodon.page = QUrl(u"https://social.example/oauth/authorize?state=a%2Fb"_s);
        mastodon.givesCode = true;
        options.networks = {mastodon.network(), bluesky.network()};
        options.secrets = QList<GivenSecret>();
        line.command = CommandLine::Command::Account;
        line.task = CommandLine::AccountTask::Add;
        line.network = u"mastodon"_s;
        line.handle = u"social.example"_s;
        line.dataFolder = folder.filePath(u"data"_s);
    }
    int run(const QByteArray &input)
    {
        const tests::Input typed(input);
        testing::internal::CaptureStderr();
        AccountCommand command(line, options);
        const int status = command.run();
        errors = testing::internal::GetCapturedStderr();
        return status;
    }
    qsizetype saved()
    {
        return tests::waitFor((*Storage::open(line.dataFolder))->loadAccounts())->size();
    }
    bool says(const char *words) const { return errors.find(words) != std::string::npos; }

    QTemporaryDir folder;
    tests::FakeNetwork mastodon{u"mastodon"_s};
    tests::FakeNetwork bluesky{u"bluesky"_s};
    OutsideOptions options;
    CommandLine line;
    std::string errors;
};

}  // namespace

TEST_F(BrowserSignInCommandTest, ThePageIsPrintedAndTheCodeReadFromStandardInput)
{
    EXPECT_EQ(run("\n 12-ab \n"), 0);
    EXPECT_TRUE(says("https://social.example/oauth/authorize?state=a%2Fb")) << errors;
    EXPECT_EQ(mastodon.codes, QStringList{u"12-ab"_s});
    EXPECT_EQ(mastodon.passwords, QByteArrayList{""});
    EXPECT_EQ(saved(), 1);
}

TEST_F(BrowserSignInCommandTest, InputThatEndsGivesUp)
{
    EXPECT_EQ(run({}), 1);
    EXPECT_TRUE(says("Nothing was kept")) << errors;
    EXPECT_EQ(saved(), 0);
}

TEST_F(BrowserSignInCommandTest, ATokenIsReadInsteadOfOpeningAPage)
{
    line.token = true;
    EXPECT_EQ(run(" canary-token \n"), 0);
    EXPECT_EQ(mastodon.passwords, QByteArrayList{"canary-token"});
    EXPECT_FALSE(says("oauth")) << errors;
    EXPECT_FALSE(says("canary")) << errors;
    EXPECT_EQ(saved(), 1);
}

TEST_F(BrowserSignInCommandTest, ATokenThatIsMissingOrNotTakenIsAWrongUse)
{
    line.token = true;
    EXPECT_EQ(run("\n"), 2);
    EXPECT_TRUE(says("There is no token")) << errors;
    line.network = u"bluesky"_s;
    EXPECT_EQ(run("word\n"), 2);
    EXPECT_TRUE(says("leave --token out")) << errors;
    EXPECT_TRUE(mastodon.names.isEmpty() && bluesky.names.isEmpty());
}

TEST_F(BrowserSignInCommandTest, ALineOfTheSecretsSignsInByToken)
{
    options.secrets =
        QList<GivenSecret>{{u"mastodon:@ada@social.example"_s, Secret("canary-token")}};
    line.task = CommandLine::AccountTask::List;
    EXPECT_EQ(run({}), 0);
    EXPECT_EQ(mastodon.names, QStringList{u"@ada@social.example"_s});
    EXPECT_EQ(mastodon.passwords, QByteArrayList{"canary-token"});
    EXPECT_EQ(saved(), 1);
}
