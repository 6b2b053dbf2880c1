// SPDX-License-Identifier: GPL-3.0-or-later
// The window with accounts that are signed in, on a network that does what it is told.
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/app/whole_program.h"
#include "tests/support/builders.h"
#include "tests/support/fake_network.h"
#include "tests/support/wait_for.h"
#include "ui/live/live_page.h"
#include "ui/prepare/preflight_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/status_line.h"

#include <QLabel>

#include <algorithm>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class RealAccountsTest : public WholeProgram {
protected:
    RealAccountsTest()
    {
        options.networks = {network.network()};
        options.secrets = QList<app::GivenSecret>{{u"ada.example"_s, Secret("word")}};
        chat.runSheet = RunSheet({aCue(CueKind::Welcome, 0), aQuestion(1, 30)});
        chat.accounts = {network.account(u"ada.example"_s).id};
        waitFor((*Storage::open(line.dataFolder))->save(chat));
    }
    ~RealAccountsTest() override { program.reset(); }  // before its network
    qsizetype published() const
    {
        return network.clients.isEmpty() ? 0 : network.clients.first()->published.size();
    }

    bool saysPractice()
    {
        const QList<QLabel *> labels = window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            const bool isSaid = label->text() == u"Practice. Nothing leaves this computer."_s ||
                                label->text() == u"Practice"_s;  // where there is little room
            return label->isVisible() && isSaid;
        });
    }

    FakeNetwork network{u"bluesky"_s};
    Chat chat = aChat();
};

}  // namespace

TEST_F(RealAccountsTest, RunOpensTheWindowWithThatChatLiveOnItsAccounts)
{
    line.command = app::CommandLine::Command::Run;
    line.chat = chat.id.text();
    line.start = u"now"_s;
    line.yes = true;
    start();
    EXPECT_TRUE(shown<ui::LivePage>());
    EXPECT_TRUE(QTest::qWaitFor([this] { return published() == 1; }, 20'000));
    EXPECT_TRUE(network.clients.first()->isFollowing);
    program.reset();  // on duty, closed all the same; the chat goes on with the next start
}

TEST_F(RealAccountsTest, RunWithoutYesAsksBeforeAnythingGoesOut)
{
    line.command = app::CommandLine::Command::Run;
    line.chat = chat.id.text();
    line.start = u"now"_s;
    start();
    EXPECT_TRUE(shown<ui::PreflightDialog>());
    EXPECT_EQ(published(), 0);
}

TEST_F(RealAccountsTest, AChatThatWasLiveOnRealAccountsGoesOnOnThem)
{
    chat.stage = ChatStage::Live;
    chat.start = ZonedTime::at(SystemClock().now(), "UTC");
    waitFor((*Storage::open(line.dataFolder))->save(chat));
    start();
    EXPECT_TRUE(shown<ui::LivePage>());
    EXPECT_TRUE(QTest::qWaitFor([this] { return published() == 1; }, 20'000));
}

TEST_F(RealAccountsTest, ThatALiveChatIsPracticeIsSaidAsLongAsItIs)
{
    chat.stage = ChatStage::Live;
    chat.start = ZonedTime::at(SystemClock().now(), "UTC");
    chat.accounts = {practiceAccounts().first().id};
    waitFor((*Storage::open(line.dataFolder))->save(chat));
    start();
    EXPECT_TRUE(shown<ui::LivePage>());
    EXPECT_TRUE(saysPractice());
    program.reset();
    chat.accounts = {network.account(u"ada.example"_s).id};
    waitFor((*Storage::open(line.dataFolder))->save(chat));
    start();
    EXPECT_TRUE(shown<ui::LivePage>());
    EXPECT_FALSE(saysPractice());
}

TEST_F(RealAccountsTest, AChatWhoseAccountIsGoneDoesNotGoOnWithoutIt)
{
    chat.stage = ChatStage::Live;
    chat.start = ZonedTime::at(SystemClock().now(), "UTC");
    waitFor((*Storage::open(line.dataFolder))->save(chat));
    options.secrets = QList<app::GivenSecret>();
    start();
    EXPECT_TRUE(shown<ui::PreparePage>());
    EXPECT_TRUE(shown<ui::StatusLine>()->texts().value(0).contains(chat.accounts.first().text()));
}

TEST_F(RealAccountsTest, TheStatusLineNamesTestServersWhileThereAreAny)
{
    start();
    shown<ui::PreparePage>();
    EXPECT_FALSE(shown<ui::StatusLine>()->texts().contains(u"Test servers"_s));
    options.endpoints = *Endpoints::fromJson(R"({"bluesky":{"plc":"http://127.0.0.1:2582"}})");
    start();
    shown<ui::PreparePage>();
    EXPECT_TRUE(shown<ui::StatusLine>()->texts().contains(u"Test servers"_s));
}

}  // namespace tests
