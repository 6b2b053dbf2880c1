// SPDX-License-Identifier: GPL-3.0-or-later
// What the list of an account's statuses says of a delivery, and what it does not.
#include "tests/core/networks/mastodon_client_fixture.h"

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

class MastodonOwnStatusesTest : public MastodonClientTest {};

// What decides nothing.

TEST_F(MastodonOwnStatusesTest, OnlyAListOfStatusesSaysThatItIsNotOut)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(10min);
    for (const Result<Reply> &reply :
         {Result<Reply>(SmallMastodon::page()), Result<Reply>(SmallMastodon::page(404)),
          Result<Reply>(FakeTransport::json(200, "{}")),
          Result<Reply>(FakeTransport::json(200, "")), Result<Reply>(Reply{.status = 302}),
          Result<Reply>(SmallMastodon::error(404, "Not found")),
          Result<Reply>(SmallMastodon::error(401, "The access token is invalid")),
          Result<Reply>(SmallMastodon::error(503, "Down")), Result<Reply>(failure(Code::Offline)),
          Result<Reply>(failure(Code::Unconfirmed))}) {
        server.instead[listing] = {reply};
        EXPECT_EQ(found(delivery).code, Code::Unconfirmed);
    }
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOwnStatusesTest, APageOfSomebodyInBetweenIsNoFirstLook)
{
    becomes(u"gotosocial"_s, Keys::None);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(1min);
    server.instead[listing] = {SmallMastodon::page()};
    expectUnconfirmed(delivery);
    world.clock.advance(10s);
    EXPECT_EQ(expectUnconfirmed(delivery), 10);
}

TEST_F(MastodonOwnStatusesTest, AServerThatIsAskedTooOftenSaysWhenToLookAgain)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    Reply busy = SmallMastodon::error(429, "Too many requests");
    busy.headers.append(Header("Retry-After", "77"));
    server.instead[listing] = {busy};
    EXPECT_EQ(expectUnconfirmed(delivery), 77);
}

TEST_F(MastodonOwnStatusesTest, AListThatDoesNotReachBackSaysNothing)
{
    newestIsUnknown();
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    saidByHand(50);
    world.clock.advance(10min);
    EXPECT_EQ(found(delivery).code, Code::Unconfirmed);
}

TEST_F(MastodonOwnStatusesTest, WhereTheNewestIsNotKnownAListThatReachesBackWillDo)
{
    saidByHand(50);
    world.clock.advance(10min);
    newestIsUnknown();
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    saidByHand(3);
    world.clock.advance(10min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOwnStatusesTest, MoreThanCanBeReadSaysNothing)
{
    saidByHand(1);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    saidByHand(900);
    world.clock.advance(10min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
    saidByHand(150);
    EXPECT_EQ(found(delivery).code, Code::Unconfirmed);
}

TEST_F(MastodonOwnStatusesTest, AServerThatListsOnlyTheNewestMustReachBackToo)
{
    server.listsTheNewest = true;
    saidByHand(30);
    world.clock.advance(10min);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    saidByHand(5);
    world.clock.advance(1min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
    saidByHand(15);
    EXPECT_EQ(found(delivery).code, Code::Unconfirmed);
}

// Not ours.

TEST_F(MastodonOwnStatusesTest, TheSameWordsBeforeItWasFrozenAreNotIt)
{
    server.say(server.username, question);
    world.clock.advance(1min);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(1min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOwnStatusesTest, TheSameWordsJustBeforeAreNotItWhereAServerListsEverything)
{
    server.listsTheNewest = true;
    server.say(server.username, question);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    QJsonObject boost = server.say(server.username, u""_s);
    boost.insert(u"id"_s, server.own().first()[u"id"]);
    boost.insert(u"reblog"_s, server.own().first());
    server.statuses.last() = boost;
    world.clock.advance(1min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
    ASSERT_TRUE(client->publish(delivery).result());
    EXPECT_TRUE(client->findPublished(delivery).result());
}

TEST_F(MastodonOwnStatusesTest, TheSameWordsLongBeforeAreNotItWhereTheNewestIsNotKnown)
{
    for (const Milliseconds ahead : {Milliseconds(3min), Milliseconds(-3min), Milliseconds(0)}) {
        server.clockAhead = ahead;
        restart();
        server.say(server.username, question);
        world.clock.advance(150s);
        newestIsUnknown();
        const Delivery delivery = frozen();
        sendIntoTheVoid(delivery);
        world.clock.advance(1min);
        EXPECT_EQ(found(delivery).code, Code::NotFound);
        world.clock.advance(10min);
    }
}

TEST_F(MastodonOwnStatusesTest, OneStatusStandsForOneDeliveryOnly)
{
    const Delivery first = frozen();
    const Delivery second = frozen();
    sendAndHearNothing(first);
    sendIntoTheVoid(second);
    ASSERT_TRUE(client->findPublished(first).result());
    EXPECT_TRUE(client->findPublished(first).result()) << "still its own";
    world.clock.advance(1min);
    EXPECT_EQ(found(second).code, Code::NotFound);
    ASSERT_TRUE(client->publish(second).result());
    EXPECT_EQ(server.own().size(), 2);
}

TEST_F(MastodonOwnStatusesTest, WhatAnotherDeliveryBecameIsKnownAfterARestart)
{
    const Delivery first = frozen();
    const Delivery second = frozen();
    const Result<Published> published = client->publish(first).result();
    ASSERT_TRUE(published);
    sendIntoTheVoid(second);
    restart();
    client->follow({.hashtag = *Hashtag::fromText(u"#CozyChat"_s),
                    .since = world.clock.now(),
                    .own = {published->post}});
    world.clock.advance(2min);
    EXPECT_EQ(found(second).code, Code::NotFound);
}

TEST_F(MastodonOwnStatusesTest, ABoostOrAReplyElsewhereWithTheSameWordsIsNotIt)
{
    const QJsonObject parent = server.say(u"ann@else.test"_s, u"Hello"_s);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    server.say(server.username, question, parent[u"id"].toString());
    world.clock.advance(1min);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

}  // namespace
