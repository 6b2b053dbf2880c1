// SPDX-License-Identifier: GPL-3.0-or-later
// That a post goes out once and no more, whatever gets lost on the way.
#include "tests/core/networks/mastodon_client_fixture.h"
#include "tests/support/seed.h"

#include <random>

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

class MastodonOnceTest : public MastodonClientTest {
protected:
    /// Sends and looks as the outbox does, until it is known to be out.
    std::optional<PostId> untilOut(const Delivery &delivery, bool mustSend)
    {
        for (int step = 0; step < 100; ++step) {
            const auto future =
                mustSend ? client->publish(delivery) : client->findPublished(delivery);
            const Result<Published> result = future.result();
            if (result)
                return result->post;
            mustSend = result.error().code == Code::NotFound;
            EXPECT_TRUE(mustSend || result.error().code == Code::Unconfirmed);
            if (!mustSend)
                world.clock.advance(std::max(result.error().retryAfter.value_or(1s), Seconds(1)));
        }
        return std::nullopt;
    }
};

// Found again.

TEST_F(MastodonOnceTest, ALostReplyIsLookedForAndFound)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    world.clock.advance(7s);
    const Result<Published> published = client->findPublished(delivery).result();
    ASSERT_TRUE(published);
    EXPECT_EQ(published->post, postOf(server.own().first()));
    EXPECT_EQ(published->url, QUrl(server.own().first()[u"url"].toString()));
    EXPECT_EQ(world.clock.now() - published->at, 7s);
    EXPECT_EQ(server.count(posting), 1);
}

TEST_F(MastodonOnceTest, ARestartFindsWhatTheFormerRunSent)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    restart();
    const Result<Published> published = client->findPublished(delivery).result();
    ASSERT_TRUE(published);
    EXPECT_EQ(published->post, postOf(server.own().first()));
}

TEST_F(MastodonOnceTest, IsFoundBeneathWhateverWasSaidSinceThen)
{
    saidByHand(1);
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    saidByHand(90);
    EXPECT_TRUE(client->findPublished(delivery).result());
}

TEST_F(MastodonOnceTest, AClockThatDiffersHidesNothing)
{
    for (const Milliseconds ahead : {Milliseconds(3min), Milliseconds(-3min)}) {
        for (const bool isNewestKnown : {true, false}) {
            server.clockAhead = ahead;
            restart();
            if (!isNewestKnown)
                newestIsUnknown();
            const Delivery delivery = frozen();
            sendAndHearNothing(delivery);
            const Result<Published> published = client->findPublished(delivery).result();
            ASSERT_TRUE(published) << toMs(Instant(ahead)) << isNewestKnown;
            EXPECT_LE(std::chrono::abs(published->at - world.clock.now()), 1s)
                << "by our clock, whatever the server's says";
            world.clock.advance(10min);
        }
    }
}

TEST_F(MastodonOnceTest, AClockThatIsNotSaidHidesNothingEither)
{
    server.saysTheTime = false;
    server.clockAhead = -14min;
    for (const bool isNewestKnown : {true, false}) {
        saidByHand(1);
        restart();
        if (!isNewestKnown)
            newestIsUnknown();
        const Delivery delivery = frozen();
        sendAndHearNothing(delivery);
        EXPECT_TRUE(client->findPublished(delivery).result()) << isNewestKnown;
        world.clock.advance(1h);
    }
}

// Surely not out.

TEST_F(MastodonOnceTest, WhereAKeyHoldsItIsNotOutAfterHalfAMinute)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    EXPECT_EQ(expectUnconfirmed(delivery), 30);
    world.clock.advance(29s);
    EXPECT_EQ(expectUnconfirmed(delivery), 1);
    world.clock.advance(1s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOnceTest, WhereAnswersAreKeptItIsNotOutAfterAMinute)
{
    becomes(u"akkoma"_s, Keys::CachedAnswer);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    EXPECT_EQ(expectUnconfirmed(delivery), 60);
    world.clock.advance(59s);
    EXPECT_EQ(expectUnconfirmed(delivery), 1);
    world.clock.advance(1s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOnceTest, WithoutKeysTwoLooksWithinAMinuteMustMissIt)
{
    becomes(u"gotosocial"_s, Keys::None);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    EXPECT_EQ(expectUnconfirmed(delivery), 10);
    world.clock.advance(10s);
    EXPECT_EQ(expectUnconfirmed(delivery), 50);
    world.clock.advance(49s);
    EXPECT_EQ(expectUnconfirmed(delivery), 1);
    world.clock.advance(1s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOnceTest, WithoutKeysOneLateLookIsNotEnough)
{
    becomes(u"gotosocial"_s, Keys::None);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    expectUnconfirmed(delivery);
    world.clock.advance(9s);
    expectUnconfirmed(delivery);  // too soon after the try to count
    world.clock.advance(5min);
    EXPECT_EQ(expectUnconfirmed(delivery), 10);
    world.clock.advance(9s);
    EXPECT_EQ(expectUnconfirmed(delivery), 1);
    world.clock.advance(1s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOnceTest, EachTryStartsTheWaitAnew)
{
    for (const auto &[software, keys] :
         {std::pair(u"mastodon"_s, Keys::Hour), std::pair(u"gotosocial"_s, Keys::None)}) {
        becomes(software, keys);
        restart();
        const Delivery delivery = frozen();
        sendIntoTheVoid(delivery);
        world.clock.advance(70s);
        found(delivery);
        world.clock.advance(10s);
        ASSERT_EQ(found(delivery).code, Code::NotFound);
        sendIntoTheVoid(delivery);
        EXPECT_EQ(expectUnconfirmed(delivery), keys == Keys::Hour ? 30 : 10);
        world.clock.advance(29s);
        expectUnconfirmed(delivery);
    }
}

TEST_F(MastodonOnceTest, AfterARestartTheWaitIsNotForgotten)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(5s);
    restart();
    EXPECT_EQ(expectUnconfirmed(delivery), 25);
    world.clock.advance(25s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(MastodonOnceTest, ATryOfAFormerRunMayHaveBeenLongAfterItWasFrozen)
{
    becomes(u"gotosocial"_s, Keys::None);
    server.readsBehind = 40s;
    const Delivery delivery = frozen();
    server.instead[posting] = {SmallMastodon::error(429, "Too many requests")};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::RateLimited);
    world.clock.advance(5min);
    sendAndHearNothing(delivery);
    restart();
    EXPECT_TRUE(untilOut(delivery, false));
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(MastodonOnceTest, WhatWasNeverFrozenIsSurelyNotOut)
{
    EXPECT_EQ(found(aDelivery()).code, Code::NotFound);
}

// Never twice.

TEST_F(MastodonOnceTest, AListThatLagsBehindNeverLeadsToASecondPost)
{
    const quint32 chosen = seed();
    std::mt19937 random(chosen);
    SCOPED_TRACE("MODERATO_SEED=" + std::to_string(chosen));
    const QList<std::pair<QString, Keys>> kinds{{u"mastodon"_s, Keys::Hour},
                                                {u"pleroma"_s, Keys::CachedAnswer},
                                                {u"gotosocial"_s, Keys::None}};
    for (int round = 0; round < 60; ++round) {
        const auto &[software, keys] = kinds.at(round % 3);
        becomes(software, keys);
        server.statuses.clear();
        restart();
        server.readsBehind = Seconds(random() % 41);
        const Delivery delivery = frozen();
        if (random() % 2)
            server.loses = {posting};
        else
            server.instead[posting] = {failure(Code::Unconfirmed)};
        const std::optional<PostId> post = untilOut(delivery, true);
        ASSERT_TRUE(post);
        ASSERT_EQ(server.own().size(), 1) << software.toStdString();
        EXPECT_EQ(*post, postOf(server.own().first()));
        world.clock.advance(2h);
    }
}

}  // namespace
