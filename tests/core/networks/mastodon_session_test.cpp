// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_session.h"

#include "core/networks/mastodon/mastodon_visitor.h"
#include "core/networks/mastodon/server_address.h"
#include "tests/core/networks/small_mastodon.h"
#include "tests/support/settle.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = Error::Code;

const QString credentials = u"GET v1/accounts/verify_credentials"_s;
const QString instance = u"GET v2/instance"_s;

/// A keychain that takes its time, and counts how often it is asked.
class SlowSecretStore : public MemorySecretStore {
public:
    Future<Secret> read(const QString &account) override
    {
        ++reads;
        if (!isSlow)
            return MemorySecretStore::read(account);
        m_open = std::make_shared<QPromise<Result<Secret>>>();
        m_open->start();
        return m_open->future();
    }
    void answer(const Result<Secret> &secret)
    {
        const auto open = m_open;
        open->addResult(secret);
        open->finish();
        settle();
    }

    bool isSlow = false;
    int reads = 0;

private:
    std::shared_ptr<QPromise<Result<Secret>>> m_open;
};

class MastodonSessionTest : public testing::Test {
protected:
    MastodonSessionTest() { keep(server.secret()); }

    void keep(const Secret &secret) { secrets.write(server.account().id.text(), secret); }
    Services services() { return {world.clock, world.transport, secrets, world.endpoints}; }
    Session &session()
    {
        if (!m_session)
            m_session = std::make_unique<Session>(server.account(), services());
        return *m_session;
    }
    template <typename T>
    Code codeOf(const Future<T> &future)
    {
        settle();
        EXPECT_TRUE(future.isFinished());
        if (!future.isFinished() || future.result())
            return Code::Cancelled;
        EXPECT_FALSE(future.result().error().detail.contains(u"canary"));
        return future.result().error().code;
    }
    void streamsAt(const QString &address)
    {
        const QJsonObject urls{{u"streaming"_s, address}};
        const QJsonObject said{{u"domain"_s, server.domain},
                               {u"version"_s, u"4.5.1"_s},
                               {u"configuration"_s, QJsonObject{{u"urls"_s, urls}}}};
        server.instead[instance] = {FakeTransport::json(200, QJsonDocument(said).toJson())};
    }
    /// Where a stream is opened once the server has said that it streams there.
    QUrl opened(const QString &address, bool asLines = false)
    {
        streamsAt(address);
        m_session.reset();
        EXPECT_TRUE(session().facts().result());
        m_stream = session().open(u"/api/v1/streaming"_s, {{u"tag"_s, u"x"_s}}, asLines);
        settle();
        return world.transport.lastStream() ? world.transport.lastStream()->request.url : QUrl();
    }

    MastodonWorld world;
    SmallMastodon &server = world.server;
    SlowSecretStore secrets;
    std::unique_ptr<MessageStream> m_stream;
    std::unique_ptr<Session> m_session;
};

// The token.

TEST_F(MastodonSessionTest, TheTokenIsReadOnceAndGoesWithEveryCall)
{
    ASSERT_TRUE(session().get(u"/api/v1/accounts/verify_credentials"_s, {}).result());
    ASSERT_TRUE(session().post(u"/api/v1/reports"_s, "{}").result());
    EXPECT_EQ(secrets.reads, 1);
    for (const Request &request : world.transport.sent)
        EXPECT_EQ(request.bearer.reveal(), server.token);
}

TEST_F(MastodonSessionTest, ManyCallsWaitForOneLookIntoTheKeychain)
{
    secrets.isSlow = true;
    const Future<QJsonObject> first = session().self();
    const Future<QJsonObject> second = session().self();
    EXPECT_TRUE(world.transport.sent.isEmpty());
    secrets.answer(server.secret());
    EXPECT_TRUE(first.result() && second.result());
    EXPECT_EQ(secrets.reads, 1);
}

TEST_F(MastodonSessionTest, ABareTokenFindsOutWhoseItIs)
{
    keep(Secret("  " + server.token + "\n"));
    EXPECT_EQ(session().accountId().result(), server.accountId);
    EXPECT_EQ(session().accountId().result(), server.accountId);
    EXPECT_EQ(server.count(credentials), 1);
    EXPECT_EQ(world.transport.sent.first().bearer.reveal(), server.token);
}

TEST_F(MastodonSessionTest, WhoSignedInHereNeedNotAskWhoItIs)
{
    EXPECT_EQ(session().accountId().result(), server.accountId);
    EXPECT_TRUE(server.calls().isEmpty());
}

TEST_F(MastodonSessionTest, WithoutATokenItIsSignedOutAndAsksNobody)
{
    for (const Secret &nothing : {Secret(""), Secret(" \n"), Secret(R"({"token": ""})")}) {
        keep(nothing);
        m_session.reset();
        EXPECT_EQ(codeOf(session().self()), Code::SignedOut);
    }
    secrets.remove(server.account().id.text());
    EXPECT_EQ(codeOf(session().self()), Code::SignedOut);
    EXPECT_TRUE(server.calls().isEmpty());
}

TEST_F(MastodonSessionTest, AKeychainThatIsLockedIsAskedAgainTheNextTime)
{
    secrets.isSlow = true;
    const Future<QJsonObject> locked = session().self();
    secrets.answer(failure(Code::CannotSave, u"locked"_s));
    EXPECT_NE(codeOf(locked), Code::SignedOut);
    secrets.isSlow = false;
    EXPECT_TRUE(session().self().result());
}

TEST_F(MastodonSessionTest, ATokenThatWasReplacedWhileItWasReadIsNotUsed)
{
    secrets.isSlow = true;
    const Future<QJsonObject> asking = session().self();
    session().begin(server.account());
    secrets.answer(Secret("canary-old"));
    EXPECT_TRUE(world.transport.sent.isEmpty());
    secrets.answer(server.secret());
    EXPECT_TRUE(asking.isFinished() && asking.result());
    EXPECT_EQ(world.transport.sent.last().bearer.reveal(), server.token);
}

TEST_F(MastodonSessionTest, TheTokenOfAnotherServerGoesNowhereElse)
{
    secrets.isSlow = true;
    const Future<Reply> asking = session().get(u"/api/v1/accounts/verify_credentials"_s, {});
    m_stream = session().open(u"/api/v1/streaming"_s, {}, false);
    Account moved = server.account();
    moved.server = u"https://new.test"_s;
    session().begin(moved);
    secrets.answer(Secret("canary-old"));
    secrets.answer(Secret("canary-new"));
    world.clock.advance(0ms);
    EXPECT_EQ(codeOf(asking), Code::Offline);
    EXPECT_TRUE(world.transport.sent.isEmpty());
    EXPECT_TRUE(world.transport.streams.isEmpty());
}

TEST_F(MastodonSessionTest, NeitherAddressNorErrorHoldsTheToken)
{
    ASSERT_TRUE(session().facts().result());
    for (const Result<Reply> &reply :
         {Result<Reply>(SmallMastodon::error(401, "canary-token-zzzz is invalid")),
          Result<Reply>(SmallMastodon::error(403, "canary-token-zzzz")),
          Result<Reply>(SmallMastodon::error(500, "canary-token-zzzz")),
          Result<Reply>(FakeTransport::json(200, R"(["canary-token-zzzz"])"))}) {
        server.instead[credentials] = {reply};
        codeOf(session().self());
    }
    for (const Request &request : world.transport.sent)
        EXPECT_FALSE(request.url.toString().contains(u"canary"));
}

// What the server is.

TEST_F(MastodonSessionTest, WhatTheServerIsIsAskedOnce)
{
    ASSERT_TRUE(session().facts().result());
    const qsizetype asked = server.calls().size();
    EXPECT_EQ(session().facts().result()->software, u"mastodon");
    EXPECT_EQ(server.calls().size(), asked);
    EXPECT_EQ(session().knownFacts()->origin, server.origin);
}

TEST_F(MastodonSessionTest, ManyWaitForOneAnswer)
{
    secrets.isSlow = true;
    const Future<ServerFacts> first = session().facts();
    const Future<ServerFacts> second = session().facts();
    secrets.answer(server.secret());
    EXPECT_TRUE(first.result() && second.result());
    EXPECT_EQ(server.count(instance), 1);
}

TEST_F(MastodonSessionTest, APageWhereTheServerShouldBeIsNoFact)
{
    server.instead[instance] = {SmallMastodon::page()};
    server.instead[u"GET v1/instance"_s] = {SmallMastodon::page()};
    EXPECT_EQ(codeOf(session().facts()), Code::Offline);
    EXPECT_FALSE(session().knownFacts());
    EXPECT_TRUE(session().facts().result()) << "asked again";
}

TEST_F(MastodonSessionTest, NobodyElseIsAskedWhatTheServerIs)
{
    server.instead[u"GET .well-known/nodeinfo"_s] = {FakeTransport::json(
        200, R"({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0",
                            "href": "https://bad.test/nodeinfo"}]})")};
    ASSERT_TRUE(session().facts().result());
    for (const Request &request : world.transport.sent)
        EXPECT_EQ(request.url.host(), server.domain);
}

TEST_F(MastodonSessionTest, TheClockOfTheServerIsReadFromItsReplies)
{
    EXPECT_EQ(session().clockAhead(), 0ms);
    server.clockAhead = -90s;
    ASSERT_TRUE(session().self().result());
    EXPECT_EQ(session().clockAhead(), -90s);
}

// The stream.

TEST_F(MastodonSessionTest, StreamsWhereTheServerSaysIfATokenIsSafeThere)
{
    EXPECT_EQ(opened(u"wss://streaming.social.test"_s),
              QUrl(u"wss://streaming.social.test/api/v1/streaming?tag=x"_s));
    EXPECT_EQ(world.transport.lastStream()->request.bearer.reveal(), server.token);
    EXPECT_EQ(opened(u"wss://streaming.social.test"_s, true).scheme(), u"https");
}

TEST_F(MastodonSessionTest, AnAddressThatIsNotSafeIsNotUsed)
{
    for (const QString &address :
         {u"ws://streaming.social.test"_s, u"http://streaming.social.test"_s,
          u"wss://someone:word@bad.test"_s, u"ftp://bad.test"_s, u"wss://"_s, QString()}) {
        const QUrl url = opened(address);
        EXPECT_EQ(url.scheme(), u"wss") << qPrintable(address);
        EXPECT_TRUE(url.host().endsWith(u"social.test")) << qPrintable(address);
        EXPECT_TRUE(url.userInfo().isEmpty()) << qPrintable(address);
    }
}

TEST(MastodonServerAddressTest, ATokenNeverFollowsAnAddressThatIsLessSafeThanItsServer)
{
    for (const QString &address : {u"ws://stream.test"_s, u"http://stream.test"_s,
                                   u"wss://a:b@stream.test"_s, u"ftp://stream.test"_s, u"wss:"_s}) {
        const ServerFacts facts{.origin = u"https://social.test"_s, .streaming = QUrl(address)};
        EXPECT_EQ(streamAddress(facts, {}, u"/api/v1/streaming"_s, {}, false),
                  QUrl(u"wss://social.test/api/v1/streaming"_s))
            << qPrintable(address);
    }
    const ServerFacts local{.origin = u"http://127.0.0.1:80"_s,
                            .streaming = QUrl(u"ws://127.0.0.1:81"_s)};
    EXPECT_EQ(streamAddress(local, {originOf(local.streaming)}, u"/s"_s, {}, false).port(), 81);
    EXPECT_EQ(streamAddress(local, {}, u"/s"_s, {}, false).port(), 80);
}

TEST_F(MastodonSessionTest, AStreamThatIsOpenedBeforeTheTokenIsThereComesALittleLater)
{
    secrets.isSlow = true;
    m_stream = session().open(u"/api/v1/streaming"_s, {}, false);
    EXPECT_TRUE(world.transport.streams.isEmpty());
    secrets.answer(server.secret());
    ASSERT_TRUE(world.transport.lastStream());
    EXPECT_EQ(world.transport.lastStream()->request.bearer.reveal(), server.token);
    EXPECT_EQ(world.transport.lastStream()->request.url.host(), server.domain);
    EXPECT_FALSE(world.transport.lastStream()->request.url.toString().contains(u"canary"));
}

TEST_F(MastodonSessionTest, AStreamWithoutATokenEnds)
{
    secrets.remove(server.account().id.text());
    secrets.isSlow = true;
    m_stream = session().open(u"/api/v1/streaming"_s, {}, false);
    std::optional<Error> ended;
    QObject::connect(m_stream.get(), &MessageStream::ended,
                     [&ended](const Error &error) { ended = error; });
    secrets.answer(failure(Code::NotFound));
    EXPECT_FALSE(ended) << "not while it is being opened";
    world.clock.advance(0ms);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->code, Code::SignedOut);
    EXPECT_TRUE(world.transport.streams.isEmpty());
}

// The end.

TEST_F(MastodonSessionTest, SigningOutTakesTheTokenBackAndForgetsIt)
{
    ASSERT_TRUE(session().end().result());
    const Request request = server.requests(u"POST oauth/revoke"_s).value(0);
    const QJsonObject said = QJsonDocument::fromJson(request.body).object();
    EXPECT_EQ(said[u"client_id"], u"client-1"_s);
    EXPECT_EQ(said[u"client_secret"], u"canary-client-secret"_s);
    EXPECT_EQ(said[u"token"], QString::fromUtf8(server.token));
    EXPECT_EQ(request.url, QUrl(server.origin + u"/oauth/revoke"_s));
    EXPECT_FALSE(session().knownToken());
}

TEST_F(MastodonSessionTest, ATokenThatAHostBroughtIsLeftAlone)
{
    keep(Secret(server.token));
    const Result<Done> over = session().end().result();
    ASSERT_FALSE(over) << "it is still good, and the host ought to know";
    EXPECT_EQ(over.error().code, Error::Code::Refused);
    EXPECT_TRUE(server.calls().isEmpty());
    EXPECT_FALSE(session().knownToken());
}

TEST_F(MastodonSessionTest, ATokenThatIsNoneAnyMoreNeedsNoEnd)
{
    server.instead[u"POST oauth/revoke"_s] = {SmallMastodon::error(401, "invalid")};
    EXPECT_TRUE(session().end().result());
    secrets.remove(server.account().id.text());
    m_session.reset();
    EXPECT_TRUE(session().end().result());
}

TEST_F(MastodonSessionTest, AnEndThatTheServerDidNotHearIsSaid)
{
    for (const Result<Reply> &reply :
         {Result<Reply>(SmallMastodon::page()), Result<Reply>(failure(Code::Unconfirmed)),
          Result<Reply>(SmallMastodon::error(503, "Down"))}) {
        server.instead[u"POST oauth/revoke"_s] = {reply};
        EXPECT_EQ(codeOf(session().end()), Code::Offline);
    }
}

// A visitor.

TEST_F(MastodonSessionTest, AVisitorReadsWithoutAToken)
{
    Visitor visitor(QUrl(u"https://social.test/about?x#y"_s), services());
    server.instead[u"GET v1/timelines/tag/x"_s] = {FakeTransport::json(200, "[]")};
    EXPECT_TRUE(visitor.get(u"/api/v1/timelines/tag/x"_s, {{u"limit"_s, u"40"_s}}).result());
    EXPECT_EQ(world.transport.sent.last().url,
              QUrl(u"https://social.test/api/v1/timelines/tag/x?limit=40"_s));
    EXPECT_EQ(visitor.facts().result()->software, u"mastodon");
    EXPECT_EQ(visitor.facts().result()->software, u"mastodon");
    EXPECT_EQ(server.count(instance), 1);
    const auto stream = visitor.open(u"/api/v1/streaming"_s, {}, false);
    EXPECT_EQ(world.transport.lastStream()->request.url,
              QUrl(u"wss://social.test/api/v1/streaming"_s));
    EXPECT_TRUE(world.transport.lastStream()->request.bearer.isEmpty());
    for (const Request &request : world.transport.sent)
        EXPECT_TRUE(request.bearer.isEmpty());
    EXPECT_EQ(secrets.reads, 0);
}

TEST_F(MastodonSessionTest, AVisitorChangesNothing)
{
    Visitor visitor(QUrl(server.origin), services());
    EXPECT_EQ(codeOf(visitor.post(u"/api/v1/statuses"_s, "{}")), Code::SignedOut);
    EXPECT_TRUE(server.calls().isEmpty());
}

TEST_F(MastodonSessionTest, AVisitorIsToldWhatIsNoAnswer)
{
    Visitor visitor(QUrl(server.origin), services());
    const QString tag = u"GET v1/timelines/tag/x"_s;
    server.instead[tag] = {SmallMastodon::page(), SmallMastodon::error(401, "canary")};
    EXPECT_EQ(codeOf(visitor.get(u"/api/v1/timelines/tag/x"_s, {})), Code::Unconfirmed);
    EXPECT_EQ(codeOf(visitor.get(u"/api/v1/timelines/tag/x"_s, {})), Code::SignedOut);
}

}  // namespace
