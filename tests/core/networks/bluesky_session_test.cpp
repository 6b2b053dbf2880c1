// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_session.h"
#include "tests/core/networks/small_pds.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;

/// A keychain that takes its time, or refuses.
class SlowSecretStore : public MemorySecretStore {
public:
    Future<Done> write(const QString &account, const Secret &secret) override
    {
        if (refuses)
            return arrived<Done>(failure(Code::CannotSave, u"locked"_s));
        MemorySecretStore::write(account, secret);
        if (!isSlow)
            return arrived<Done>(Done{});
        open = std::make_shared<QPromise<Result<Done>>>();
        open->start();
        return open->future();
    }
    void finish()
    {
        open->addResult(Done{});
        open->finish();
        settle();
    }

    bool refuses = false;
    bool isSlow = false;
    std::shared_ptr<QPromise<Result<Done>>> open;
};

class BlueskySessionTest : public testing::Test {
protected:
    BlueskySessionTest()
    {
        secrets.MemorySecretStore::write(pds.account().id.text(), pds.secret());
    }

    Services services() { return {world.clock, world.transport, secrets, world.endpoints}; }
    Session &session()
    {
        if (!m_session)
            m_session = std::make_unique<Session>(pds.account(), services());
        return *m_session;
    }
    Future<Reply> check() { return session().get(u"com.atproto.server.getSession"_s, {}); }
    Code codeOf(const Future<Reply> &future)
    {
        settle();
        if (!future.isFinished() || future.result())
            return Code::Cancelled;
        EXPECT_FALSE(future.result().error().detail.contains(u"canary"));
        return future.result().error().code;
    }
    bool works(const Future<Reply> &future)
    {
        settle();
        return future.isFinished() && future.result().has_value();
    }
    Secret kept() { return secrets.read(pds.account().id.text()).result().value_or(Secret()); }

    PdsWorld world;
    SmallPds &pds = world.pds;
    SlowSecretStore secrets;

private:
    std::unique_ptr<Session> m_session;
};

TEST_F(BlueskySessionTest, ACallGoesToTheAccountsOwnServerWithItsToken)
{
    EXPECT_TRUE(works(check()));
    const Request sent = world.transport.sent.last();
    EXPECT_EQ(sent.url, QUrl(u"https://pds.test/xrpc/com.atproto.server.getSession"_s));
    EXPECT_EQ(sent.bearer, Secret(pds.access()));
    for (const auto &[name, value] : sent.headers)
        EXPECT_FALSE(value.contains("canary"));
}

TEST_F(BlueskySessionTest, AnExpiredTokenIsRefreshedAndTheCallMadeOnceMore)
{
    pds.expire();
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(pds.calls(), (QStringList{u"getSession"_s, u"refreshSession"_s, u"getSession"_s}));
    EXPECT_EQ(tokensIn(kept()), tokensIn(pds.secret()));
}

TEST_F(BlueskySessionTest, ARefreshIsAskedForWithoutABody)
{
    pds.expire();
    check();
    const Request refresh = pds.requests(u"refreshSession"_s).value(0);
    EXPECT_EQ(refresh.method, "POST");
    EXPECT_TRUE(refresh.body.isEmpty());
    EXPECT_EQ(refresh.bearer, Secret("canary-refresh-1"));
}

TEST_F(BlueskySessionTest, ThreeCallsAtOnceWithAnExpiredTokenMakeOneRefresh)
{
    const auto answer = std::exchange(world.transport.answer, nullptr);
    world.transport.neverReplies = true;
    const QList<Future<Reply>> calls{check(), check(), check()};
    ASSERT_EQ(world.transport.sent.size(), 3);
    pds.expire();
    for (size_t i = 0; i < 3; ++i) {
        world.transport.reply(i, SmallPds::error(400, "ExpiredToken"));
        settle();
    }
    ASSERT_EQ(world.transport.sent.size(), 4);
    EXPECT_TRUE(world.transport.sent.last().url.path().endsWith(u"refreshSession"));

    world.transport.neverReplies = false;
    world.transport.answer = answer;
    world.transport.reply(3, answer(world.transport.sent.last()));
    for (const Future<Reply> &call : calls)
        EXPECT_TRUE(works(call));
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
    for (const Request &again : pds.requests(u"getSession"_s))
        EXPECT_EQ(again.bearer, Secret("canary-access-2"));
}

TEST_F(BlueskySessionTest, ACallThatExpiredBeforeAnothersRefreshUsesTheNewToken)
{
    world.transport.neverReplies = true;
    const Future<Reply> slow = check();
    world.transport.neverReplies = false;
    pds.expire();
    EXPECT_TRUE(works(check()));
    world.transport.reply(0, SmallPds::error(400, "ExpiredToken"));
    EXPECT_TRUE(works(slow));
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
}

TEST_F(BlueskySessionTest, ANewTokenIsInTheKeychainBeforeItIsUsed)
{
    pds.expire();
    secrets.isSlow = true;
    const Future<Reply> call = check();
    settle();
    EXPECT_EQ(pds.calls(), (QStringList{u"getSession"_s, u"refreshSession"_s}));
    const Future<Reply> other = check();
    settle();
    EXPECT_EQ(pds.count(u"getSession"_s), 1);

    secrets.finish();
    EXPECT_TRUE(works(call));
    EXPECT_TRUE(works(other));
}

TEST_F(BlueskySessionTest, AKeychainThatRefusesDoesNotStopTheEvening)
{
    pds.expire();
    secrets.refuses = true;
    EXPECT_TRUE(works(check()));
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
}

TEST_F(BlueskySessionTest, AKeychainThatNeverAnswersDoesNotStopTheEvening)
{
    pds.expire();
    secrets.isSlow = true;
    const Future<Reply> call = check();
    world.clock.advance(4s);
    EXPECT_FALSE(call.isFinished());
    world.clock.advance(1s);
    EXPECT_TRUE(works(call));
    secrets.finish();
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
}

TEST_F(BlueskySessionTest, ASessionThatCannotBeRefreshedIsOver)
{
    for (const QByteArray &name : {QByteArray("ExpiredToken"), QByteArray("InvalidToken")}) {
        pds.expire();
        pds.instead[u"refreshSession"_s] = {SmallPds::error(400, name)};
        EXPECT_EQ(codeOf(check()), Code::SignedOut);
    }
    pds.instead[u"refreshSession"_s] = {SmallPds::error(401, "AccountTakedown")};
    EXPECT_EQ(codeOf(check()), Code::Refused);
}

TEST_F(BlueskySessionTest, ALostRefreshLeavesTheCallUnmade)
{
    pds.expire();
    pds.instead[u"refreshSession"_s] = {failure(Code::Unconfirmed), failure(Code::Offline),
                                        SmallPds::error(503, "Unavailable"),
                                        FakeTransport::json(200, "{}")};
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(codeOf(session().post(u"com.atproto.repo.putRecord"_s, "{}")), Code::Offline);
    EXPECT_TRUE(works(check()));
}

TEST_F(BlueskySessionTest, ABusyServerSaysWhenToAskAgain)
{
    pds.expire();
    Reply busy = SmallPds::error(429, "RateLimitExceeded");
    busy.headers.append(
        {"RateLimit-Reset", QByteArray::number(toMs(world.clock.now()) / 1000 + 9)});
    pds.instead[u"refreshSession"_s] = {busy};
    const Future<Reply> call = check();
    EXPECT_EQ(codeOf(call), Code::RateLimited);
    EXPECT_EQ(call.result().error().retryAfter, 9s);
}

TEST_F(BlueskySessionTest, ATokenThatExpiresAtOnceIsNotRefreshedForEver)
{
    pds.instead[u"getSession"_s] = {SmallPds::error(400, "ExpiredToken"),
                                    SmallPds::error(400, "ExpiredToken")};
    EXPECT_EQ(codeOf(check()), Code::SignedOut);
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
}

TEST_F(BlueskySessionTest, WhatAnotherRunRefreshedIsTakenFromTheKeychain)
{
    EXPECT_TRUE(works(check()));  // the tokens of session 1 are in memory
    pds.session = 2;              // another run used them up
    secrets.MemorySecretStore::write(pds.account().id.text(), pds.secret());
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(pds.session, 3);
    EXPECT_EQ(tokensIn(kept()), tokensIn(pds.secret()));
}

TEST_F(BlueskySessionTest, AnAppPasswordAloneIsUsedOnceAndThenASessionIsKept)
{
    secrets.MemorySecretStore::write(pds.account().id.text(), Secret(pds.password));
    EXPECT_TRUE(works(check()));
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(pds.count(u"createSession"_s), 1);
    EXPECT_EQ(tokensIn(kept()), tokensIn(pds.secret()));
    Session next(pds.account(), services());
    EXPECT_TRUE(works(next.get(u"com.atproto.server.getSession"_s, {})));
    EXPECT_EQ(pds.count(u"createSession"_s), 1);
}

TEST_F(BlueskySessionTest, TwoCallsAtOnceSignInOnce)
{
    secrets.MemorySecretStore::write(pds.account().id.text(), Secret(pds.password));
    secrets.isSlow = true;
    const Future<Reply> first = check();
    const Future<Reply> second = check();
    settle();
    secrets.finish();
    EXPECT_TRUE(works(first));
    EXPECT_TRUE(works(second));
    EXPECT_EQ(pds.count(u"createSession"_s), 1);
}

TEST_F(BlueskySessionTest, AWrongAppPasswordOrNoneIsSignedOut)
{
    secrets.MemorySecretStore::write(pds.account().id.text(), Secret("canary-wrong"));
    EXPECT_EQ(codeOf(check()), Code::SignedOut);
    secrets.remove(pds.account().id.text());
    EXPECT_EQ(codeOf(check()), Code::SignedOut);
}

TEST_F(BlueskySessionTest, TheNextCallTriesAgainAfterTheKeychainWasOpened)
{
    secrets.remove(pds.account().id.text());
    EXPECT_EQ(codeOf(check()), Code::SignedOut);
    secrets.MemorySecretStore::write(pds.account().id.text(), pds.secret());
    EXPECT_TRUE(works(check()));
}

TEST_F(BlueskySessionTest, ATestsAppViewIsAskedForReadsOfTheNetworkAndGetsNoToken)
{
    world.endpoints = *Endpoints::fromJson(R"({"bluesky": {"appview": "http://127.0.0.1:99"}})");
    session().get(u"app.bsky.feed.getPosts"_s, {});
    EXPECT_EQ(world.transport.sent.last().url,
              QUrl(u"http://127.0.0.1:99/xrpc/app.bsky.feed.getPosts"_s));
    EXPECT_TRUE(world.transport.sent.last().bearer.isEmpty());
    EXPECT_TRUE(works(check()));
    EXPECT_EQ(world.transport.sent.last().url.host(), u"pds.test"_s);
}

TEST_F(BlueskySessionTest, SigningOutEndsTheSessionWithTheTokenForTheNextOne)
{
    EXPECT_TRUE(session().end().result());
    EXPECT_EQ(world.transport.sent.last().bearer, Secret(pds.refresh()));
    EXPECT_EQ(pds.count(u"deleteSession"_s), 1);
    pds.instead[u"deleteSession"_s] = {SmallPds::error(400, "ExpiredToken"),
                                       failure(Code::Offline)};
    EXPECT_TRUE(session().end().result());
    EXPECT_EQ(session().end().result().error().code, Code::Offline);
}

}  // namespace
