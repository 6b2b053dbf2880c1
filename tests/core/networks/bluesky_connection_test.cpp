// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/bluesky_stream_fixture.h"

#include <QLocale>

namespace tests {
namespace {

TEST_F(BlueskyStreamTest, WithoutASessionTheJetstreamAloneIsLive)
{
    m_session.answer = nullptr;
    follow(1h);
    open();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    m_clock.advance(3s);
    EXPECT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_stream->connection().state, State::Live);
}

TEST_F(BlueskyStreamTest, ItFollowsPostsRepostsAndLikesFromALittleBeforeTheBeginning)
{
    follow(10min);
    const QUrl url = m_transport.lastStream()->request.url;
    EXPECT_EQ(url.path(), u"/subscribe");
    EXPECT_EQ(QUrlQuery(url).allQueryItemValues(u"wantedCollections"_s).size(), 3);
    EXPECT_EQ(cursorOf(0).toLongLong(), (toMs(m_clock.now()) - 605'000) * 1000);
}

TEST_F(BlueskyStreamTest, ItAsksForADayAtMost)
{
    follow(72h);
    EXPECT_EQ(cursorOf(0).toLongLong(), (toMs(m_clock.now()) - 24 * 3'600'000LL) * 1000);
}

TEST_F(BlueskyStreamTest, ALostStreamGoesOnAtTheNextHostFiveSecondsBeforeTheLastFrame)
{
    followLive();
    m_clock.advance(30s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"nothing to us"_s);
    const qint64 last = toMs(m_clock.now()) * 1000;
    m_clock.advance(20s);
    lose();
    EXPECT_EQ(m_transport.streams.size(), 1);
    m_clock.advance(1200ms);
    ASSERT_EQ(m_transport.streams.size(), 2);
    EXPECT_EQ(m_transport.lastStream()->request.url.port(), 2);
    EXPECT_EQ(cursorOf(1).toLongLong(), last - 5'000'000);
    lose();
    m_clock.advance(2400ms);
    ASSERT_EQ(m_transport.streams.size(), 3);
    EXPECT_EQ(m_transport.lastStream()->request.url.port(), 1);
    EXPECT_EQ(cursorOf(2).toLongLong(), last - 5'000'000);
}

TEST_F(BlueskyStreamTest, PausesBetweenTriesGrowButNotForEver)
{
    follow();
    for (int i = 0; i < 12; ++i) {
        lose({Error::Code::Offline});
        const Connection away = m_stream->connection();
        EXPECT_EQ(away.state, State::Away);
        const Milliseconds pause = away.until - m_clock.now();
        const Milliseconds expected = std::min(Milliseconds(30'000), Milliseconds(1000 << i));
        EXPECT_GE(pause, expected * 8 / 10);
        EXPECT_LE(pause, expected * 12 / 10);
        m_clock.advanceTo(away.until);
    }
    EXPECT_EQ(m_transport.streams.size(), 13);
}

TEST_F(BlueskyStreamTest, TheTimeBeforeWeCameIsSearchedPageByPage)
{
    const Instant now = m_clock.now();
    for (int page = 0; page < 3; ++page)
        m_pages.append({viewOf(u"did:plc:ann"_s, QString::number(page), now - 10min * (page + 1),
                               u"#ourchat"_s)});
    m_pages.append({viewOf(u"did:plc:ann"_s, u"old"_s, now - 2h, u"#ourchat"_s)});
    m_pages.append({viewOf(u"did:plc:ann"_s, u"older"_s, now - 3h, u"#ourchat"_s)});
    follow(1h);
    const auto calls = m_session.callsOf(search);
    ASSERT_EQ(calls.size(), 4) << "the fifth page is too old to be asked for";
    EXPECT_EQ(calls[0].item("tag"), u"OurChat");
    EXPECT_EQ(calls[0].item("q"), u"#OurChat");
    EXPECT_EQ(calls[0].item("sort"), u"latest");
    EXPECT_EQ(calls[0].item("since"), isoTime(now - 1h));
    EXPECT_EQ(m_received.size(), 4);
    EXPECT_EQ(m_received.first().author.handle, u"ann.test");
}

TEST_F(BlueskyStreamTest, EveryMinuteASearchLooksForWhatTheStreamLeftOut)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    m_clock.advance(30s);
    m_pages = {{viewOf(u"did:plc:ann"_s, u"1"_s, m_clock.now(), u"#ourchat"_s),
                viewOf(u"did:plc:ben"_s, u"2"_s, m_clock.now(), u"#ourchat"_s)}};
    m_clock.advance(31s);
    EXPECT_EQ(m_session.callsOf(search).size(), 2);
    m_clock.advance(5min);
    EXPECT_EQ(m_session.callsOf(search).size(), 7);
    ASSERT_EQ(m_received.size(), 3) << "ann's came again, because a view knows no display name";
    EXPECT_EQ(m_received[1].author.handle, u"ann.test");
    EXPECT_EQ(m_received.last().author.handle, u"ben.test");
}

TEST_F(BlueskyStreamTest, SearchesOverlapByTwoMinutesOnTheServersClock)
{
    const Instant began = m_clock.now();
    const Instant serverNow = began - 1h;
    m_session.answer = [&](const FakeSession::Call &) {
        Reply reply = FakeTransport::json(200, R"({"posts":[]})");
        reply.headers.append(
            {"Date", QLocale::c()
                         .toString(toDateTime(serverNow), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                         .toLatin1()});
        return reply;
    };
    follow(5h);
    m_clock.advance(61s);
    EXPECT_EQ(m_session.callsOf(search).value(1).item("since"), isoTime(serverNow - 2min));
}

TEST_F(BlueskyStreamTest, AfterAGapItSearchesAtOnce)
{
    followLive();
    m_clock.advance(10s);
    lose();
    m_clock.advance(2s);
    EXPECT_EQ(m_session.callsOf(search).size(), 1);
    open();
    EXPECT_EQ(m_session.callsOf(search).size(), 2);
}

TEST_F(BlueskyStreamTest, ASearchThatFailsIsTriedAgainAndALongerPauseIsKept)
{
    m_problem = Error{Error::Code::RateLimited, {}, Seconds(90)};
    follow(1h);
    open();
    EXPECT_EQ(m_stream->connection().state, State::RateLimited);
    EXPECT_EQ(m_stream->connection().until, m_clock.now() + 90s);
    m_clock.advance(50s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"nothing to us"_s);
    m_clock.advance(39s);
    EXPECT_EQ(m_session.calls.size(), 1);
    m_problem.reset();
    m_clock.advance(2s);
    EXPECT_EQ(m_session.calls.size(), 2);
    EXPECT_EQ(m_stream->connection().state, State::Live);
}

TEST_F(BlueskyStreamTest, ConnectionGoesFromConnectingByCatchingUpToLive)
{
    follow(10min);
    EXPECT_EQ(m_stream->connection().state, State::Connecting);
    open();
    EXPECT_EQ(m_stream->connection().state, State::CatchingUp);
    EXPECT_EQ(m_stream->connection().gap, 600s);
    EXPECT_EQ(m_stream->connection().since, m_clock.now() - 10min);
    // A replay that runs far faster than time is not over yet.
    for (int i = 9; i > 0; --i) {
        hear(R"({"did":"did:plc:x","kind":"commit","time_us":)" +
             QByteArray::number((toMs(m_clock.now()) - i * 60'000) * 1000) + "}");
        m_clock.advance(1s);
        EXPECT_EQ(m_stream->connection().state, State::CatchingUp);
    }
    hearText(u"did:plc:ben"_s, u"2"_s, u"of now"_s);
    m_clock.advance(1s);
    EXPECT_EQ(m_stream->connection().state, State::Live);
}

TEST_F(BlueskyStreamTest, WhileAwayItSaysSinceWhenAndWhenItTriesAgain)
{
    followLive();
    m_clock.advance(5s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"x"_s);
    const Instant heard = m_clock.now();
    m_clock.advance(30s);
    lose();
    EXPECT_EQ(m_stream->connection().state, State::Away);
    EXPECT_EQ(m_stream->connection().since, heard);
    EXPECT_GT(m_stream->connection().until, m_clock.now());
    m_clock.advance(2s);
    open();
    EXPECT_EQ(m_stream->connection().state, State::CatchingUp);
    EXPECT_EQ(m_stream->connection().since, heard);
    m_clock.advance(3s);
    EXPECT_EQ(m_stream->connection().state, State::Live);
    m_stream->unfollow();
    EXPECT_EQ(m_stream->connection().state, State::Off);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_FALSE(m_transport.lastStream()) << "the connection is closed";
}

TEST_F(BlueskyStreamTest, PostsOfAFormerChatStayOutOfTheNext)
{
    m_thread = {{u"post"_s, viewOf(u"did:plc:host"_s, u"q1"_s, m_clock.now(), u"Q1"_s)}};
    follow({}, {idOf(own)});
    EXPECT_FALSE(m_received.isEmpty());
    m_received.clear();
    follow();
    EXPECT_TRUE(m_received.isEmpty());
}

TEST_F(BlueskyStreamTest, RepliesAndQuotesWrittenWhileAwayAreLookedFor)
{
    const QJsonObject reply{{u"post"_s, viewOf(u"did:plc:ann"_s, u"1"_s, m_clock.now(), u"tea"_s)}};
    m_thread = {{u"post"_s, viewOf(u"did:plc:host"_s, u"q1"_s, m_clock.now(), u"Q1"_s)},
                {u"replies"_s, QJsonArray{reply, QJsonObject{{u"notFound"_s, true}}}}};
    m_quotes = {viewOf(u"did:plc:ben"_s, u"2"_s, m_clock.now(), u"look"_s)};
    follow({}, {idOf(own)});
    EXPECT_EQ(m_received.size(), 3);
}

TEST_F(BlueskyStreamTest, ATimeFromNowhereIsNotThePlaceToGoOnFrom)
{
    followLive();
    hearText(u"did:plc:ben"_s, u"1"_s, u"x"_s);
    const qint64 last = toMs(m_clock.now()) * 1000;
    hear(R"({"did":"did:plc:x","kind":"news","time_us":999999999999999999})");
    lose();
    m_clock.advance(2s);
    EXPECT_EQ(cursorOf(1).toLongLong(), last - 5'000'000);
}

TEST_F(BlueskyStreamTest, EverythingIsHeardUntilWhereFramesAndSearchHaveBothCome)
{
    m_problem = Error{Error::Code::Offline};
    follow(1h);
    open();
    hearText(u"did:plc:ben"_s, u"1"_s, u"nothing to us"_s);
    m_clock.advance(50s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"nothing to us"_s);
    EXPECT_FALSE(m_stream->heardUntil()) << "the search may still bring something";
    m_problem.reset();
    m_clock.advance(50s);
    hearText(u"did:plc:ben"_s, u"3"_s, u"nothing to us"_s);
    const Instant searched = *m_stream->heardUntil();
    EXPECT_LT(searched, m_clock.now() - 2min + 50s);
    m_clock.advance(40s);
    hearText(u"did:plc:ben"_s, u"4"_s, u"nothing to us"_s);
    m_clock.advance(40s);
    hearText(u"did:plc:ben"_s, u"5"_s, u"nothing to us"_s);
    EXPECT_GT(*m_stream->heardUntil(), searched);
    const Instant last = m_clock.now();
    lose();
    m_clock.advance(10min);
    EXPECT_EQ(m_stream->heardUntil(), last) << "away, while the search goes on";
    m_stream->unfollow();
    EXPECT_FALSE(m_stream->heardUntil());
}

TEST_F(BlueskyStreamTest, WhatWaitsForANameIsNotYetHeard)
{
    follow(1h);
    open();
    const Instant waits = m_clock.now() - 30min;
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s, waits);  // a replay
    hearText(u"did:plc:ben"_s, u"2"_s, u"nothing to us"_s, waits + 1min);
    ASSERT_TRUE(m_received.isEmpty());
    EXPECT_EQ(m_stream->heardUntil(), waits);
    m_clock.advance(2s);
    ASSERT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_stream->heardUntil(), waits + 1min);
}

TEST_F(BlueskyStreamTest, APostOfAFormerRunThatIsDeletedIsTakenBackAndNotGivenAgain)
{
    const PostId former = idOf(uriOf(u"did:plc:ann"_s, u"1"_s));
    m_stream->follow({.hashtag = *Hashtag::fromText(u"OurChat"_s),
                      .since = m_clock.now() - 1min,
                      .known = {former, PostId(u"mastodon:1"_s)}});
    open();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);  // a replay
    m_clock.advance(3s);
    EXPECT_TRUE(m_received.isEmpty());
    hear(u"did:plc:ann"_s, u"delete"_s, u"1"_s, {});
    EXPECT_EQ(m_removed, QList<PostId>{former});
}

TEST_F(BlueskyStreamTest, AServerThatBringsNothingForAMinuteIsLeftForTheNext)
{
    followLive();
    m_clock.advance(50s);
    hearText(u"did:plc:ben"_s, u"1"_s, u"nothing to us"_s);
    m_clock.advance(59s);
    EXPECT_EQ(m_transport.streams.size(), 1);
    m_clock.advance(1s);
    EXPECT_EQ(m_stream->connection().state, State::Away);
    m_clock.advance(2s);
    ASSERT_EQ(m_transport.streams.size(), 2);
    EXPECT_EQ(m_transport.lastStream()->request.url.port(), 2);
}

}  // namespace
}  // namespace tests
