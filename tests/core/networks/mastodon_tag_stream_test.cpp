// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/tag_stream.h"
#include "tests/core/networks/mastodon_statuses.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;

namespace tests {
namespace {

class MastodonTagStreamTest : public testing::Test {
protected:
    MastodonTagStreamTest()
    {
        QObject::connect(&stream, &TagStream::opened, &stream, [this] { ++opened; });
        QObject::connect(&stream, &TagStream::refused, &stream, [this] { ++refused; });
        QObject::connect(&stream, &TagStream::event, &stream,
                         [this](const Parsed &parsed) { heard.append(parsed); });
        QObject::connect(&stream, &TagStream::lost, &stream,
                         [this](const Error &, Instant until) { tryAgainAt = until; });
        stream.start(*Hashtag::fromText(u"#CozyChat"_s));
    }
    void end(Error::Code code)
    {
        Q_EMIT api.lastStream()->ended({code, u"as the test wants"_s, {}});
        settle();
    }
    void say(const QByteArray &message) { Q_EMIT api.lastStream()->message(message); }
    /// The WebSocket does not open; the lines do.
    void openLines()
    {
        end(Error::Code::Offline);
        Q_EMIT api.lastStream()->opened();
        say(":)");
    }

    FakeClock clock;
    FakeMastodonApi api;
    TagStream stream{clock, api};
    int opened = 0;
    int refused = 0;
    Parsed heard;
    std::optional<Instant> tryAgainAt;
};

TEST_F(MastodonTagStreamTest, AWebSocketBringsWhatIsSaidUnderTheTag)
{
    EXPECT_EQ(api.opened[0].path, u"/api/v1/streaming");
    EXPECT_EQ(api.opened[0].query.queryItemValue(u"stream"_s), u"hashtag");
    EXPECT_EQ(api.opened[0].query.queryItemValue(u"tag"_s), u"CozyChat");
    EXPECT_FALSE(stream.isOpen());
    Q_EMIT api.lastStream()->opened();
    EXPECT_TRUE(stream.isOpen());
    say(frameOf(u"update"_s, textOf(aStatus(u"7"_s, u"tea"_s, clock.now()))));
    say(frameOf(u"delete"_s, "7"));
    EXPECT_EQ(heard.posts.value(0).text, u"A1: tea");
    EXPECT_EQ(heard.removed, QList<PostId>{PostId(u"mastodon:7"_s)});
}

TEST_F(MastodonTagStreamTest, WhatIsNoEventOfOursPassesBy)
{
    Q_EMIT api.lastStream()->opened();
    for (const char *frame : {R"({"error":"Too many","status":400})", R"({"event":"update"})", "",
                              R"({"event":"filters_changed"})", R"({"event":"update","payload":7})",
                              "no json", "[]", R"({"event":"announcement","payload":"{}"})"})
        say(frame);
    EXPECT_EQ(heard.size(), 0);
    EXPECT_TRUE(stream.isOpen());
    say(frameOf(u"update"_s, textOf(aStatus(u"7"_s, u"tea"_s, clock.now()))));
    EXPECT_EQ(heard.posts.size(), 1);
}

TEST_F(MastodonTagStreamTest, WhereNoWebSocketOpensTheEventsComeAsLines)
{
    end(Error::Code::Offline);
    ASSERT_EQ(api.opened.size(), 2);
    EXPECT_TRUE(api.opened[1].asLines);
    EXPECT_EQ(api.opened[1].path, u"/api/v1/streaming/hashtag");
    EXPECT_EQ(api.opened[1].query.queryItemValue(u"tag"_s), u"CozyChat");
    Q_EMIT api.lastStream()->opened();
    EXPECT_FALSE(stream.isOpen()) << "any page of a website opens like this";
    say(":)");
    EXPECT_EQ(opened, 1);
    say("event: update");
    say("data: " + textOf(aStatus(u"7"_s, u"tea"_s, clock.now())));
    EXPECT_TRUE(heard.posts.isEmpty()) << "an event ends with an empty line";
    say("");
    say(":thump");
    say("event: delete");
    say("data: 7");
    say("");
    EXPECT_EQ(heard.posts.size(), 1);
    EXPECT_EQ(heard.removed.size(), 1);
    EXPECT_EQ(opened, 1);
}

TEST_F(MastodonTagStreamTest, LinesWithoutAThumpAreLost)
{
    openLines();
    clock.advance(80s);
    say(":thump");
    clock.advance(80s);
    EXPECT_TRUE(stream.isOpen());
    clock.advance(20s);
    EXPECT_FALSE(stream.isOpen());
    EXPECT_TRUE(tryAgainAt);
}

TEST_F(MastodonTagStreamTest, AServerThatHasNoSuchStreamIsAskedAgainOnlyAfterAWhile)
{
    end(Error::Code::Offline);
    end(Error::Code::NotFound);
    EXPECT_TRUE(stream.isRefused());
    EXPECT_EQ(refused, 1);
    clock.advance(9min);
    EXPECT_EQ(api.opened.size(), 2);
    clock.advance(2min);
    EXPECT_EQ(api.opened.size(), 3);
}

TEST_F(MastodonTagStreamTest, AWebsiteInPlaceOfAStreamIsNone)
{
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(stream.isRefused());
        end(Error::Code::Offline);
        Q_EMIT api.lastStream()->opened();
        say("<html>");
        end(Error::Code::Unconfirmed);
        clock.advance(30s);
    }
    EXPECT_TRUE(stream.isRefused());
    EXPECT_EQ(opened, 0);
}

TEST_F(MastodonTagStreamTest, WhatIsLostIsOpenedAgainAfterGrowingPauses)
{
    Q_EMIT api.lastStream()->opened();
    end(Error::Code::Unconfirmed);
    EXPECT_FALSE(stream.isOpen());
    EXPECT_LT(*tryAgainAt - clock.now(), 2s);
    for (int i = 0; i < 6; ++i) {
        clock.advanceTo(*tryAgainAt);
        end(Error::Code::Offline);
        end(Error::Code::Offline);
    }
    EXPECT_GT(*tryAgainAt - clock.now(), 20s);
    clock.advanceTo(*tryAgainAt);
    Q_EMIT api.lastStream()->opened();
    say(frameOf(u"delete"_s, "7"));
    end(Error::Code::Unconfirmed);
    EXPECT_LT(*tryAgainAt - clock.now(), 2s) << "it had been well";
}

TEST_F(MastodonTagStreamTest, APauseThatTheServerAsksForIsKept)
{
    end(Error::Code::Offline);
    Q_EMIT api.lastStream()->ended({Error::Code::RateLimited, {}, Seconds(120)});
    settle();
    EXPECT_GE(*tryAgainAt - clock.now(), 120s);
}

TEST_F(MastodonTagStreamTest, StoppedItIsClosedAndSaysNothingMore)
{
    Q_EMIT api.lastStream()->opened();
    stream.stop();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(api.lastStream(), nullptr);
    clock.advance(1h);
    EXPECT_EQ(api.opened.size(), 1);
}

TEST_F(MastodonTagStreamTest, ARecordedWebSocketAndRecordedLinesSayTheSame)
{
    if (!hasSharedData())
        GTEST_SKIP() << "no test data beside the project";
    stream.start(*Hashtag::fromText(u"#LCSM"_s));
    Q_EMIT api.lastStream()->opened();
    for (const QByteArray &frame :
         sharedFile(u"mastodon/transcripts/ws-hashtag.jsonl"_s).split('\n'))
        say(frame);
    const Parsed byWebSocket = std::exchange(heard, {});
    ASSERT_EQ(byWebSocket.posts.size(), 4) << "two and an edit and one more; one is of another tag";
    end(Error::Code::Unconfirmed);
    clock.advanceTo(*tryAgainAt);
    openLines();
    for (const QByteArray &line : sharedFile(u"mastodon/transcripts/sse-hashtag.txt"_s).split('\n'))
        say(line);
    EXPECT_EQ(heard.posts, byWebSocket.posts);
    EXPECT_EQ(heard.removed, byWebSocket.removed);
}

}  // namespace
}  // namespace tests
