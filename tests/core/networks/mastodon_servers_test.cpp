// SPDX-License-Identifier: GPL-3.0-or-later
// How servers stand, alone and beside each other.
#include "tests/core/networks/mastodon_stream_fixture.h"

namespace tests {
namespace {

using MastodonServersTest = MastodonStreamTest;

TEST_F(MastodonServersTest, APostOfSeveralServersComesOnceWithWhatEachContributed)
{
    follow({u"big.example"_s, u"BIG.example "_s, u"social.example"_s, u"no name"_s,
            u"me@evil.example"_s});
    ASSERT_EQ(stream->sources().size(), 2) << "each once, ours among them";
    Server &big = *others[u"big.example"_s];
    home.open();
    big.open();
    big.update(status(u"aX"_s, u"tea"_s));
    home.update(status(u"7"_s, u"tea"_s));
    home.update(status(u"8"_s, u"cake"_s));
    EXPECT_EQ(ids(), QList<PostId>({statusId(u"tea"_s), statusId(u"cake"_s)}));
    EXPECT_EQ(source(0).server, u"social.example");
    EXPECT_EQ(source(0).brought, 2);
    EXPECT_EQ(source(0).first, 1);
    EXPECT_EQ(source(1).server, u"big.example");
    EXPECT_EQ(source(1).brought, 1);
    EXPECT_EQ(source(1).first, 1);
    EXPECT_EQ(stream->localId(statusId(u"tea"_s)), u"7") << "what ours calls it";
}

TEST_F(MastodonServersTest, ALaterEditComesFromWhicheverServerHasIt)
{
    follow({u"big.example"_s});
    Server &big = *others[u"big.example"_s];
    home.open();
    big.open();
    home.update(status(u"7"_s, u"tea"_s));
    QJsonObject edited = status(u"aX"_s, u"tea"_s);
    edited[u"edited_at"] = isoTime(clock.now() + 1s);
    big.update(edited);
    edited[u"id"] = u"7"_s;
    home.say(u"status.update"_s, textOf(edited));
    EXPECT_EQ(received.size(), 2);
}

TEST_F(MastodonServersTest, AnotherServersDeletionOfItsCopyRemovesNothing)
{
    follow({u"big.example"_s});
    Server &big = *others[u"big.example"_s];
    home.open();
    big.open();
    home.update(status(u"7"_s, u"tea"_s, u"far.example"_s));
    big.update(status(u"70"_s, u"tea"_s, u"far.example"_s));
    big.erase(u"70"_s);
    EXPECT_TRUE(removed.isEmpty());
    home.erase(u"7"_s);
    EXPECT_EQ(removed, QList<PostId>{statusId(u"tea"_s, u"far.example"_s)});
    removed.clear();

    home.update(status(u"8"_s, u"cake"_s, u"big.example"_s));
    big.update(status(u"80"_s, u"cake"_s, u"big.example"_s));
    big.erase(u"80"_s);
    EXPECT_EQ(removed, QList<PostId>{statusId(u"cake"_s, u"big.example"_s)}) << "it lives there";
    received.clear();
    home.cut();
    home.timeline = {status(u"8"_s, u"cake"_s, u"big.example"_s)};
    clock.advance(2min);
    EXPECT_TRUE(received.isEmpty());
}

TEST_F(MastodonServersTest, WhatEveryServerThatBroughtItHasDroppedIsGone)
{
    follow({u"big.example"_s});
    Server &big = *others[u"big.example"_s];
    big.open();
    big.update(status(u"70"_s, u"tea"_s, u"far.example"_s));
    big.erase(u"70"_s);
    EXPECT_EQ(removed, QList<PostId>{statusId(u"tea"_s, u"far.example"_s)});
}

TEST_F(MastodonServersTest, AStreamThatBringsNothingOfTheTimelineIsNotReliedUpon)
{
    follow();
    home.open();
    clock.advance(5s);
    home.timeline = {status(u"8"_s, u"cake"_s), status(u"7"_s, u"tea"_s)};
    clock.advance(60s);
    EXPECT_FALSE(source(0).polls) << "two may be chance";
    home.timeline.prepend(status(u"9"_s, u"jam"_s));
    clock.advance(10s);
    EXPECT_FALSE(source(0).polls) << "it may still come";
    clock.advance(120s);
    EXPECT_TRUE(source(0).polls);
    EXPECT_EQ(stream->connection().state, State::Live);
    home.api.calls.clear();
    clock.advance(60s);
    EXPECT_GE(home.api.callsOf(timeline).size(), 4);
}

TEST_F(MastodonServersTest, AStreamThatBringsWhatItShouldIsReliedUpon)
{
    follow();
    home.open();
    clock.advance(5s);
    home.update(status(u"7"_s, u"tea"_s));
    home.timeline = {status(u"10"_s, u"pie"_s), status(u"9"_s, u"jam"_s), status(u"8"_s, u"cake"_s),
                     status(u"7"_s, u"tea"_s)};
    clock.advance(3min);
    EXPECT_FALSE(source(0).polls);
    EXPECT_EQ(received.size(), 4);
}

TEST_F(MastodonServersTest, AServerWhoseStreamsBringNoTagsIsReadFourTimesAMinute)
{
    home.api.serverFacts->streamsTags = false;
    follow();
    EXPECT_TRUE(source(0).polls);
    EXPECT_EQ(stream->connection().state, State::Live);
    clock.advance(15s);
    home.timeline = {status(u"7"_s, u"tea"_s)};
    clock.advance(15s);
    EXPECT_EQ(received.size(), 1);
}

TEST_F(MastodonServersTest, AServerThatIsReadIsAwayWhileItDoesNotAnswer)
{
    home.api.serverFacts->streamsTags = false;
    follow();
    clock.advance(20s);
    home.problem = Error{Error::Code::Offline, {}, {}};
    clock.advance(20s);
    EXPECT_EQ(stream->connection().state, State::Away);
    EXPECT_EQ(stream->connection().since, clock.now() - 25s) << "when it answered last";
    home.problem.reset();
    states.clear();
    clock.advance(60s);
    EXPECT_EQ(states, QList<State>({State::CatchingUp, State::Live}));
}

TEST_F(MastodonServersTest, WhereNoStreamOpensTheTimelineDoes)
{
    follow({u"big.example"_s});
    others[u"big.example"_s]->refuse();
    EXPECT_TRUE(source(1).polls);
    EXPECT_EQ(source(1).connection.state, State::Live);
}

TEST_F(MastodonServersTest, ItIsLiveOnceNothingIsKnownToBeMissing)
{
    home.problem = Error{Error::Code::Offline, {}, {}};
    follow();
    home.open();
    EXPECT_EQ(stream->connection(),
              (Connection{.state = State::CatchingUp, .gap = 600s, .since = clock.now() - 10min}));
    EXPECT_FALSE(stream->heardUntil());
    home.problem.reset();
    clock.advance(10s);
    EXPECT_EQ(stream->connection(), (Connection{.state = State::Live}));
    EXPECT_EQ(stream->heardUntil(), clock.now() - 2min - 6s) << "late ones may still come";
    states.clear();
    clock.advance(10min);
    EXPECT_TRUE(states.isEmpty());
}

TEST_F(MastodonServersTest, ACutIsBridgedByTheTimelineAndFilled)
{
    follow();
    home.open();
    clock.advance(30s);
    const Instant cutAt = clock.now();
    home.problem = Error{Error::Code::Offline, {}, {}};
    home.cut();
    EXPECT_EQ(stream->connection().state, State::Away);
    EXPECT_LE(stream->connection().since, cutAt);
    EXPECT_GE(stream->connection().since, cutAt - 60s);
    EXPECT_GT(stream->connection().until, cutAt);
    home.timeline = {status(u"7"_s, u"tea"_s)};
    clock.advance(20s);
    home.problem.reset();
    states.clear();
    clock.advance(30s);
    EXPECT_EQ(states, QList<State>({State::CatchingUp, State::Live}));
    EXPECT_EQ(received.size(), 1);
}

TEST_F(MastodonServersTest, WhatWasMissedComesAsSoonAsTheStreamIsOpenAgain)
{
    follow();
    home.open();
    home.problem = Error{Error::Code::Offline, {}, {}};
    home.cut();
    clock.advance(5s);
    home.timeline = {status(u"7"_s, u"tea"_s)};
    home.problem.reset();
    home.open();
    EXPECT_EQ(received.size(), 1);
}

TEST_F(MastodonServersTest, SignedOutSaysSoAndGoesOnWhenItIsSignedInAgain)
{
    home.problem = Error{Error::Code::SignedOut, {}, {}};
    follow();
    home.refuse();
    EXPECT_EQ(stream->connection().state, State::SignedOut);
    clock.advance(5min);
    EXPECT_EQ(stream->connection().state, State::SignedOut);
    home.problem.reset();
    stream->lookAgain();
    EXPECT_EQ(stream->connection().state, State::Live);
    home.open();
    EXPECT_FALSE(source(0).polls) << "another token, another answer";
}

TEST_F(MastodonServersTest, AServerThatAsksForAPauseIsLimited)
{
    home.problem = Error{Error::Code::RateLimited, {}, Seconds(100)};
    follow();
    EXPECT_EQ(stream->connection().state, State::RateLimited);
    EXPECT_EQ(stream->connection().until, clock.now() + 100s);
    home.problem.reset();
    clock.advance(100s);
    EXPECT_EQ(stream->connection().state, State::Live);
}

TEST_F(MastodonServersTest, TheConnectionIsThatOfTheOwnServer)
{
    Server &big = add(u"big.example"_s);
    big.api.serverFacts = failure(Error::Code::Offline);
    follow({u"big.example"_s});
    home.open();
    EXPECT_EQ(stream->connection().state, State::Live);
    EXPECT_EQ(source(1).connection.state, State::Away);
    EXPECT_TRUE(big.api.opened.isEmpty()) << "nobody knows yet how to write its handles";
    big.api.serverFacts = ServerFacts{.domain = u"big.example"_s, .streamsTags = true};
    clock.advance(5s);
    big.open();
    EXPECT_EQ(source(1).connection.state, State::Live);
}

TEST_F(MastodonServersTest, AfterASleepEveryServerIsReadAgain)
{
    follow({u"big.example"_s});
    home.open();
    others[u"big.example"_s]->open();
    clock.advance(10s);
    home.api.calls.clear();
    others[u"big.example"_s]->api.calls.clear();
    Q_EMIT clock.jumped();
    EXPECT_FALSE(home.api.callsOf(timeline).isEmpty());
    EXPECT_FALSE(others[u"big.example"_s]->api.callsOf(timeline).isEmpty());
}

TEST_F(MastodonServersTest, AServerOfTheTestsStandsAtAPortOfThisComputer)
{
    const Result<Endpoints> test =
        Endpoints::fromJson(R"({"mastodon": {"other": "http://127.0.0.1:3456"}})");
    ASSERT_TRUE(test);
    endpoints = *test;
    follow({u"127.0.0.1:3456"_s, u"localhost:1"_s});
    EXPECT_EQ(visited, QList<QUrl>{QUrl(u"http://127.0.0.1:3456"_s)});
}

}  // namespace
}  // namespace tests
