// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/bluesky_client_fixture.h"

namespace {

using namespace core;
using namespace core::bluesky;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;

// What goes over the wire.

TEST_F(BlueskyClientTest, AFrozenDeliveryHoldsTheWholeRequestAndSendsNothing)
{
    const Delivery delivery = frozen();
    const QJsonObject body = bodyOf(delivery);
    EXPECT_TRUE(isTid(delivery.recordKey));
    EXPECT_EQ(body[u"rkey"], delivery.recordKey);
    EXPECT_EQ(body[u"repo"], pds.did);
    EXPECT_EQ(body[u"record"][u"createdAt"], isoTime(world.clock.now()));
    EXPECT_EQ(body[u"record"][u"facets"].toArray().size(), 1);
    ASSERT_TRUE(body.contains(u"swapRecord"));
    EXPECT_TRUE(body[u"swapRecord"].isNull());
    EXPECT_TRUE(pds.calls().isEmpty());
}

TEST_F(BlueskyClientTest, ADeliveryFrozenIsPublishedAndSaysWhere)
{
    const Delivery delivery = frozen();
    const Result<Published> result = client.publish(delivery).result();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->post, PostId(u"bluesky:"_s + uriOf(delivery)));
    EXPECT_EQ(result->url,
              QUrl(u"https://bsky.app/profile/%1/post/%2"_s.arg(pds.did, delivery.recordKey)));
    EXPECT_EQ(pds.records.value(uriOf(delivery)), bodyOf(delivery)[u"record"].toObject());
}

TEST_F(BlueskyClientTest, EveryTrySendsExactlyTheSameBytes)
{
    const Delivery delivery = frozen();
    pds.loses = {u"putRecord"_s};
    EXPECT_EQ(errorOf(client.publish(delivery)).code, Code::Unconfirmed);
    world.clock.advance(1h);
    pds.expire();
    ASSERT_TRUE(client.publish(delivery).result());
    BlueskyClient afterRestart(pds.account(), world.services());
    ASSERT_TRUE(afterRestart.publish(delivery).result());

    const QList<Request> puts = pds.requests(u"putRecord"_s);
    EXPECT_EQ(puts.size(), 4);  // one of them with an expired token
    for (const Request &put : puts)
        EXPECT_EQ(put.body, delivery.body);
    EXPECT_EQ(pds.records.size(), 1);
}

TEST_F(BlueskyClientTest, WhatIsNotFrozenIsNeverSent)
{
    EXPECT_EQ(errorOf(client.publish(aDelivery())).code, Code::Refused);
    EXPECT_TRUE(pds.calls().isEmpty());
}

TEST_F(BlueskyClientTest, TwoDeliveriesHaveKeysInTheirOrder)
{
    const Delivery first = frozen();
    EXPECT_LT(first.recordKey, frozen().recordKey);
}

// How it ends.

TEST_F(BlueskyClientTest, ALostReplyIsLookedForAndFound)
{
    const Delivery delivery = frozen();
    pds.loses = {u"putRecord"_s};
    EXPECT_EQ(errorOf(client.publish(delivery)).code, Code::Unconfirmed);
    const Result<Published> found = client.findPublished(delivery).result();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->post, PostId(u"bluesky:"_s + uriOf(delivery)));
}

TEST_F(BlueskyClientTest, ALostRequestIsSurelyNotOut)
{
    const Delivery delivery = frozen();
    pds.instead[u"putRecord"_s] = {failure(Code::Unconfirmed)};
    EXPECT_EQ(errorOf(client.publish(delivery)).code, Code::Unconfirmed);
    EXPECT_EQ(errorOf(client.findPublished(delivery)).code, Code::NotFound);
}

TEST_F(BlueskyClientTest, LookingNeedsNoSession)
{
    const Delivery delivery = frozen();
    ASSERT_TRUE(client.publish(delivery).result());
    world.secrets.remove(pds.account().id.text());
    BlueskyClient signedOut(pds.account(), world.services());
    EXPECT_TRUE(signedOut.findPublished(delivery).result());
    EXPECT_TRUE(world.transport.sent.last().bearer.isEmpty());
}

TEST_F(BlueskyClientTest, OnlyRecordNotFoundByNameMeansThatItIsNotOut)
{
    const Delivery delivery = frozen();
    const QList<Result<Reply>> unclear{
        failure(Code::Offline),
        failure(Code::Unconfirmed),
        Reply{.status = 404},
        Reply{.status = 400, .body = "<html>RecordNotFound</html>"},
        SmallPds::error(404, "XRPCNotSupported"),
        SmallPds::error(400, "RepoDeactivated"),
        SmallPds::error(429, "RateLimitExceeded"),
        SmallPds::error(502, "UpstreamFailure"),
        FakeTransport::json(200, "{}"),
        FakeTransport::json(200, R"({"uri": "at://did:plc:other/app.bsky.feed.post/x"})")};
    for (const Result<Reply> &reply : unclear) {
        pds.instead[u"getRecord"_s] = {reply};
        EXPECT_EQ(errorOf(client.findPublished(delivery)).code, Code::Unconfirmed);
    }
    EXPECT_EQ(errorOf(client.findPublished(delivery)).code, Code::NotFound);
}

TEST_F(BlueskyClientTest, AnotherPostUnderTheKeyIsRefusedAndStays)
{
    const Delivery delivery = frozen();
    const QJsonObject other{{u"text"_s, u"Something else"_s}};
    pds.records.insert(uriOf(delivery), other);
    EXPECT_EQ(errorOf(client.publish(delivery)).code, Code::Refused);
    EXPECT_EQ(errorOf(client.findPublished(delivery)).code, Code::Refused);
    EXPECT_EQ(pds.records.value(uriOf(delivery)), other);
}

TEST_F(BlueskyClientTest, EachRefusalLeadsToItsOwnNextStep)
{
    EXPECT_EQ(whenPutSays(SmallPds::error(400, "InvalidRequest")), Code::Refused);
    EXPECT_EQ(whenPutSays(SmallPds::error(400, "InvalidSwap")), Code::Refused);
    EXPECT_EQ(whenPutSays(SmallPds::error(401, "AccountTakedown")), Code::Refused);
    EXPECT_EQ(whenPutSays(SmallPds::error(400, "InvalidToken")), Code::SignedOut);
    EXPECT_EQ(whenPutSays(SmallPds::error(401, "AuthMissing")), Code::SignedOut);
    EXPECT_EQ(whenPutSays(failure(Code::Offline)), Code::Offline);
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyClientTest, AnAnswerThatProvesNothingLeavesItUnconfirmed)
{
    for (const Result<Reply> &reply :
         {Result<Reply>(failure(Code::Unconfirmed)),
          Result<Reply>(SmallPds::error(500, "InternalServerError")),
          Result<Reply>(SmallPds::error(502, "UpstreamFailure")),
          Result<Reply>(Reply{.status = 302}),
          Result<Reply>(Reply{.status = 403, .body = "<html>"}),
          Result<Reply>(FakeTransport::json(200, "")),
          Result<Reply>(FakeTransport::json(200, R"({"uri": "at://did:plc:other/c/k"})"))})
        EXPECT_EQ(whenPutSays(reply), Code::Unconfirmed);
}

TEST_F(BlueskyClientTest, ABusyServerSaysWhenToSendAgain)
{
    Reply busy = SmallPds::error(429, "RateLimitExceeded");
    busy.headers.append(
        {"RateLimit-Reset", QByteArray::number(toMs(world.clock.now()) / 1000 + 40)});
    pds.instead[u"putRecord"_s] = {busy};
    const Error error = errorOf(client.publish(frozen()));
    EXPECT_EQ(error.code, Code::RateLimited);
    EXPECT_EQ(error.retryAfter, 40s);
}

TEST_F(BlueskyClientTest, AnExpiredSessionIsSignedOutAndNothingIsOut)
{
    const Delivery delivery = frozen();
    pds.expire();
    pds.instead[u"refreshSession"_s] = {SmallPds::error(400, "ExpiredToken")};
    EXPECT_EQ(errorOf(client.publish(delivery)).code, Code::SignedOut);
    EXPECT_EQ(pds.records.size(), 0);
    ASSERT_TRUE(client.publish(delivery).result());  // the same attempt, after signing in
}

// Mentions.

TEST_F(BlueskyClientTest, WhomATextMentionsIsLookedUpOnceAheadOfTime)
{
    pds.otherHandles.insert(u"ann.test"_s, u"did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"_s);
    const Delivery delivery = aDelivery(u"Thanks @ann.test and @nobody.test"_s);
    ASSERT_TRUE(client.prepare(delivery).result());
    EXPECT_EQ(pds.count(u"resolveHandle"_s), 2);
    const QJsonArray facets = bodyOf(frozen(delivery))[u"record"][u"facets"].toArray();
    EXPECT_EQ(pds.count(u"resolveHandle"_s), 2);
    ASSERT_EQ(facets.size(), 1);
    EXPECT_EQ(facets[0][u"features"][0][u"did"], u"did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"_s);
}

TEST_F(BlueskyClientTest, AHandleThatWasUnknownIsLookedUpAgainWithTheNextPost)
{
    const Delivery delivery = aDelivery(u"Thanks @ann.test"_s);
    ASSERT_TRUE(client.prepare(delivery).result());
    pds.otherHandles.insert(u"ann.test"_s, u"did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"_s);
    ASSERT_TRUE(client.prepare(delivery).result());
    EXPECT_TRUE(bodyOf(frozen(delivery))[u"record"].toObject().contains(u"facets"));
}

TEST_F(BlueskyClientTest, AMentionThatTheServerCannotLookUpHoldsNoPostBack)
{
    const Delivery delivery = aDelivery(u"Thanks @ann.test"_s);
    for (const Result<Reply> &reply :
         {Result<Reply>(Reply{.status = 502}), Result<Reply>(failure(Code::Unconfirmed)),
          Result<Reply>(SmallPds::error(429, "RateLimitExceeded"))}) {
        pds.instead[u"resolveHandle"_s] = {reply};
        EXPECT_FALSE(bodyOf(frozen(delivery))[u"record"].toObject().contains(u"facets"));
    }
    pds.instead[u"resolveHandle"_s] = {failure(Code::Offline)};
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::Offline);
}

TEST_F(BlueskyClientTest, AMentionWhoseLookUpHangsDelaysAPostByFiveSecondsAtMostAndOnce)
{
    const auto answer = world.transport.answer;
    Milliseconds patience{0};
    world.transport.answer = [&](const Request &request) {
        if (!request.url.path().endsWith(u"resolveHandle"_s))
            return answer(request);
        patience = request.patience;
        world.clock.advance(patience);
        return Result<Reply>(failure(Code::Offline, u"no reply in time"_s));
    };
    const Delivery delivery = aDelivery(u"Thanks @ann.test"_s);
    EXPECT_FALSE(bodyOf(frozen(delivery))[u"record"].toObject().contains(u"facets"));
    EXPECT_EQ(patience, 5s);
    const Instant before = world.clock.now();
    frozen(delivery);
    EXPECT_EQ(world.clock.now(), before);
}

// Pictures.

TEST_F(BlueskyClientTest, APictureThatIsOnItsWayIsNotUploadedASecondTime)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    world.transport.neverReplies = true;
    const Future<Delivery> first = client.freeze(delivery);
    const Future<Delivery> second = client.freeze(delivery);
    ASSERT_EQ(world.transport.sent.size(), 1);
    world.transport.reply(0, world.transport.answer(world.transport.sent.first()));
    EXPECT_TRUE(first.isFinished() && first.result());
    EXPECT_TRUE(second.isFinished() && second.result());
    EXPECT_EQ(pds.count(u"uploadBlob"_s), 1);
}

TEST_F(BlueskyClientTest, PicturesAreUploadedAheadOfTimeAndOnce)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    ASSERT_TRUE(client.prepare(delivery).result());
    EXPECT_EQ(pds.blobs.size(), 1);
    const Request upload = pds.requests(u"uploadBlob"_s).value(0);
    EXPECT_EQ(upload.body, "picture");
    EXPECT_TRUE(upload.headers.contains(Header("Content-Type", "image/png")));

    const Delivery ready = frozen(delivery);
    EXPECT_EQ(pds.count(u"uploadBlob"_s), 1);
    const QJsonValue image = bodyOf(ready)[u"record"][u"embed"][u"images"][0];
    EXPECT_EQ(image[u"alt"], u"A cat"_s);
    EXPECT_EQ(image[u"image"][u"ref"][u"$link"], blobCid("picture"));
    EXPECT_EQ(image[u"aspectRatio"][u"width"], 4);
    EXPECT_TRUE(client.publish(ready).result());
}

TEST_F(BlueskyClientTest, APictureThatTheServerLostIsUploadedAgainAndTheSameBytesSent)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    const Delivery ready = frozen(delivery);
    pds.blobs.clear();
    ASSERT_TRUE(client.publish(ready).result());
    EXPECT_EQ(pds.count(u"uploadBlob"_s), 2);
    EXPECT_EQ(pds.requests(u"putRecord"_s).value(1).body, ready.body);
    EXPECT_EQ(pds.records.size(), 1);
}

TEST_F(BlueskyClientTest, APictureThatWasChangedMeanwhileIsNotSentInsteadOfTheOtherOne)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    const Delivery ready = frozen(delivery);
    pds.blobs.clear();
    aPicture("another");
    EXPECT_EQ(errorOf(client.publish(ready)).code, Code::Refused);
    EXPECT_EQ(pds.count(u"putRecord"_s), 1);
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyClientTest, ALostUploadDuringPublishingLeavesThePostSurelyUnsent)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    const Delivery ready = frozen(delivery);
    pds.blobs.clear();
    pds.instead[u"uploadBlob"_s] = {failure(Code::Unconfirmed)};
    EXPECT_EQ(errorOf(client.publish(ready)).code, Code::Offline);
}

TEST_F(BlueskyClientTest, APictureThatCannotBeReadOrIsTooLargeIsSaid)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {{.file = folder.filePath(u"none.png"_s), .type = u"image/png"_s}};
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::Unreadable);
    delivery.pictures = {aPicture({})};
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::Unreadable);
    delivery.pictures = {aPicture(QByteArray(2'000'001, 'x'))};
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::Refused);
    EXPECT_EQ(pds.count(u"uploadBlob"_s), 0);
}

TEST_F(BlueskyClientTest, AServerThatHoldsAnotherPictureThanWeSentIsNotBelieved)
{
    Delivery delivery = aDelivery();
    delivery.pictures = {aPicture()};
    pds.instead[u"uploadBlob"_s] = {
        FakeTransport::json(200, R"({"blob": {"ref": {"$link": "bafkreiother"}}})")};
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::Refused);
}

}  // namespace
