// SPDX-License-Identifier: GPL-3.0-or-later
// That a post goes out once and no more, on a network that has no key for it.
#include "tests/core/networks/x_client_fixture.h"
#include "tests/support/seed.h"
#include "tests/support/shared_data.h"

#include <random>

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

class XOnceTest : public XClientTest {};

// Found again.

TEST_F(XOnceTest, ALostReplyIsLookedForAndFound)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    world.clock.advance(7s);
    const Result<Published> published = client->findPublished(delivery).result();
    ASSERT_TRUE(published);
    EXPECT_EQ(published->post, postOf(server.own().first()));
    EXPECT_EQ(published->url,
              QUrl(u"https://x.com/chathost/status/"_s + server.own().first()[u"id"].toString()));
    EXPECT_EQ(world.clock.now() - published->at, 7s);
    EXPECT_EQ(server.count(posting), 1);
}

TEST_F(XOnceTest, ATextWithLinksAndSignsIsFoundToo)
{
    for (const bool namesLinks : {true, false}) {
        server.namesLinks = namesLinks;
        const QString which = namesLinks ? u"told"_s : u"not told"_s;
        const Delivery delivery = frozen(aDelivery(u"Q & A <3, "_s + which +
                                                   u": see https://example.org/a?b=1&c=2 and\n"
                                                   "example.org #CozyChat"_s));
        sendAndHearNothing(delivery);
        EXPECT_TRUE(client->findPublished(delivery).result()) << namesLinks;
    }
}

TEST_F(XOnceTest, ARestartFindsWhatTheFormerRunSent)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    restart();
    const Result<Published> published = client->findPublished(delivery).result();
    ASSERT_TRUE(published);
    EXPECT_EQ(published->post, postOf(server.own().first()));
}

TEST_F(XOnceTest, IsFoundBeneathWhateverWasSaidSinceThen)
{
    server.say(server.username, u"Something before"_s);
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    for (int i = 0; i < 250; ++i)
        server.say(server.username, u"Something else, %1"_s.arg(i));
    EXPECT_TRUE(client->findPublished(delivery).result());
}

TEST_F(XOnceTest, OnlyWhatIsNewerThanTheBaselineIsRead)
{
    const QJsonObject before = server.say(server.username, u"Something before"_s);
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    expectUnconfirmed(delivery);
    const QUrlQuery asked(server.requests(listing).last().url);
    EXPECT_EQ(asked.queryItemValue(u"since_id"_s), before[u"id"].toString());
}

TEST_F(XOnceTest, AnUnknownBaselineHidesNothingAndAClockThatDiffersNeither)
{
    for (const Milliseconds ahead : {Milliseconds(3min), Milliseconds(-3min), Milliseconds(0)}) {
        server.clockAhead = ahead;
        server.instead[listing] = {SmallX::problem(503, u"busy"_s)};
        restart();
        const Delivery delivery = frozen(aDelivery(u"Q%1"_s.arg(toMs(Instant(ahead)))));
        sendAndHearNothing(delivery);
        const Result<Published> published = client->findPublished(delivery).result();
        ASSERT_TRUE(published) << toMs(Instant(ahead));
        EXPECT_LE(std::chrono::abs(published->at - world.clock.now()), 1s)
            << "by our clock, whatever X's says";
        world.clock.advance(10min);
    }
}

TEST_F(XOnceTest, TheSameWordsOfAnEarlierEveningAreAnotherPost)
{
    server.say(server.username, u"Q1: Which book? #CozyChat"_s);
    world.clock.advance(2h);
    server.instead[listing] = {SmallX::problem(503, u"busy"_s)};
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    EXPECT_EQ(lookUntilToldNoMore(delivery).code, Code::NotFound);
}

TEST_F(XOnceTest, OnePostStandsForOneDelivery)
{
    const Delivery first = frozen(aDelivery(u"Welcome!"_s));
    const Result<Published> out = client->publish(first).result();
    ASSERT_TRUE(out);
    for (const bool isRestarted : {false, true}) {
        if (isRestarted) {
            restart();
            client->follow({.hashtag = *Hashtag::fromText(u"#CozyChat"_s),
                            .since = world.clock.now(),
                            .own = {out->post}});
            server.instead[listing] = {SmallX::problem(503, u"busy"_s)};
        }
        const Delivery second = frozen(aDelivery(u"Welcome!"_s));
        sendIntoTheVoid(second);
        EXPECT_EQ(lookUntilToldNoMore(second).code, Code::NotFound) << isRestarted;
    }
}

// Surely not out.

TEST_F(XOnceTest, ItIsNotOutWhenNoneOfFourReadingsHasIt)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    EXPECT_EQ(expectUnconfirmed(delivery), 5);
    world.clock.advance(5s);
    EXPECT_EQ(expectUnconfirmed(delivery), 10);
    world.clock.advance(10s);
    EXPECT_EQ(expectUnconfirmed(delivery), 30);
    world.clock.advance(30s);
    EXPECT_EQ(expectUnconfirmed(delivery), 75);
    world.clock.advance(75s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
    EXPECT_EQ(server.count(posting), 1);
    EXPECT_TRUE(client->publish(delivery).result());
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(XOnceTest, ALateReadingAloneProvesNothing)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(10min);  // the computer slept
    EXPECT_EQ(expectUnconfirmed(delivery), 5);
    world.clock.advance(5s);
    EXPECT_EQ(found(delivery).code, Code::NotFound);
}

TEST_F(XOnceTest, ATryOfAFormerRunMayHaveBeenJustBeforeThisOne)
{
    const Delivery delivery = frozen();
    world.clock.advance(1h);
    restart();
    EXPECT_EQ(expectUnconfirmed(delivery), 5);
    EXPECT_EQ(lookUntilToldNoMore(delivery).code, Code::NotFound);
}

TEST_F(XOnceTest, APostThatIsListedLateIsFoundBeforeItIsSentAgain)
{
    server.readsBehind = 100s;
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    std::optional<Result<Published>> last;
    for (int looks = 0; looks < 10 && !(last && *last); ++looks) {
        last = client->findPublished(delivery).result();
        if (!*last)
            world.clock.advance(last->error().retryAfter.value());
    }
    EXPECT_TRUE(last && *last);
    EXPECT_EQ(server.count(posting), 1);
}

TEST_F(XOnceTest, AnAnswerThatIsNoListProvesNothing)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    world.clock.advance(10min);
    for (const Reply &reply : {SmallX::page(), FakeTransport::json(200, "{}"),
                               FakeTransport::json(200, R"({"errors":[{"title":"x"}]})"),
                               SmallX::problem(503, u"busy"_s)}) {
        server.instead[listing] = {reply, reply};
        EXPECT_EQ(expectUnconfirmed(delivery), -1);
        EXPECT_EQ(expectUnconfirmed(delivery), -1);
    }
}

TEST_F(XOnceTest, WhereReadingIsNotPaidForTheHostIsAsked)
{
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    const QString type = u"https://api.x.com/2/problems/usage-capped"_s;
    for (const Reply &reply : {SmallX::problem(429, u"UsageCapExceeded"_s, u"cap"_s, type),
                               SmallX::problem(403, u"Forbidden"_s)}) {
        server.instead[listing] = {reply};
        EXPECT_EQ(expectUnconfirmed(delivery), -1);
    }
}

TEST_F(XOnceTest, AReadingThatMustWaitSaysHowLong)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    Reply reply = SmallX::problem(429, u"Too Many Requests"_s);
    reply.headers.append(
        {"x-rate-limit-reset", QByteArray::number(toMs(world.clock.now() + 40s) / 1000)});
    server.instead[listing] = {reply};
    EXPECT_EQ(expectUnconfirmed(delivery), 40);
}

// Said already.

TEST_F(XOnceTest, ATextThatXTurnsDownAtOnceIsRefused)
{
    ASSERT_TRUE(client->publish(frozen()).result());
    const Error error = errorOf(client->publish(frozen()));
    EXPECT_EQ(error.code, Code::Refused);
    EXPECT_TRUE(error.detail.contains(u"duplicate"));
}

TEST_F(XOnceTest, ATextThatXTurnsDownAfterAnUnclearTryIsOutAndFound)
{
    server.readsBehind = 5min;
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    ASSERT_EQ(lookUntilToldNoMore(delivery).code, Code::NotFound);
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::Unconfirmed);
    server.readsBehind = 0s;
    EXPECT_TRUE(client->findPublished(delivery).result());
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(XOnceTest, ATextThatXTurnsDownAndNeverListsIsForTheHostToJudge)
{
    const Delivery delivery = frozen();
    sendIntoTheVoid(delivery);
    ASSERT_EQ(lookUntilToldNoMore(delivery).code, Code::NotFound);
    server.instead[posting] = {SmallX::duplicate()};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::Unconfirmed);
    const Error last = lookUntilToldNoMore(delivery);
    EXPECT_EQ(last.code, Code::Unconfirmed);
    EXPECT_EQ(last.retryAfter, std::nullopt);
    EXPECT_EQ(found(delivery).code, Code::Unconfirmed) << "never again that it is not out";
}

TEST_F(XOnceTest, WhatAFormerRunFrozeMayHaveBeenSentByIt)
{
    const Delivery delivery = frozen();
    restart();
    server.instead[posting] = {SmallX::duplicate()};
    EXPECT_EQ(errorOf(client->publish(delivery)).code, Code::Unconfirmed);
}

TEST_F(XOnceTest, WhatIsKnownToBeOutIsNotSentAgain)
{
    const Delivery delivery = frozen();
    const Result<Published> first = client->publish(delivery).result();
    ASSERT_TRUE(first);
    EXPECT_EQ(client->publish(delivery).result(), first);
    EXPECT_EQ(server.count(posting), 1);
}

// The listed outcomes.

class XOutcomesTest : public XClientTest {
protected:
    static Reply replyOf(const QJsonValue &response)
    {
        const QJsonValue body = response[u"body"];
        Reply reply{.status = response[u"status"].toInt(),
                    .body = body.isString() ? body.toString().toUtf8()
                                            : QJsonDocument(body.toObject()).toJson()};
        const QJsonObject headers = response[u"headers"].toObject();
        for (auto header = headers.begin(); header != headers.end(); ++header)
            reply.headers.append({header.key().toUtf8(), header->toString().toUtf8()});
        return reply;
    }
    /// What the client makes of this answer, in the words of the table.
    QString verdictOf(const QJsonValue &one)
    {
        const Delivery delivery = frozen(aDelivery(u"Q of "_s + one[u"name"].toString()));
        if (one[u"attempt"] == u"replay"_s)
            sendIntoTheVoid(delivery);
        server.instead[posting] = {replyOf(one[u"response"])};
        const int sent = server.count(posting);
        const int renewed = server.count(u"POST oauth2/token"_s);
        const Result<Published> result = client->publish(delivery).result();
        if (server.count(u"POST oauth2/token"_s) > renewed && server.count(posting) == sent + 2)
            return u"reauth"_s;
        if (result)
            return u"posted"_s;
        switch (result.error().code) {
        case Code::RateLimited:
            return result.error().retryAfter ? u"retry_later"_s : u"no time"_s;
        case Code::Unconfirmed:
            return one[u"attempt"] == u"replay"_s ? u"reconcile"_s : u"ambiguous"_s;
        default:
            return u"not_posted"_s;
        }
    }
};

TEST_F(XOutcomesTest, TheListedRepliesToAPostAreJudgedAsListed)
{
    if (!hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    int looked = 0;
    const QJsonValue all = sharedJson(u"x/transcripts/send-outcomes.json"_s);
    for (const QJsonValue &one : all[u"cases"].toArray()) {
        if (one[u"attempt"] == u"reconcile-read"_s)
            continue;
        ++looked;
        EXPECT_EQ(verdictOf(one).toStdString(), one[u"expect"].toString().toStdString())
            << qPrintable(one[u"name"].toString());
    }
    EXPECT_GE(looked, 12);
}

// Whatever happens.

TEST_F(XOnceTest, WhateverGetsLostAPostStandsThereOnce)
{
    const quint32 walk = seed();
    SCOPED_TRACE(walk);
    std::mt19937 random(walk);
    const auto chance = [&random](int percent) { return int(random() % 100) < percent; };
    for (int evening = 0; evening < 60; ++evening) {
        const Delivery delivery = frozen(aDelivery(u"Q of evening %1"_s.arg(evening)));
        server.readsBehind = Seconds(random() % 100);
        bool mustSend = true;
        std::optional<PostId> out;
        for (int step = 0; step < 1'000 && !out; ++step) {
            server.loses.clear();
            server.instead.clear();
            const QString call = mustSend ? posting : listing;
            if (chance(30))
                server.loses = {call};
            else if (chance(30))
                server.instead[call] = {SmallX::problem(503, u"busy"_s)};
            const Result<Published> result =
                (mustSend ? client->publish(delivery) : client->findPublished(delivery)).result();
            if (result)
                out = result->post;
            else {
                ASSERT_TRUE(result.error().code == Code::NotFound ||
                            result.error().code == Code::Unconfirmed);
                mustSend = result.error().code == Code::NotFound;
                world.clock.advance(std::max(result.error().retryAfter.value_or(1s), Seconds(1)));
            }
            if (chance(5))
                restart();
        }
        server.readsBehind = 0s;
        EXPECT_TRUE(out) << evening;
        const qsizetype standing =
            std::count_if(server.posts.begin(), server.posts.end(), [&](const QJsonObject &post) {
                return post[u"text"].toString() == delivery.text;
            });
        EXPECT_EQ(standing, 1) << evening;
        world.clock.advance(2h);
    }
}

}  // namespace
