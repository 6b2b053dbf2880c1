// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_session.h"

#include "core/networks/parsed.h"
#include "tests/core/networks/small_x.h"
#include "tests/support/settle.h"

#include <QUrlQuery>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::x;
using namespace tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = Error::Code;

/// A keychain that takes its time, or refuses.
class SlowKeychain : public MemorySecretStore {
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

class XSessionTest : public testing::Test {
protected:
    XSessionTest() { store(server.secret()); }

    void store(const Secret &secret)
    {
        keychain.MemorySecretStore::write(server.account().id.text(), secret);
    }
    Session &session()
    {
        if (!m_session)
            m_session =
                std::make_unique<Session>(server.account(), Services{world.clock, world.transport,
                                                                     keychain, world.endpoints});
        return *m_session;
    }
    Future<Reply> me() { return session().get(u"/2/users/me"_s); }
    bool works(const Future<Reply> &future)
    {
        settle();
        return future.isFinished() && future.result().has_value();
    }
    Code codeOf(const Future<Reply> &future)
    {
        settle();
        if (!future.isFinished() || future.result())
            return Code::Cancelled;
        EXPECT_FALSE(future.result().error().detail.contains(u"canary"));
        return future.result().error().code;
    }
    Tokens kept() const
    {
        return tokensIn(
            keychain.MemorySecretStore::read(server.account().id.text()).result().value());
    }
    /// X takes the token no more, though it should last longer.
    void expire() { server.access = "another"; }
    int renewals() const { return server.count(u"POST oauth2/token"_s); }

    XWorld world;
    SmallX &server = world.server;
    mutable SlowKeychain keychain;

private:
    std::unique_ptr<Session> m_session;
};

TEST_F(XSessionTest, WhatIsKeptReadsBackTheSame)
{
    const Tokens tokens{.access = Secret("a"),
                        .refresh = Secret("r"),
                        .expires = instantFromMs(1'790'000'000'000),
                        .clientId = u"client"_s,
                        .bearer = Secret("b")};
    EXPECT_EQ(tokensIn(tokens.toSecret()), tokens);
    EXPECT_TRUE(tokensIn(Secret("something else")).isEmpty());
}

TEST_F(XSessionTest, ACallHasTheAccountsTokenAndOneOfTheAppItsOwn)
{
    EXPECT_TRUE(works(me()));
    EXPECT_EQ(world.transport.sent.last().bearer, Secret("canary-access-1"));
    EXPECT_TRUE(works(session().getAsApp(u"/2/tweets/search/stream/rules"_s)));
    EXPECT_EQ(world.transport.sent.last().bearer, Secret("canary-bearer"));
}

TEST_F(XSessionTest, WithoutATokenOfTheAppNothingIsAskedWithIt)
{
    store(server.secret(false));
    EXPECT_EQ(codeOf(session().getAsApp(u"/2/tweets/search/stream/rules"_s)), Code::SignedOut);
    EXPECT_TRUE(world.transport.sent.isEmpty());
}

TEST_F(XSessionTest, ATokenThatIsTurnedDownIsRenewedAndTheCallMadeOnceMore)
{
    expire();
    EXPECT_TRUE(works(me()));
    EXPECT_EQ(server.count(u"GET users/me"_s), 2);
    EXPECT_EQ(renewals(), 1);
    EXPECT_EQ(kept().access, Secret("canary-access-2"));
    EXPECT_EQ(kept().refresh, Secret("canary-refresh-2"));
    EXPECT_EQ(kept().bearer, Secret("canary-bearer")) << "what X does not say stays";
    EXPECT_EQ(kept().clientId, server.clientId);
}

TEST_F(XSessionTest, ATokenThatIsOverIsRenewedBeforeTheCall)
{
    EXPECT_TRUE(works(me()));
    world.clock.advance(2h);
    EXPECT_TRUE(works(me()));
    EXPECT_EQ(server.count(u"GET users/me"_s), 2);
    EXPECT_EQ(renewals(), 1);
}

TEST_F(XSessionTest, ManyThatNeedANewTokenGetTheSameOne)
{
    ASSERT_TRUE(works(me()));
    expire();
    keychain.isSlow = true;
    QList<Future<Reply>> calls;
    for (int i = 0; i < 5; ++i)
        calls.append(me());
    settle();
    EXPECT_EQ(renewals(), 1);
    keychain.finish();
    for (const Future<Reply> &call : calls)
        EXPECT_TRUE(works(call));
    EXPECT_EQ(renewals(), 1);
}

TEST_F(XSessionTest, TwoThatAreTurnedDownAtOnceRenewOnce)
{
    ASSERT_TRUE(works(me()));
    expire();
    world.transport.neverReplies = true;
    const Future<Reply> first = me();
    const Future<Reply> second = me();
    keychain.isSlow = true;
    world.transport.neverReplies = false;
    world.transport.reply(0, SmallX::problem(401, u"Unauthorized"_s));
    world.transport.reply(1, SmallX::problem(401, u"Unauthorized"_s));
    settle();
    keychain.finish();
    EXPECT_TRUE(works(first));
    EXPECT_TRUE(works(second));
    EXPECT_EQ(renewals(), 1);
}

TEST_F(XSessionTest, ANewTokenIsInTheKeychainBeforeItIsUsed)
{
    keychain.isSlow = true;
    expire();
    const Future<Reply> call = me();
    settle();
    EXPECT_EQ(server.count(u"GET users/me"_s), 1) << "only the one that was turned down";
    EXPECT_FALSE(call.isFinished());
    keychain.finish();
    EXPECT_TRUE(works(call));
}

TEST_F(XSessionTest, AKeychainThatHangsOrRefusesDoesNotStopTheEvening)
{
    keychain.isSlow = true;
    expire();
    const Future<Reply> call = me();
    world.clock.advance(5s);
    EXPECT_TRUE(works(call));

    keychain.isSlow = false;
    keychain.refuses = true;
    expire();
    EXPECT_TRUE(works(me()));
}

TEST_F(XSessionTest, ARenewalGoesOutAsAForm)
{
    expire();
    ASSERT_TRUE(works(me()));
    const Request request = server.requests(u"POST oauth2/token"_s).first();
    const QUrlQuery form(QString::fromUtf8(request.body));
    EXPECT_EQ(form.queryItemValue(u"grant_type"_s), u"refresh_token");
    EXPECT_EQ(form.queryItemValue(u"refresh_token"_s), u"canary-refresh-1");
    EXPECT_EQ(form.queryItemValue(u"client_id"_s), server.clientId);
    EXPECT_TRUE(request.bearer.isEmpty());
    EXPECT_FALSE(request.mayBeRepeated());
}

TEST_F(XSessionTest, ARenewalWithoutAWordMakesNoCallAndSignsNobodyOut)
{
    ASSERT_TRUE(works(me()));
    expire();
    server.instead[u"POST oauth2/token"_s] = {failure(Code::Unconfirmed), SmallX::page(200),
                                              SmallX::problem(503, u"busy"_s)};
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(codeOf(me()), Code::Offline);
    EXPECT_EQ(kept().refresh, Secret("canary-refresh-1"));
    EXPECT_TRUE(works(me())) << "the former token was still good";
}

TEST_F(XSessionTest, OnlyWhenXTurnsTheFormerTokenDownTheAccountIsSignedOut)
{
    ASSERT_TRUE(works(me()));
    expire();
    server.loses = {u"POST oauth2/token"_s};  // used up, and nobody told us the next one
    EXPECT_EQ(codeOf(me()), Code::Offline);
    EXPECT_EQ(codeOf(me()), Code::SignedOut);
}

TEST_F(XSessionTest, WhatAnotherRunHasRenewedIsTakenOver)
{
    ASSERT_TRUE(works(me()));
    server.access = "canary-access-9";
    server.refresh = "canary-refresh-9";
    store(server.secret());
    EXPECT_TRUE(works(me()));
    EXPECT_EQ(server.access, "canary-access-9");
    EXPECT_EQ(renewals(), 1) << "with the token that was used up";
}

TEST_F(XSessionTest, WhoSignsInAnewIsNotOverwrittenByARenewalUnderWay)
{
    ASSERT_TRUE(works(me()));
    expire();
    world.transport.neverReplies = true;
    const Future<Reply> call = me();
    settle();
    world.transport.reply(0, SmallX::problem(401, u"Unauthorized"_s));
    settle();
    server.access = "canary-access-7";
    server.refresh = "canary-refresh-7";
    store(server.secret());
    session().begin(server.account());
    world.transport.neverReplies = false;
    world.transport.reply(1, FakeTransport::json(200, R"({"access_token":"old","refresh_token":"o",
                                                         "expires_in":7200})"));
    EXPECT_TRUE(works(call));
    EXPECT_EQ(kept().access, Secret("canary-access-7"));
}

TEST_F(XSessionTest, WhatIsDueSoonGetsATokenThatLasts)
{
    ASSERT_TRUE(works(me()));
    world.clock.advance(1h);
    session().freshen();
    EXPECT_EQ(renewals(), 0);
    world.clock.advance(50min);
    server.instead[u"POST oauth2/token"_s] = {SmallX::problem(503, u"busy"_s)};
    EXPECT_TRUE(session().freshen().result()) << "the token is good for some minutes yet";
    EXPECT_TRUE(session().freshen().result());
    EXPECT_EQ(renewals(), 2);
    EXPECT_EQ(kept().access, Secret("canary-access-2"));
}

TEST_F(XSessionTest, WithoutASecretNobodyIsSignedIn)
{
    keychain.remove(server.account().id.text());
    EXPECT_EQ(codeOf(me()), Code::SignedOut);
    EXPECT_TRUE(world.transport.sent.isEmpty());
}

TEST_F(XSessionTest, SigningOutTakesBothTokensBackAndLeavesTheApps)
{
    EXPECT_TRUE(session().end().result());
    EXPECT_EQ(server.revoked, (QStringList{u"canary-refresh-1"_s, u"canary-access-1"_s}));
    server.instead[u"POST oauth2/revoke"_s] = {failure(Code::Offline)};
    EXPECT_FALSE(session().end().result());
}

TEST_F(XSessionTest, TellsTheTightestLimit)
{
    ASSERT_TRUE(works(me()));
    Reply reply = FakeTransport::json(200, R"({"data":{"id":"1"}})");
    reply.headers = {
        {"x-rate-limit-limit", "100"},
        {"x-rate-limit-remaining", "7"},
        {"x-rate-limit-reset", QByteArray::number(toMs(world.clock.now() + 60s) / 1000)}};
    server.instead[u"POST tweets"_s] = {reply};
    ASSERT_TRUE(works(session().post(u"/2/tweets"_s, "{}")));
    EXPECT_EQ(session().allowance()->left, 7);
    world.clock.advance(61s);
    EXPECT_EQ(session().allowance()->left, 200) << "that one is renewed";
}

}  // namespace
