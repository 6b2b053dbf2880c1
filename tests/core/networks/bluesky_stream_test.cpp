// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/bluesky_stream_fixture.h"

#include <QSignalSpy>

namespace tests {
namespace {

TEST_F(BlueskyStreamTest, ATaggedPostComesWithItsAuthorsName)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"A1: tea #ourchat"_s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"good morning"_s);
    EXPECT_TRUE(m_received.isEmpty()) << "it waits for the name";
    m_clock.advance(300ms);
    ASSERT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_received.first().id, idOf(uriOf(u"did:plc:ann"_s, u"1"_s)));
    EXPECT_EQ(m_received.first().author.name, u"Name of ann");
    EXPECT_EQ(m_session.callsOf(profiles).size(), 1);
}

TEST_F(BlueskyStreamTest, ManyNamesAreAskedTwentyFiveAtATimeAndOnceEach)
{
    followLive();
    for (int i = 0; i < 60; ++i)
        hearText(u"did:plc:p%1"_s.arg(i % 30), QString::number(i), u"#ourchat"_s);
    m_clock.advance(2s);
    EXPECT_EQ(m_received.size(), 60);
    const auto calls = m_session.callsOf(profiles);
    ASSERT_EQ(calls.size(), 2);
    EXPECT_EQ(calls[0].query.allQueryItemValues(u"actors"_s).size(), 25);
    EXPECT_EQ(calls[1].query.allQueryItemValues(u"actors"_s).size(), 5);
}

TEST_F(BlueskyStreamTest, APostWhoseAuthorIsUnknownComesAtOnceWhereNamesCannotBeHadAndAgainWithIt)
{
    m_profileProblem = Error{Error::Code::Offline};
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    m_clock.advance(2s);
    ASSERT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_received.first().author.handle, u"did:plc:ann");
    m_profileProblem.reset();
    m_clock.advance(5s);
    ASSERT_EQ(m_received.size(), 2);
    EXPECT_EQ(m_received.last().id, m_received.first().id);
    EXPECT_EQ(m_received.last().author.handle, u"ann.test");
}

TEST_F(BlueskyStreamTest, WhomTheHostMutedIsNotShownAndLabelsAreKept)
{
    followLive();
    hearText(u"did:plc:muted"_s, u"1"_s, u"#ourchat"_s);
    hearText(u"did:plc:shy"_s, u"2"_s, u"#ourchat"_s);
    m_clock.advance(3s);
    ASSERT_EQ(m_received.size(), 1);
    EXPECT_TRUE(m_received.first().author.asksNotToBeKept);
    EXPECT_TRUE(m_received.first().sensitive);
}

TEST_F(BlueskyStreamTest, WhoTurnsOutToBeBlockedIsTakenBack)
{
    m_profileProblem = Error{Error::Code::Offline};
    followLive();
    hearText(u"did:plc:muted"_s, u"1"_s, u"#ourchat"_s);
    m_clock.advance(2s);
    EXPECT_EQ(m_received.size(), 1);
    m_profileProblem.reset();
    m_clock.advance(5s);
    EXPECT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_removed, QList{idOf(uriOf(u"did:plc:muted"_s, u"1"_s))});
}

TEST_F(BlueskyStreamTest, AReplayGivesNothingTwice)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    const QByteArray frame = m_lastFrame;
    hear(frame);
    m_clock.advance(3s);
    hear(frame);
    m_clock.advance(3s);
    EXPECT_EQ(m_received.size(), 1);
}

TEST_F(BlueskyStreamTest, AChangedPostComesAgainAsEdited)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"A1 tea #ourchat"_s);
    hear(u"did:plc:ann"_s, u"update"_s, u"1"_s, {{u"text"_s, u"A1 coffee, without a tag"_s}});
    m_clock.advance(3s);
    ASSERT_EQ(m_received.size(), 2);
    EXPECT_TRUE(m_received.last().edited);
    EXPECT_EQ(m_received.last().text, u"A1 coffee, without a tag");
}

TEST_F(BlueskyStreamTest, ADeletedPostIsTakenBackAndAReplayDoesNotBringItBack)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    const QByteArray frame = m_lastFrame;
    m_clock.advance(3s);
    hear(u"did:plc:ann"_s, u"delete"_s, u"1"_s, {});
    EXPECT_EQ(m_removed, QList{idOf(uriOf(u"did:plc:ann"_s, u"1"_s))});
    hear(frame);
    m_clock.advance(3s);
    EXPECT_EQ(m_received.size(), 1);
}

TEST_F(BlueskyStreamTest, APostDeletedWhileItWaitsForItsNameNeverComes)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    hear(u"did:plc:ann"_s, u"delete"_s, u"1"_s, {});
    m_clock.advance(3s);
    EXPECT_TRUE(m_received.isEmpty());
}

TEST_F(BlueskyStreamTest, ASearchWhoseIndexIsBehindDoesNotBringADeletedPostBack)
{
    followLive();
    hear(u"did:plc:ann"_s, u"delete"_s, u"1"_s, {});
    EXPECT_TRUE(m_removed.isEmpty()) << "of this post nobody had heard";
    m_pages = {{viewOf(u"did:plc:ann"_s, u"1"_s, m_clock.now(), u"#ourchat"_s)}};
    m_clock.advance(61s);
    EXPECT_TRUE(m_received.isEmpty());
    EXPECT_EQ(m_removed.value(0), idOf(uriOf(u"did:plc:ann"_s, u"1"_s)));
}

TEST_F(BlueskyStreamTest, AnAccountThatIsDeletedTakesItsPostsAlong)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    hearText(u"did:plc:ben"_s, u"2"_s, u"#ourchat"_s);
    m_clock.advance(3s);
    hear(R"({"did":"did:plc:ann","time_us":1800000000000000,"kind":"account",)"
         R"("account":{"active":false,"status":"deleted"}})");
    EXPECT_EQ(m_removed, QList{idOf(uriOf(u"did:plc:ann"_s, u"1"_s))});
}

TEST_F(BlueskyStreamTest, RepliesAndQuotesOfOurPostsComeWithoutTheTag)
{
    followLive();
    m_stream->watch(idOf(own));
    hear(u"did:plc:ann"_s, u"create"_s, u"1"_s,
         {{u"text"_s, u"tea"_s},
          {u"reply"_s, QJsonObject{{u"parent"_s, strongRef(own)}, {u"root"_s, strongRef(own)}}}});
    hear(u"did:plc:ben"_s, u"create"_s, u"2"_s,
         {{u"text"_s, u"good one"_s}, {u"embed"_s, QJsonObject{{u"record"_s, strongRef(own)}}}});
    m_clock.advance(3s);
    ASSERT_EQ(m_received.size(), 2);
    EXPECT_EQ(m_received[0].replyTo, idOf(own));
    EXPECT_EQ(m_received[1].quotes, idOf(own));
}

TEST_F(BlueskyStreamTest, LikesAndRepostsOfOurPostsAreCountedOnceAndTakenBack)
{
    followLive();
    m_stream->watch(idOf(own));
    QSignalSpy changes(&*m_stream, &Stream::countsChanged);
    const QJsonObject subject{{u"subject"_s, strongRef(own)}};
    hear(u"did:plc:ann"_s, u"create"_s, u"l1"_s, subject, u"app.bsky.feed.like"_s);
    hear(m_lastFrame);
    hear(u"did:plc:ben"_s, u"create"_s, u"l2"_s, subject, u"app.bsky.feed.like"_s);
    hear(u"did:plc:ben"_s, u"create"_s, u"r1"_s, subject, u"app.bsky.feed.repost"_s);
    EXPECT_EQ(m_stream->counts(idOf(own)), (Counts{.likes = 2, .boosts = 1}));
    hear(u"did:plc:ann"_s, u"delete"_s, u"l1"_s, {}, u"app.bsky.feed.like"_s);
    EXPECT_EQ(m_stream->counts(idOf(own)), (Counts{.likes = 1, .boosts = 1}));
    EXPECT_EQ(changes.size(), 4);
}

TEST_F(BlueskyStreamTest, ARepostOfATakenPostIsABoostAndOfAnotherOneNothing)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    hear(u"did:plc:ben"_s, u"create"_s, u"r1"_s,
         {{u"subject"_s, strongRef(uriOf(u"did:plc:ann"_s, u"1"_s))}}, u"app.bsky.feed.repost"_s);
    hear(u"did:plc:ben"_s, u"create"_s, u"r2"_s,
         {{u"subject"_s, strongRef(uriOf(u"did:plc:ann"_s, u"7"_s))}}, u"app.bsky.feed.repost"_s);
    m_clock.advance(3s);
    ASSERT_EQ(m_received.size(), 2);
    EXPECT_EQ(m_received.last().boosts, idOf(uriOf(u"did:plc:ann"_s, u"1"_s)));
    EXPECT_EQ(m_received.last().author.handle, u"ben.test");
    hear(u"did:plc:ben"_s, u"delete"_s, u"r1"_s, {}, u"app.bsky.feed.repost"_s);
    EXPECT_EQ(m_removed, QList{m_received.last().id});
}

TEST_F(BlueskyStreamTest, APostThatCameByCanBePointedAt)
{
    followLive();
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    hear(u"did:plc:ben"_s, u"create"_s, u"2"_s,
         {{u"text"_s, u"#ourchat"_s},
          {u"reply"_s, QJsonObject{{u"parent"_s, strongRef(u"at://a/app.bsky.feed.post/p"_s)},
                                   {u"root"_s, strongRef(u"at://a/app.bsky.feed.post/r"_s)}}}});
    const QString first = uriOf(u"did:plc:ann"_s, u"1"_s);
    EXPECT_EQ(m_stream->reference(idOf(first)), (Reference{first, u"bafy1"_s, {}, {}}));
    const auto second = m_stream->reference(idOf(uriOf(u"did:plc:ben"_s, u"2"_s)));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->rootUri, u"at://a/app.bsky.feed.post/r");
    EXPECT_EQ(second->rootCid, u"cid of at://a/app.bsky.feed.post/r");
    EXPECT_FALSE(m_stream->reference(idOf(u"at://x/app.bsky.feed.post/1"_s)));
}

TEST_F(BlueskyStreamTest, BrokenFramesAreCountedAndSkipped)
{
    followLive();
    hear("");
    hear("{\"did\":\"did:plc:x\"");
    hear("[]");
    hear(QByteArray("\xff\xfe"));
    hearText(u"did:plc:ann"_s, u"1"_s, u"#ourchat"_s);
    m_clock.advance(3s);
    EXPECT_EQ(m_stream->broken(), 4);
    EXPECT_EQ(m_received.size(), 1);
}

TEST_F(BlueskyStreamTest, WhoeverTakesAPostMayStopFollowing)
{
    m_pages = {{viewOf(u"did:plc:ann"_s, u"1"_s, m_clock.now(), u"#ourchat"_s),
                viewOf(u"did:plc:ann"_s, u"2"_s, m_clock.now(), u"#ourchat"_s)}};
    QObject::connect(&*m_stream, &Stream::received, &m_context, [this] { m_stream->unfollow(); });
    follow();
    m_clock.advance(5min);
    EXPECT_EQ(m_received.size(), 1);
    EXPECT_EQ(m_stream->connection().state, State::Off);
}

}  // namespace
}  // namespace tests
