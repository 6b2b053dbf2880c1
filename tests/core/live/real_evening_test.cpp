// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/real_evening.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/support/builders.h"
#include "tests/support/fake_accounts.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class RealEveningTest : public testing::Test {
protected:
    RealEveningTest()
    {
        for (const QString &handle : {u"ada"_s, u"ben"_s})
            chat.accounts.append(
                book.add(NetworkId(u"bluesky"_s), handle, Secret("word")).result()->id);
        chat.start = ZonedTime::at(clock.now(), "UTC");
        open();
    }
    void open(Seconds lingers = 30s)
    {
        evening.reset();
        auto opened = RealEvening::open(chat, {.clock = clock,
                                               .storage = *storage,
                                               .book = book,
                                               .folder = u":memory:"_s,
                                               .desk = u"Ada"_s,
                                               .lingers = lingers});
        ASSERT_TRUE(opened);
        evening = std::move(*opened);
        evening->load();
        tests::settle();
    }
    tests::FakeClient &client(int nth) { return *network.clients.at(nth); }

    tests::FakeNetwork network{u"bluesky"_s};
    tests::FakeAccounts accounts{{network.network()}};
    tests::FakeClock &clock = accounts.clock;
    AccountBook &book = accounts.book;
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Chat chat = tests::aChat();
    std::unique_ptr<RealEvening> evening;
};

}  // namespace

TEST_F(RealEveningTest, EveryCueGoesOutOnEveryAccountAndThenItIsOver)
{
    QSignalSpy finished(evening.get(), &RealEvening::finished);
    evening->goLive();
    clock.advance(26min + 10s);
    EXPECT_TRUE(evening->isEverythingSent());
    EXPECT_EQ(finished.size(), 0) << "it still listens";
    clock.advance(30s);
    EXPECT_EQ(finished.size(), 1);
    EXPECT_EQ(client(0).published.size(), chat.runSheet.size());
    EXPECT_EQ(client(1).published.size(), chat.runSheet.size());
    EXPECT_EQ(evening->live().chat().stage, ChatStage::Ended);
}

TEST_F(RealEveningTest, AServerThatIsAskedNowAndThenIsAskedOnceMore)
{
    open(2s);
    client(1).setSources({{.server = u"social.example"_s, .polls = true}});
    QSignalSpy finished(evening.get(), &RealEvening::finished);
    evening->goLive();
    clock.advance(26min + RealEvening::lastPoll - 1s);
    EXPECT_EQ(finished.size(), 0);
    clock.advance(2s);
    EXPECT_EQ(finished.size(), 1);
}

TEST_F(RealEveningTest, ItIsNoPracticeAndRemembersWhoCame)
{
    EXPECT_FALSE(evening->live().isPractice());
    evening->goLive();
    Post post = tests::aPost(u"1"_s, u"Hello #OurChat"_s);
    client(0).receive(post);
    clock.advance(1s);
    tests::settle();
    EXPECT_EQ(storage->loadPeople(chat.hashtag.normalized()).result()->size(), 1);
}

TEST_F(RealEveningTest, WhatANetworkRefusedIsNotEverything)
{
    client(1).publishResults = {failure(Error::Code::Refused)};
    QSignalSpy finished(evening.get(), &RealEvening::finished);
    evening->goLive();
    clock.advance(30min);
    EXPECT_EQ(finished.size(), 1);
    EXPECT_FALSE(evening->isEverythingSent());
}

TEST_F(RealEveningTest, AnAccountThatIsGoneIsNotEverything)
{
    book.remove(chat.accounts.at(1));
    EXPECT_EQ(RealEvening::missing(chat, book), QList<AccountId>{chat.accounts.at(1)});
    open();
    evening->goLive();
    clock.advance(30min);
    EXPECT_EQ(evening->live().accounts().size(), 1);
    EXPECT_FALSE(evening->isEverythingSent());
}

TEST_F(RealEveningTest, ItFollowsNothingAnyMoreOnceItIsGone)
{
    evening->goLive();
    EXPECT_TRUE(client(0).isFollowing && client(1).isFollowing);
    evening.reset();
    EXPECT_FALSE(client(0).isFollowing || client(1).isFollowing);
}

TEST_F(RealEveningTest, ItGoesOnWhereItStopped)
{
    evening->goLive();
    clock.advance(9min);
    ASSERT_EQ(client(0).published.size(), 3);
    chat = evening->live().chat();
    open();
    evening->goLive();
    clock.advance(30min);
    EXPECT_EQ(client(0).published.size(), chat.runSheet.size()) << "no cue twice";
    EXPECT_TRUE(evening->isEverythingSent());
}

TEST(RealChat, IsOneWithAnAccountThatIsNoPracticeAccount)
{
    Chat chat = tests::aChat();
    EXPECT_FALSE(RealEvening::isReal(chat));
    chat.accounts = {practiceAccounts().at(0).id};
    EXPECT_FALSE(RealEvening::isReal(chat));
    chat.accounts.append(AccountId(u"bluesky:did:plc:ada"_s));
    EXPECT_TRUE(RealEvening::isReal(chat));
}
