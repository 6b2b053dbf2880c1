// SPDX-License-Identifier: GPL-3.0-or-later
// Following a tag by the filtered stream, with the search behind it.
#include "tests/core/networks/x_follow_fixture.h"
#include "tests/support/shared_data.h"

#include <QCoreApplication>

namespace {

using namespace core;
using namespace tests;
using State = Connection::State;

class XStreamTest : public XFollowTest {
protected:
    FakeStream *stream() const { return world.transport.lastStream(); }
    void followLive()
    {
        follow();
        ASSERT_TRUE(stream());
        Q_EMIT stream()->opened();
        ASSERT_EQ(state(), State::Live);
    }
    void liveOn(Seconds time)
    {
        for (; time > 0s; time -= 20s) {
            Q_EMIT stream()->message("");
            world.clock.advance(20s);
        }
    }
    void tell(const QJsonObject &post) { Q_EMIT stream()->message(server.line(post)); }
    void lose(const Error &error) { Q_EMIT stream()->ended(error); }
    /// How long it takes until it is opened again; 0 after ten minutes.
    Milliseconds pause()
    {
        const qsizetype opened = world.transport.streams.size();
        for (Milliseconds waited = 250ms; waited <= 10min; waited += 250ms) {
            world.clock.advance(250ms);
            if (world.transport.streams.size() > opened)
                return waited;
        }
        return 0ms;
    }
};

TEST_F(XStreamTest, OpensWithTheAppsTokenOnceTheRulesAreSet)
{
    follow();
    ASSERT_TRUE(stream());
    EXPECT_EQ(stream()->request.url.path(), u"/2/tweets/search/stream");
    EXPECT_EQ(stream()->request.bearer, Secret("canary-bearer"));
    ASSERT_EQ(server.rules.size(), 1);
    EXPECT_EQ(server.rules.first()[u"value"], u"#CozyChat -is:retweet"_s);
    EXPECT_NE(state(), State::Live);
    Q_EMIT stream()->opened();
    EXPECT_EQ(state(), State::Live);
}

TEST_F(XStreamTest, OnlyOurOwnRulesAreTakenAway)
{
    server.rules = {
        {u"1"_s, {{u"id"_s, u"1"_s}, {u"value"_s, u"#Old"_s}, {u"tag"_s, u"moderato"_s}}},
        {u"2"_s, {{u"id"_s, u"2"_s}, {u"value"_s, u"cats"_s}, {u"tag"_s, u"cats"_s}}},
        {u"3"_s,
         {{u"id"_s, u"3"_s}, {u"value"_s, u"#CozyChat -is:retweet"_s}, {u"tag"_s, u"moderato"_s}}}};
    follow();
    EXPECT_EQ(server.rules.keys(), (QStringList{u"2"_s, u"3"_s}));
}

TEST_F(XStreamTest, AQuestionThatGoesOutGetsARuleOfItsOwn)
{
    followLive();
    const Result<Published> question = client->publish(frozen()).result();
    QStringList values;
    for (const QJsonObject &rule : std::as_const(server.rules))
        values.append(rule[u"value"].toString());
    EXPECT_TRUE(values.contains(u"conversation_id:%1 -is:retweet"_s.arg(nativeId(question->post))));
    EXPECT_EQ(world.transport.streams.size(), 1) << "the stream stays open";
}

TEST_F(XStreamTest, APostComesAtOnceAndKeepAlivesAreNone)
{
    followLive();
    Q_EMIT stream()->message("");
    tell(server.say(u"ann"_s, u"A1 jam & tea #CozyChat"_s));
    ASSERT_EQ(received.size(), 1);
    EXPECT_EQ(received.first().text, u"A1 jam & tea #CozyChat");
    EXPECT_EQ(received.first().author.handle, u"ann");
}

TEST_F(XStreamTest, ARecordedBodyIsReadToItsEnd)
{
    if (!hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    followLive();
    QList<QByteArray> lines = sharedFile(u"x/transcripts/filtered-stream-body.txt"_s).split('\n');
    for (QByteArray &line : lines) {
        if (stream())
            Q_EMIT stream()->message(line.endsWith('\r') ? line.chopped(1) : line);
    }
    EXPECT_EQ(received.size(), 5);
    EXPECT_EQ(received.at(1).text.toStdString(),
              "A1 \U0001F44B\U0001F3FD caf\u00e9 & co https://example.org/paper?id=1&x=2 #lcsm");
    EXPECT_EQ(received.last().replyTo, PostId(u"x:1"_s));
    EXPECT_EQ(state(), State::Away) << "its last line says that X has ended it";
}

TEST_F(XStreamTest, ASilentStreamIsDead)
{
    followLive();
    world.clock.advance(20s);
    Q_EMIT stream()->message("");
    world.clock.advance(24s);
    EXPECT_EQ(world.transport.streams.size(), 1);
    world.clock.advance(2s);
    EXPECT_EQ(world.transport.streams.size(), 2);
    EXPECT_TRUE(states.contains(State::Away));
}

TEST_F(XStreamTest, ABrokenLineIsTriedAgainSoonAndThenLater)
{
    followLive();
    QList<Milliseconds> waited;
    for (int i = 0; i < 4; ++i) {
        lose({Error::Code::Offline, u"refused"_s, {}});
        EXPECT_EQ(state(), State::Away);
        waited.append(pause());
    }
    EXPECT_EQ(waited, (QList<Milliseconds>{250ms, 500ms, 750ms, 1000ms}));
    for (int i = 0; i < 80; ++i) {
        lose({Error::Code::Offline, u"refused"_s, {}});
        world.clock.advance(16s);
    }
    lose({Error::Code::Offline, u"refused"_s, {}});
    EXPECT_EQ(pause(), 16s);
    Q_EMIT stream()->opened();
    Q_EMIT stream()->message("");
    lose({Error::Code::Unconfirmed, u"reset"_s, {}});
    EXPECT_EQ(pause(), 250ms) << "it was there in between";
}

TEST_F(XStreamTest, XInTroubleIsLeftInPeaceForLonger)
{
    followLive();
    lose({Error::Code::Unconfirmed, u"reset"_s, {}});
    pause();
    QList<Milliseconds> waited;
    for (int i = 0; i < 3; ++i) {
        lose({Error::Code::Unconfirmed, u"HTTP 503"_s, {}});
        waited.append(pause());
    }
    EXPECT_EQ(waited, (QList<Milliseconds>{5s, 10s, 20s}));
}

TEST_F(XStreamTest, ALimitIsWaitedForAMinuteAtLeast)
{
    follow();
    lose({Error::Code::RateLimited, u"HTTP 429"_s, {}});
    EXPECT_EQ(state(), State::RateLimited);
    EXPECT_EQ(pause(), 60s);
    lose({Error::Code::RateLimited, u"HTTP 429"_s, {}});
    EXPECT_EQ(pause(), 120s);
    lose({Error::Code::RateLimited, u"HTTP 429"_s, Seconds(400)});
    EXPECT_EQ(pause(), 400s);
}

TEST_F(XStreamTest, WithoutRulesTheyAreSetAnewAndItIsTriedAgain)
{
    follow();
    server.rules.clear();
    lose({Error::Code::Refused, u"HTTP 409"_s, {}});
    EXPECT_EQ(pause(), 5s);
    EXPECT_EQ(server.rules.size(), 1);
}

TEST_F(XStreamTest, WhereTheTokenIsNotGoodTheTagIsSearchedFor)
{
    server.bearer = "another";
    follow();
    EXPECT_TRUE(world.transport.streams.isEmpty());
    EXPECT_EQ(state(), State::Live);
    server.say(u"ann"_s, u"A1 jam #CozyChat"_s);
    world.clock.advance(20s);
    EXPECT_TRUE(heard(u"jam"_s));
}

TEST_F(XStreamTest, WhatWasSaidWhileItWasAwayIsSearchedFor)
{
    followLive();
    liveOn(60s);
    lose({Error::Code::Unconfirmed, u"reset"_s, {}});
    server.readsBehind = 30s;
    server.say(u"ann"_s, u"A1 jam #CozyChat"_s);
    pause();
    Q_EMIT stream()->opened();
    EXPECT_EQ(state(), State::Live);
    EXPECT_FALSE(heard(u"jam"_s)) << "the index does not know it yet";
    EXPECT_LT(*client->heardUntil(), world.clock.now() - 35s);
    world.clock.advance(20s);
    Q_EMIT stream()->message("");
    world.clock.advance(21s);
    EXPECT_TRUE(heard(u"jam"_s));
    Q_EMIT stream()->message("");
    EXPECT_GE(*client->heardUntil(), world.clock.now() - 36s) << "X tells whole seconds";
}

TEST_F(XStreamTest, BesidesALiveStreamSearchingIsRare)
{
    followLive();
    liveOn(40s);
    const int asked = server.count(searching);
    liveOn(180s);
    EXPECT_LE(server.count(searching), asked + 1);
}

TEST_F(XStreamTest, WhoStopsFollowingClosesTheStream)
{
    followLive();
    client->unfollow();
    EXPECT_EQ(state(), State::Off);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_FALSE(stream());
    const int asked = int(world.transport.sent.size());
    world.clock.advance(10min);
    EXPECT_EQ(world.transport.sent.size(), asked);
}

TEST_F(XStreamTest, TheLimitClosesTheStreamAsWell)
{
    client->limitSpending(40'000, 0);
    followLive();
    for (int i = 0; i < 4; ++i) {
        if (stream())
            tell(server.say(u"user%1"_s.arg(i), u"A1 jam #CozyChat"_s));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    EXPECT_EQ(received.size(), 3) << "15 thousandths each, authors included";
    EXPECT_FALSE(stream());
    EXPECT_EQ(state(), State::Off);
}

}  // namespace
