// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_sign_in.h"
#include "core/networks/bluesky/session_tokens.h"
#include "core/networks/catalog.h"
#include "tests/core/networks/small_pds.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;

class BlueskySignInTest : public testing::Test {
protected:
    Result<SignedIn> signIn(const QString &name)
    {
        BlueskySignIn signIn(world.services());
        return signIn.signIn(name, Secret(pds.password)).result();
    }
    Result<Identity> find(const QString &name)
    {
        IdentityFinder finder(world.clock, world.transport, world.endpoints);
        return finder.find(name).result();
    }
    Code codeOf(const QString &name)
    {
        const Result<SignedIn> result = signIn(name);
        if (result)
            return Code::Cancelled;
        EXPECT_FALSE(result.error().detail.contains(u"canary"));
        return result.error().code;
    }
    /// The directory says this of the account's server.
    void moveTo(const QString &server)
    {
        pds.server = server;
        pds.changedDocument = pds.document();
    }

    PdsWorld world;
    SmallPds &pds = world.pds;
    const QString handle = world.pds.handle;
};

TEST_F(BlueskySignInTest, AHandleAndAnAppPasswordGiveTheAccountAndASession)
{
    const Result<SignedIn> result = signIn(handle);
    ASSERT_TRUE(result) << qPrintable(result.error().detail);
    EXPECT_EQ(result->account, pds.account());
    EXPECT_EQ(tokensIn(result->secret), tokensIn(pds.secret()));
    EXPECT_EQ(pds.calls(), (QStringList{u"resolveHandle"_s, pds.did, u"createSession"_s}));
}

TEST_F(BlueskySignInTest, OnlyTheAccountsOwnServerIsToldThePassword)
{
    ASSERT_TRUE(signIn(handle));
    for (const Request &request : world.transport.sent) {
        const bool isSignIn =
            request.url == QUrl(pds.server + u"/xrpc/com.atproto.server.createSession"_s);
        EXPECT_EQ(request.body.contains(pds.password), isSignIn);
        EXPECT_FALSE(request.url.toString().contains(u"canary"));
    }
}

TEST_F(BlueskySignInTest, ANameIsUnderstoodAsPeopleTypeIt)
{
    for (const QString &typed :
         {u"@ann.example.com"_s, u"  Ann.Example.com "_s, u"＠ann.example.com"_s,
          u"https://bsky.app/profile/ann.example.com"_s, u"\u202aann.example.com\u202c"_s,
          u"bsky.app/profile/ann.example.com/post/3k?x=1"_s, u"at://ann.example.com"_s,
          u"https://bsky.app/profile/ann.example.com?ref=x#top"_s, u"@ ann.example.com"_s})
        EXPECT_EQ(nameIn(typed), u"ann.example.com"_s) << qPrintable(typed);
    EXPECT_EQ(nameIn(u"@Ann"_s), u"ann.bsky.social"_s);
    EXPECT_EQ(nameIn(u"did:plc:abc"_s), u"did:plc:abc"_s);
    EXPECT_EQ(nameIn(u"https://bsky.app/profile/did:plc:abc"_s), u"did:plc:abc"_s);
    EXPECT_EQ(nameIn(u" "_s), u""_s);
}

TEST_F(BlueskySignInTest, ADidIsTakenForAName)
{
    const Result<SignedIn> result = signIn(pds.did);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->account, pds.account());
}

TEST_F(BlueskySignInTest, AWrongPasswordAndAnUnknownNameAreNoSignIn)
{
    EXPECT_EQ(codeOf(u"nobody.test"_s), Code::SignedOut);
    EXPECT_EQ(codeOf(u"ann@example.com"_s), Code::SignedOut);
    EXPECT_EQ(codeOf(u"handle.invalid"_s), Code::SignedOut);
    EXPECT_EQ(codeOf(u""_s), Code::SignedOut);
    pds.instead[u"createSession"_s] = {SmallPds::error(401, "AuthenticationRequired")};
    EXPECT_EQ(codeOf(handle), Code::SignedOut);
    BlueskySignIn empty(world.services());
    EXPECT_EQ(empty.signIn(handle, {}).result().error().code, Code::SignedOut);
}

TEST_F(BlueskySignInTest, HandleInvalidIsNeverAskedFor)
{
    EXPECT_EQ(codeOf(u"handle.invalid"_s), Code::SignedOut);
    EXPECT_TRUE(pds.calls().isEmpty());
}

TEST_F(BlueskySignInTest, AnAccountThatWasTakenDownOrWantsACodeIsRefused)
{
    pds.instead[u"createSession"_s] = {SmallPds::error(401, "AccountTakedown"),
                                       SmallPds::error(401, "AuthFactorTokenRequired")};
    EXPECT_EQ(codeOf(handle), Code::Refused);
    EXPECT_EQ(codeOf(handle), Code::Refused);
}

TEST_F(BlueskySignInTest, AServerThatIsAwayOrBusyIsAskedLater)
{
    Reply busy = SmallPds::error(429, "RateLimitExceeded");
    busy.headers.append(
        {"RateLimit-Reset", QByteArray::number(toMs(world.clock.now()) / 1000 + 90)});
    pds.instead[u"createSession"_s] = {
        failure(Code::Offline), failure(Code::Unconfirmed),
        SmallPds::error(503, "ServiceUnavailable"),
        FakeTransport::json(200, "<html>Please sign in to this Wi-Fi</html>"), busy};
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(codeOf(handle), Code::Offline) << i;
    EXPECT_EQ(signIn(handle).error(),
              (Error{Code::RateLimited, u"HTTP 429 RateLimitExceeded"_s, 90s}));
    pds.instead[u"resolveHandle"_s] = {failure(Code::Offline), Reply{.status = 502}};
    EXPECT_EQ(codeOf(handle), Code::Offline);
    EXPECT_EQ(codeOf(handle), Code::Offline);
    pds.instead[pds.did] = {Reply{.status = 503}, Reply{.status = 200, .body = "?"}};
    EXPECT_EQ(codeOf(handle), Code::Offline);
    EXPECT_EQ(codeOf(handle), Code::Offline);
}

TEST_F(BlueskySignInTest, ASessionOfAnotherAccountIsRefused)
{
    pds.instead[u"createSession"_s] = {FakeTransport::json(
        200, R"({"did": "did:plc:other", "accessJwt": "a", "refreshJwt": "b"})")};
    EXPECT_EQ(codeOf(handle), Code::Refused);
}

// Identity.

TEST_F(BlueskySignInTest, HandleAndDocumentMustNameEachOther)
{
    pds.changedDocument = pds.document();
    pds.changedDocument[u"alsoKnownAs"_s] = QJsonArray{u"at://someone.else"_s};
    EXPECT_EQ(find(handle).error().code, Code::NotFound);
    EXPECT_EQ(find(pds.did).error().code, Code::NotFound);
    pds.changedDocument[u"alsoKnownAs"_s] = QJsonArray();
    EXPECT_EQ(find(handle).error().code, Code::NotFound);
    EXPECT_EQ(find(pds.did).error().code, Code::NotFound);
}

TEST_F(BlueskySignInTest, ADidWhoseHandleBelongsToAnotherIsNotFound)
{
    pds.instead[u"resolveHandle"_s] = {
        FakeTransport::json(200, R"({"did": "did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"})")};
    EXPECT_EQ(find(pds.did).error().code, Code::NotFound);
}

TEST_F(BlueskySignInTest, ADocumentThatIsAnothersIsNotTaken)
{
    pds.changedDocument = pds.document();
    pds.changedDocument[u"id"_s] = u"did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"_s;
    EXPECT_EQ(find(handle).error().code, Code::NotFound);
    pds.instead[pds.did] = {Reply{.status = 404}, Reply{.status = 410}};
    EXPECT_EQ(find(handle).error().code, Code::NotFound);
    EXPECT_EQ(find(handle).error().code, Code::NotFound);
}

TEST_F(BlueskySignInTest, OnlyAnOriginWithHttpsIsAServerToGoTo)
{
    for (const QString &server :
         {u"http://pds.test"_s, u"https://ann:secret@pds.test"_s, u"https://pds.test/path"_s,
          u"https://pds.test?x"_s, u"file:///etc/passwd"_s, u"pds.test"_s, u""_s,
          u"http://127.0.0.1:2583"_s}) {
        moveTo(server);
        EXPECT_EQ(find(handle).error().code, Code::Refused) << qPrintable(server);
    }
    moveTo(u"https://pds.test/"_s);
    ASSERT_TRUE(find(handle));
    EXPECT_EQ(find(handle)->server, u"https://pds.test"_s);
}

TEST_F(BlueskySignInTest, ATestServerMayBeOnThisComputer)
{
    world.endpoints = *Endpoints::fromJson(
        R"({"bluesky": {"pds": "http://localhost:2583", "entryway": "http://localhost:2583",
                        "plc": "http://localhost:2582"}})");
    pds.server = pds.entryway = u"http://localhost:2583"_s;
    world.transport.answer = [this](const Request &request) -> Result<Reply> {
        const QByteArray body = request.url.port() == 2582
                                    ? QJsonDocument(pds.document()).toJson()
                                    : QByteArray("{\"did\":\"" + pds.did.toLatin1() + "\"}");
        return FakeTransport::json(200, body);
    };
    const Result<Identity> identity = find(handle);
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->server, u"http://localhost:2583"_s);
}

TEST_F(BlueskySignInTest, ADidOfTheWebIsReadAtItsOwnHost)
{
    pds.did = u"did:web:example.com"_s;
    pds.instead[u"json"_s] = {FakeTransport::json(200, QJsonDocument(pds.document()).toJson())};
    ASSERT_TRUE(find(handle));
    EXPECT_EQ(world.transport.sent.last().url, QUrl(u"https://example.com/.well-known/did.json"_s));
}

TEST_F(BlueskySignInTest, ADidIsToldFromWhatOnlyLooksLikeOne)
{
    for (const QString &good : {u"did:plc:abcdefghijklmnopqrstuvwx"_s, u"did:web:example.com"_s,
                                u"did:web:localhost%3A2583"_s})
        EXPECT_TRUE(isDid(good)) << qPrintable(good);
    for (const QString &bad :
         {u"did:plc:"_s, u"did:plc:../../etc"_s, u"did:plc:ABCDEFGHIJKLMNOPQRSTUVWX"_s,
          u"did:web:"_s, u"did:web:example.com:users:ann"_s, u"did:web:ann@example.com"_s,
          u"did:web:example.com/path"_s, u"did:web:a?b"_s, u"did:key:z6Mk"_s, u""_s})
        EXPECT_FALSE(isDid(bad)) << qPrintable(bad);
}

TEST_F(BlueskySignInTest, BlueskyIsAmongTheNetworksToSignInTo)
{
    const QList<Network> networks = allNetworks();
    ASSERT_FALSE(networks.isEmpty());
    EXPECT_EQ(networks.first().id, NetworkId(u"bluesky"_s));
    const auto client = networks.first().makeClient(pds.account(), world.services());
    EXPECT_EQ(client->account(), pds.account());
    const auto signIn = networks.first().makeSignIn(world.services());
    EXPECT_TRUE(signIn->signIn(handle, Secret(pds.password)).result());
}

}  // namespace
