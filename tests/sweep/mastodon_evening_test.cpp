// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program hosts a chat on servers of Mastodon's API: on the stand-in, which streams, on
// the real snac, which has to be asked again and again, and on both at once.
#include "tests/servers/mastodon_fixture.h"
#include "tests/sweep/evening.h"

#include <QSet>

namespace tests {

namespace {

using namespace core;

/// What is the same on every server: an account, somebody who answers, and what was posted.
class MastodonEvening : public MastodonTest {
protected:
    static void SetUpTestSuite() { startServer(); }

    static Evening::Login loginAt(const ServerProcess &server)
    {
        const QJsonObject account = server.said()[u"accounts"_s][0].toObject();
        return {u"mastodon:@"_s + account[u"handle"_s].toString(), account[u"token"_s].toString()};
    }
    static QJsonObject endpoints(const QStringList &servers)
    {
        return {{u"mastodon"_s, QJsonObject{{u"servers"_s, QJsonArray::fromStringList(servers)}}}};
    }
    /// Texts that an account of the stand-in has posted, oldest first.
    static QStringList postedAt(const ServerProcess &server)
    {
        const QString handle = server.said()[u"accounts"_s][0][u"handle"_s].toString();
        QStringList texts;
        const QJsonObject posted = server.control(u"/posted?handle="_s + handle);
        for (const QJsonValue &post : posted[u"posts"_s].toArray())
            texts.append(post[u"text"_s].toString());
        return texts;
    }
    /// The same of a server that is asked as everybody asks it.
    QStringList postedHere()
    {
        const QString id =
            bodyOf(get(u"/api/v1/accounts/verify_credentials"_s))[u"id"_s].toString();
        QStringList texts;
        for (const QJsonValue &post : listOf(get(u"/api/v1/accounts/%1/statuses"_s.arg(id))))
            texts.prepend(post[u"text"_s].toString());
        return texts;
    }
    static void expectEachCueOnce(const QStringList &texts)
    {
        EXPECT_EQ(texts.size(), Evening::cues) << texts.join(u'\n').toStdString();
        EXPECT_EQ(Evening::questionsOf(texts), (QStringList{u"Q1"_s, u"Q2"_s, u"Q3"_s}));
    }
    static void answerFromElsewhere(const ServerProcess &server)
    {
        server.control(u"/append"_s,
                       R"({"handle":"ada@elsewhere.example","uri":"https://elsewhere.example/1",)"
                       R"("text":"A1: one page a day #SmallStepsChat"})");
    }
};

class SnacEvening : public MastodonEvening {
protected:
    static void SetUpTestSuite() {}
    QString whyNot() const override { return whyNoSnac(); }

    /// One for each test: all evenings have the same hashtag.
    void SetUp() override
    {
        startSnac();
        MastodonEvening::SetUp();
    }
    /// Asking comes every few seconds, so that the last posts may not have been seen at the end.
    static void expectNonePostedTwice(const QJsonArray &posts, qsizetype atMost)
    {
        EXPECT_LE(posts.size(), atMost);
        QSet<QString> ids;
        for (const QJsonValue &post : posts)
            ids.insert(post[u"id"_s].toString());
        EXPECT_EQ(ids.size(), posts.size()) << QJsonDocument(posts).toJson().toStdString();
    }
};

}  // namespace

TEST_F(MastodonEvening, PostsEveryCueOnceAndHearsWhoAnswersByTheStream)
{
    Evening evening(endpoints({origin()}));
    const QList<Evening::Login> logins{loginAt(*s_server)};
    evening.host(logins, u"2s"_s, u"2s"_s);
    ASSERT_TRUE(evening.program.waitForOutput(u"Q1 posted"_s, 60s))
        << evening.program.errors().toStdString();
    answerFromElsewhere(*s_server);
    evening.expectAGoodEnd(logins);
    expectEachCueOnce(postedAt(*s_server));
    EXPECT_GE(s_server->control(u"/counts"_s)[u"opened"_s].toInt(), 1) << "it was streamed";
    EXPECT_EQ(evening.expectTheAnswerInTheRecap(u"ada@elsewhere.example"_s).size(),
              Evening::cues + 1)
        << "each post once, however it came";
    expectNoViolations();
}

TEST_F(SnacEvening, PostsEveryCueOnceAndHearsWhoAnswersByAsking)
{
    Evening evening(endpoints({origin()}));
    const QList<Evening::Login> logins{loginAt(*s_server)};
    evening.host(logins, u"2s"_s, u"8s"_s);
    // snac tells whole seconds: what is posted at once after Q1 would seem to come before it.
    ASSERT_TRUE(evening.program.waitForOutput(u"Q2 posted"_s, 60s))
        << evening.program.errors().toStdString();
    EXPECT_EQ(statusOf(say(u"A1: one page a day #SmallStepsChat"_s, {}, token(1))), 200);
    evening.expectAGoodEnd(logins);
    expectEachCueOnce(postedHere());
    expectNonePostedTwice(evening.expectTheAnswerInTheRecap(account(1)[u"handle"_s].toString()),
                          Evening::cues + 1);
}

TEST_F(SnacEvening, IsMergedWithTheSameChatAtAnotherServerWithNoPostTwice)
{
    if (!whyNoStandIns().isEmpty())
        GTEST_SKIP() << "skipped: " << whyNoStandIns().toStdString();
    ServerProcess other(u"mastodon.mjs"_s, checked({}));
    ASSERT_TRUE(other.start()) << other.errors().toStdString();
    Evening evening(endpoints({origin(), other.address(u"url"_s)}));
    const QList<Evening::Login> logins{loginAt(*s_server), loginAt(other)};
    evening.host(logins, u"2s"_s, u"8s"_s);
    ASSERT_TRUE(evening.program.waitForOutput(u"Q1 posted"_s, 60s))
        << evening.program.errors().toStdString();
    answerFromElsewhere(other);
    evening.expectAGoodEnd(logins);
    expectEachCueOnce(postedHere());
    expectEachCueOnce(postedAt(other));
    const QJsonArray posts = evening.expectTheAnswerInTheRecap(u"ada@elsewhere.example"_s);
    expectNonePostedTwice(posts, 2 * Evening::cues + 1);
}

}  // namespace tests
