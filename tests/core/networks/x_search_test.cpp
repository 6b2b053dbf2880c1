// SPDX-License-Identifier: GPL-3.0-or-later
// Following a tag by searching for it.
#include "core/networks/x/snowflake.h"
#include "tests/core/networks/x_follow_fixture.h"

#include <QJsonArray>

namespace {

using namespace core;
using namespace tests;
using State = Connection::State;

/// Without a token of the app.
class XSearchTest : public XFollowTest {
protected:
    XSearchTest()
    {
        world.signIn(false);
        restart();
        listen();
    }
};

TEST_F(XSearchTest, WhatWasSaidSinceThenAndWhatIsSaidNowComesWithItsAuthor)
{
    server.say(u"ann"_s, u"before #CozyChat"_s);
    world.clock.advance(10s);
    follow();
    EXPECT_EQ(state(), State::Live);
    EXPECT_TRUE(heard(u"before"_s)) << "from a little before";
    server.say(u"ben"_s, u"A1 jam #cozychat"_s);
    server.say(u"cleo"_s, u"something else"_s);
    world.clock.advance(20s);
    EXPECT_TRUE(heard(u"jam"_s));
    EXPECT_FALSE(heard(u"else"_s));
    EXPECT_EQ(received.last().author.handle, u"ben");
    EXPECT_TRUE(received.last().author.isNamed());
    EXPECT_EQ(received.last().received, world.clock.now());
    EXPECT_TRUE(world.transport.streams.isEmpty());
}

TEST_F(XSearchTest, GoesOnFromTheNewestAndNowAndThenFromALittleBefore)
{
    follow();
    const QJsonObject first = server.say(u"ann"_s, u"one #CozyChat"_s);
    world.clock.advance(20s);
    world.clock.advance(20s);
    EXPECT_EQ(lastAsked(u"since_id"_s), first[u"id"].toString());
    EXPECT_EQ(times(u"one"_s), 1);
    server.readsBehind = 0s;
    world.clock.advance(20s);
    EXPECT_LT(x::timeInId(lastAsked(u"since_id"_s)).value(),
              *x::timeInId(first[u"id"].toString()) - 1min);
}

TEST_F(XSearchTest, APostThatIsFoundLateComesToo)
{
    follow();
    server.say(u"ann"_s, u"late #CozyChat"_s);
    QJsonObject late = server.posts.takeLast();
    world.clock.advance(5s);
    server.say(u"ben"_s, u"early #CozyChat"_s);
    world.clock.advance(20s);
    EXPECT_TRUE(heard(u"early"_s));
    server.posts.prepend(late);  // its number is below what has been read
    world.clock.advance(70s);
    EXPECT_TRUE(heard(u"late"_s));
}

TEST_F(XSearchTest, ManyPagesAreReadToTheirEnd)
{
    for (int i = 0; i < 350; ++i)
        server.say(u"ann"_s, u"post %1. #CozyChat"_s.arg(i));
    follow();
    EXPECT_EQ(received.size(), 350);
    EXPECT_EQ(lastAsked(u"max_results"_s), u"100");
}

TEST_F(XSearchTest, APageThatFailsIsAskedForAgainAndNothingIsMissing)
{
    for (int i = 0; i < 250; ++i)
        server.say(u"ann"_s, u"post %1. #CozyChat"_s.arg(i));
    server.loses = {searching, searching};
    follow();
    EXPECT_EQ(state(), State::Away);
    EXPECT_EQ(client->heardUntil(), std::nullopt);
    world.clock.advance(10s);
    EXPECT_EQ(received.size(), 250);
    EXPECT_EQ(state(), State::Live);
}

TEST_F(XSearchTest, MorePagesThanAreReadAtOnceAreReadAfterARest)
{
    server.largestPage = 2;
    for (int i = 0; i < 110; ++i)
        server.say(u"ann"_s, u"post %1. #CozyChat"_s.arg(i));
    follow();
    EXPECT_EQ(received.size(), 100);
    EXPECT_FALSE(heard(u"post 9."_s));
    EXPECT_EQ(client->heardUntil(), std::nullopt);
    world.clock.advance(1min);
    EXPECT_TRUE(heard(u"post 9."_s));
    EXPECT_TRUE(heard(u"post 0."_s));
}

TEST_F(XSearchTest, APageThatXHasForgottenIsLookedForFromTheTop)
{
    for (int i = 0; i < 150; ++i)
        server.say(u"ann"_s, u"post %1. #CozyChat"_s.arg(i));
    server.refusesPages = true;
    follow();
    EXPECT_EQ(state(), State::Away);
    server.refusesPages = false;
    world.clock.advance(2s);
    EXPECT_EQ(state(), State::Live);
    EXPECT_TRUE(heard(u"post 0."_s));
}

TEST_F(XSearchTest, AnswersBelowAQuestionNeedNoTag)
{
    const Result<Published> question = client->publish(frozen()).result();
    follow({question->post});
    server.say(u"ann"_s, u"A1 jam"_s, nativeId(question->post));
    world.clock.advance(20s);
    EXPECT_TRUE(heard(u"jam"_s));
    const Result<Published> next = client->publish(frozen(aDelivery(u"Q2: Why?"_s))).result();
    server.say(u"ann"_s, u"A2 because"_s, nativeId(next->post));
    world.clock.advance(20s);
    EXPECT_TRUE(heard(u"because"_s));
}

TEST_F(XSearchTest, AQueryIsNeverLongerThanXTakes)
{
    QList<PostId> own;
    for (int i = 0; i < 30; ++i)
        own.append(PostId(u"x:19500000000000000%1"_s.arg(10 + i)));
    follow(own);
    EXPECT_LE(lastAsked(u"query"_s).size(), 512);
    EXPECT_TRUE(lastAsked(u"query"_s).contains(u"1950000000000000039"_s)) << "the newest";
    EXPECT_TRUE(lastAsked(u"query"_s).startsWith(u"(#CozyChat OR conversation_id:"));
    EXPECT_TRUE(lastAsked(u"query"_s).endsWith(u") -is:retweet"));
}

TEST_F(XSearchTest, WaitsAsLongAsXAsks)
{
    follow();
    Reply reply = SmallX::problem(429, u"Too Many Requests"_s);
    reply.headers.append(
        {"x-rate-limit-reset", QByteArray::number(toMs(world.clock.now() + 120s) / 1000)});
    server.instead[searching] = {reply};
    world.clock.advance(20s);
    EXPECT_EQ(state(), State::RateLimited);
    const int asked = server.count(searching);
    world.clock.advance(90s);
    EXPECT_EQ(server.count(searching), asked);
    world.clock.advance(20s);
    EXPECT_EQ(state(), State::Live);
}

TEST_F(XSearchTest, WhoIsSignedOutIsTold)
{
    server.access = server.refresh = "another";
    follow();
    EXPECT_EQ(state(), State::SignedOut);
}

TEST_F(XSearchTest, HeardUntilIsWhatTheIndexHadByThen)
{
    follow();
    EXPECT_EQ(*client->heardUntil(), world.clock.now() - 40s);
    world.clock.advance(5min);
    EXPECT_GE(*client->heardUntil(), world.clock.now() - 60s);
    client->unfollow();
    EXPECT_EQ(client->heardUntil(), std::nullopt);
    EXPECT_EQ(state(), State::Off);
}

TEST_F(XSearchTest, ADeletedPostIsTakenBackAndDoesNotReturn)
{
    follow();
    const QJsonObject oops = server.say(u"ben"_s, u"oops #CozyChat"_s);
    world.clock.advance(20s);
    ASSERT_TRUE(heard(u"oops"_s));
    server.remove(oops[u"id"].toString());
    world.clock.advance(60s);
    EXPECT_EQ(removed, QList<PostId>{postOf(oops)});
    received.clear();
    server.posts.append(oops);  // an index that has not heard of it
    world.clock.advance(3min);
    EXPECT_TRUE(received.isEmpty());
}

TEST_F(XSearchTest, AnEditTakesThePlaceOfWhatItEdits)
{
    follow();
    const QJsonObject first = server.say(u"ben"_s, u"A1 jma #CozyChat"_s);
    world.clock.advance(20s);
    QJsonObject second = server.say(u"ben"_s, u"A1 jam #CozyChat"_s);
    second.insert(u"edit_history_tweet_ids"_s, QJsonArray{first[u"id"], second[u"id"]});
    server.posts.removeLast();
    server.posts.append(second);
    world.clock.advance(20s);
    EXPECT_EQ(removed, QList<PostId>{postOf(first)});
    EXPECT_EQ(received.last().id, postOf(second));
    EXPECT_TRUE(received.last().edited);
}

TEST_F(XSearchTest, TheNumbersOfOurOwnPostsAreAskedFor)
{
    const Result<Published> question = client->publish(frozen()).result();
    follow({question->post});
    server.posts.last().insert(u"public_metrics"_s,
                               QJsonObject{{u"like_count"_s, 3}, {u"retweet_count"_s, 2}});
    world.clock.advance(60s);
    EXPECT_EQ(counted.value(question->post), (Counts{.likes = 3, .boosts = 2}));
}

TEST_F(XSearchTest, TheLimitStopsReadingWithinOneRequest)
{
    client->limitSpending(100'000, 0);
    for (int i = 0; i < 50; ++i)
        server.say(u"ann"_s, u"post %1. #CozyChat"_s.arg(i));
    follow();
    EXPECT_EQ(state(), State::Off);
    EXPECT_TRUE(client->spending()->stopsReading);
    const int asked = server.count(searching);
    world.clock.advance(30min);
    EXPECT_EQ(server.count(searching), asked);
    EXPECT_EQ(server.count(u"GET tweets"_s), 0);
    EXPECT_LE(client->spending()->microDollars, 100'000 + 10 * 15'000)
        << "ten posts are the fewest that can be asked for";
    client->limitSpending(std::nullopt, 0);
    EXPECT_EQ(state(), State::Live);
    EXPECT_GE(received.size(), 50);
}

}  // namespace
