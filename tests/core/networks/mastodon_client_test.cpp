// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/mastodon_client_fixture.h"
#include "tests/support/settle.h"

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

/// A keychain that asks people first.
class SlowSecretStore : public MemorySecretStore {
public:
    Future<Secret> read(const QString &) override
    {
        open.start();
        return open.future();
    }

    QPromise<Result<Secret>> open;
};

QStringList keysIn(const QList<Request> &requests)
{
    QStringList keys;
    for (const Request &request : requests)
        keys.append(QString::fromLatin1(headerOf(request, "Idempotency-Key")));
    return keys;
}

// What goes over the wire.

TEST_F(MastodonClientTest, AFrozenDeliveryHoldsTheWholeRequestAndIsNotOut)
{
    Delivery delivery = aDelivery();
    delivery.warning = u"books"_s;
    delivery.language = u"de"_s;
    delivery.quiet = true;
    const QJsonObject request = requestOf(frozen(delivery));
    EXPECT_EQ(request[u"status"], question);
    EXPECT_EQ(request[u"visibility"], u"unlisted"_s);
    EXPECT_EQ(request[u"spoiler_text"], u"books"_s);
    EXPECT_EQ(request[u"sensitive"], true);
    EXPECT_EQ(request[u"language"], u"de"_s);
    EXPECT_FALSE(request.contains(u"scheduled_at"));
    EXPECT_EQ(server.count(posting), 0);
}

TEST_F(MastodonClientTest, WhereAnAccountMayHaveChosenMarkdownPlainTextIsAskedFor)
{
    for (const auto &[software, isAsked] :
         {std::pair(u"mastodon"_s, false), std::pair(u"snac"_s, false),
          std::pair(u"gotosocial"_s, true), std::pair(u"akkoma"_s, true)}) {
        becomes(software, Keys::None);
        restart();
        EXPECT_EQ(requestOf(frozen())[u"content_type"].toString(),
                  isAsked ? u"text/plain"_s : QString());
    }
}

TEST_F(MastodonClientTest, ADeliveryFrozenIsPublishedAndSaysWhere)
{
    const Result<Published> result = client->publish(frozen()).result();
    ASSERT_TRUE(result);
    ASSERT_EQ(server.own().size(), 1);
    EXPECT_EQ(result->post, postOf(server.own().first()));
    EXPECT_EQ(result->url, QUrl(server.own().first()[u"url"].toString()));
    EXPECT_EQ(result->at, world.clock.now());
}

TEST_F(MastodonClientTest, EveryTrySendsTheSameBytesUnderTheDeliverysOwnKey)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    world.clock.advance(40s);
    ASSERT_TRUE(client->publish(delivery).result());
    restart();
    ASSERT_TRUE(client->publish(delivery).result());
    const QList<Request> tries = server.requests(posting);
    ASSERT_EQ(tries.size(), 3);
    for (const Request &request : tries) {
        EXPECT_EQ(QJsonDocument::fromJson(request.body).object(), requestOf(delivery));
        EXPECT_EQ(request.body, tries.first().body);
        EXPECT_EQ(headerOf(request, "Idempotency-Key"), delivery.id.text().toUtf8());
        EXPECT_EQ(headerOf(request, "Content-Type"), "application/json");
    }
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(MastodonClientTest, TwoDeliveriesHaveTwoKeys)
{
    ASSERT_TRUE(client->publish(frozen()).result());
    ASSERT_TRUE(client->publish(frozen()).result());
    EXPECT_EQ(server.own().size(), 2);
}

TEST_F(MastodonClientTest, WhatIsNotFrozenIsNeverSent)
{
    EXPECT_EQ(errorOf(client->publish(aDelivery())).code, Code::Refused);
    EXPECT_EQ(server.count(posting), 0);
}

TEST_F(MastodonClientTest, WhatWasPreparedIsFrozenWithoutAskingAgain)
{
    const Delivery delivery = aDelivery();
    server.say(server.username, u"Hello"_s);
    ASSERT_TRUE(client->prepare(delivery).result());
    EXPECT_FALSE(world.transport.warmed.isEmpty());
    const qsizetype before = server.calls().size();
    frozen(delivery);
    EXPECT_EQ(server.calls().size(), before);
}

// Replies.

TEST_F(MastodonClientTest, AReplyNamesItsParentAsThisServerDoes)
{
    const QJsonObject parent = server.sayElsewhere(u"ann@else.test"_s, u"A1 Momo #CozyChat"_s);
    Delivery delivery = aDelivery();
    delivery.replyTo = postOf(parent);
    ASSERT_TRUE(client->publish(frozen(delivery)).result());
    EXPECT_EQ(server.own().first()[u"in_reply_to_id"], parent[u"id"]);
    EXPECT_EQ(QUrlQuery(server.requests(u"GET v2/search"_s).first().url)
                  .queryItemValue(u"q"_s, QUrl::FullyDecoded),
              parent[u"uri"].toString());

    delivery.id = DeliveryId::fresh();
    frozen(delivery);
    EXPECT_EQ(server.count(u"GET v2/search"_s), 1) << "known by now";
}

TEST_F(MastodonClientTest, TheNextPostOfAThreadNeedsNoSearch)
{
    const Result<Published> first = client->publish(frozen()).result();
    ASSERT_TRUE(first);
    Delivery second = aDelivery(u"And why? #CozyChat"_s);
    second.replyTo = first->post;
    EXPECT_EQ(requestOf(frozen(second))[u"in_reply_to_id"], server.own().first()[u"id"]);
    EXPECT_EQ(server.count(u"GET v2/search"_s), 0);
}

TEST_F(MastodonClientTest, AParentThatTheServerCannotFindIsSaidBeforeAnythingIsSent)
{
    Delivery delivery = aDelivery();
    delivery.replyTo = PostId(u"mastodon:https://else.test/users/ann/statuses/1"_s);
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::NotFound);
    for (const Result<Reply> &reply :
         {Result<Reply>(SmallMastodon::page()), Result<Reply>(failure(Code::Unconfirmed))}) {
        server.instead[u"GET v2/search"_s] = {reply};
        EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Offline);
    }
    EXPECT_EQ(server.count(posting), 0);
}

TEST_F(MastodonClientTest, WhatTheKeychainHeldBackForLongIsNotSentAfterAll)
{
    for (const auto &[wait, isSent] : {std::pair(4s, true), std::pair(5s, false)}) {
        const Delivery delivery = frozen();
        const int before = server.count(posting);
        SlowSecretStore secrets;
        mastodon::MastodonClient slow(server.account(),
                                      {world.clock, world.transport, secrets, world.endpoints});
        const Future<Published> publishing = slow.publish(delivery);
        world.clock.advance(wait);
        secrets.open.addResult(server.secret());
        secrets.open.finish();
        settle();
        ASSERT_TRUE(publishing.isFinished());
        EXPECT_EQ(publishing.result().has_value(), isSent);
        EXPECT_EQ(server.count(posting) - before, isSent ? 1 : 0);
        EXPECT_TRUE(isSent || errorOf(publishing).code == Code::Offline);
    }
}

// How it ends.

TEST_F(MastodonClientTest, OnlyAStatusSaysThatItIsOut)
{
    const QByteArray scheduled = R"({"id": "3", "scheduled_at": "2027-01-15T08:00:00.000Z",
        "params": {"text": "Q1"}, "media_attachments": []})";
    for (const Result<Reply> &reply :
         {Result<Reply>(FakeTransport::json(200, scheduled)), Result<Reply>(SmallMastodon::page()),
          Result<Reply>(FakeTransport::json(200, "{}")),
          Result<Reply>(FakeTransport::json(200, "")),
          Result<Reply>(FakeTransport::json(200, R"({"id": "3", "content": "<p>Q1</p>"})")),
          Result<Reply>(FakeTransport::json(200, R"({"id": "3", "uri": "https://social.test/3"})")),
          Result<Reply>(FakeTransport::json(200, R"([{"id": "3"}])")),
          Result<Reply>(Reply{.status = 302}), Result<Reply>(SmallMastodon::page(403)),
          Result<Reply>(SmallMastodon::page(422)), Result<Reply>(SmallMastodon::error(500, "Oops")),
          Result<Reply>(SmallMastodon::error(503, "Down")),
          Result<Reply>(failure(Code::Unconfirmed))})
        EXPECT_EQ(whenPostSays(reply).code, Code::Unconfirmed);
    EXPECT_EQ(server.own().size(), 0);
}

TEST_F(MastodonClientTest, EachRefusalLeadsToItsOwnNextStep)
{
    EXPECT_EQ(whenPostSays(SmallMastodon::error(422, "Validation failed: canary")).code,
              Code::Refused);
    EXPECT_EQ(whenPostSays(SmallMastodon::error(401, "The access token is invalid")).code,
              Code::SignedOut);
    EXPECT_EQ(
        whenPostSays(SmallMastodon::error(403, "This action is outside the authorized scopes"))
            .code,
        Code::SignedOut);
    EXPECT_EQ(whenPostSays(failure(Code::Offline)).code, Code::Offline);
    EXPECT_EQ(server.own().size(), 0);
}

TEST_F(MastodonClientTest, ABusyServerSaysWhenToSendAgainByItsOwnClock)
{
    server.clockAhead = 3min;
    const Delivery delivery = frozen();
    for (const QByteArray &reset : {isoTime(server.now() + 40s).toLatin1(),
                                    QByteArray::number(toMs(server.now() + 40s) / 1000)}) {
        Reply busy = SmallMastodon::error(429, "Too many requests");
        const QString date = QLocale::c().toString(toDateTime(server.now()).toUTC(),
                                                   u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        busy.headers += {{"Date", date.toLatin1()}, {"X-RateLimit-Reset", reset}};
        server.instead[posting] = {busy};
        const Error error = errorOf(client->publish(delivery));
        EXPECT_EQ(error.code, Code::RateLimited);
        EXPECT_EQ(error.retryAfter, 40s);
    }
}

TEST_F(MastodonClientTest, ATextThatIsTooLongIsSaidInWhateverLanguageTheServerSpeaks)
{
    const Delivery delivery = frozen(aDelivery(QString(501, u'a')));
    server.instead[posting] = {SmallMastodon::error(422, "Zu viele Zeichen")};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::TooLong);
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::TooLong);
    EXPECT_EQ(server.own().size(), 0);
}

TEST_F(MastodonClientTest, AnExpiredTokenIsSignedOutAndGoesOnAfterSigningInAnew)
{
    const Delivery delivery = frozen();
    const QByteArray before = server.token;
    server.token = "canary-another";
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::SignedOut);
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::SignedOut);
    world.signIn();
    client->signedInAnew(server.account());
    ASSERT_TRUE(client->publish(delivery).result());
    EXPECT_EQ(server.own().size(), 1);
    EXPECT_EQ(server.requests(posting).last().bearer.reveal(), server.token);
    EXPECT_NE(before, server.token);
}

// Where the answer itself is kept.

TEST_F(MastodonClientTest, ARefusalThatIsKeptIsAskedForUnderAnotherKey)
{
    becomes(u"pleroma"_s, Keys::CachedAnswer);
    const Delivery delivery = frozen();
    server.instead[posting] = {SmallMastodon::error(429, "Throttled")};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::RateLimited);
    sendAndHearNothing(delivery);
    ASSERT_TRUE(client->publish(delivery).result());
    const QString id = delivery.id.text();
    EXPECT_EQ(keysIn(server.requests(posting)), QStringList({id, id + u"-1"_s, id + u"-1"_s}));
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(MastodonClientTest, AnUnclearAnswerKeepsTheKey)
{
    becomes(u"akkoma"_s, Keys::CachedAnswer);
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    ASSERT_TRUE(client->publish(delivery).result());
    const QString id = delivery.id.text();
    EXPECT_EQ(keysIn(server.requests(posting)), QStringList({id, id}));
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(MastodonClientTest, WhereRefusalsAreNotKeptTheKeyStays)
{
    const Delivery delivery = frozen();
    server.instead[posting] = {SmallMastodon::error(429, "Too many requests")};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::RateLimited);
    ASSERT_TRUE(client->publish(delivery).result());
    const QString id = delivery.id.text();
    EXPECT_EQ(keysIn(server.requests(posting)), QStringList({id, id}));
}

// May it post?

TEST_F(MastodonClientTest, AnAccountThatMayPostIsChecked)
{
    EXPECT_TRUE(client->check().result());
}

TEST_F(MastodonClientTest, ASuspendedAccountIsSaid)
{
    server.isSuspended = true;
    const Error error = errorOf(client->check());
    EXPECT_EQ(error.code, Code::Refused);
    EXPECT_EQ(error.detail, u"AccountSuspended");
    EXPECT_EQ(errorOf(client->prepare(aDelivery())).code, Code::Refused);
}

TEST_F(MastodonClientTest, ATokenThatAHostBroughtMustBeOfThisAccount)
{
    const Account ours = server.account();
    world.secrets.write(ours.id.text(), Secret(server.token));
    mastodon::MastodonClient fresh(ours, world.services());
    EXPECT_TRUE(fresh.check().result());
    server.username = u"another"_s;
    EXPECT_EQ(errorOf(fresh.check()).code, Code::SignedOut);
}

TEST_F(MastodonClientTest, ATokenOfAnotherAccountIsNoneOfOurs)
{
    server.accountId = u"109000000000000002"_s;
    EXPECT_EQ(errorOf(client->check()).code, Code::SignedOut);
}

TEST_F(MastodonClientTest, APageInsteadOfTheAccountIsNoSignOut)
{
    for (const Result<Reply> &reply :
         {Result<Reply>(SmallMastodon::page()), Result<Reply>(SmallMastodon::page(401)),
          Result<Reply>(failure(Code::Unconfirmed))}) {
        server.instead[u"GET v1/accounts/verify_credentials"_s] = {reply};
        EXPECT_EQ(errorOf(client->check()).code, Code::Offline);
    }
}

}  // namespace
