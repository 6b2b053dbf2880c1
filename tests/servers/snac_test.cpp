// SPDX-License-Identifier: GPL-3.0-or-later
// What the real snac answers: the facts about servers without keys that we rely on.
#include "tests/servers/mastodon_fixture.h"
#include "tests/servers/stream_watch.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;

class SnacContract : public tests::MastodonTest {
protected:
    static void SetUpTestSuite() { startSnac(); }
    QString whyNot() const override { return tests::whyNoSnac(); }

    QString ownId()
    {
        return bodyOf(get(u"/api/v1/accounts/verify_credentials"_s))[u"id"_s].toString();
    }
    QJsonArray ownPosts(const QUrlQuery &query = {})
    {
        return listOf(get(u"/api/v1/accounts/%1/statuses"_s.arg(ownId()), query));
    }
    static QString contentOf(const Result<Reply> &reply)
    {
        return bodyOf(reply)[u"content"_s].toString();
    }
    /// A POST of which the last bytes never come; what is answered to that.
    QByteArray postCutOff(const QByteArray &body, const QByteArray &type)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(origin()).port()));
        socket.waitForConnected();
        socket.write("POST /api/v1/statuses HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                     token().toUtf8() + "\r\nContent-Type: " + type + "\r\nContent-Length: " +
                     QByteArray::number(body.size() + 5) + "\r\n\r\n" + body);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten()) {
        }
        ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
        QByteArray answer;
        while (socket.waitForReadyRead(5'000))
            answer += socket.readAll();
        return answer + socket.readAll();
    }
};

TEST_F(SnacContract, IsKnownByNodeInfoAndHasTheFirstInstanceOnly)
{
    EXPECT_EQ(statusOf(get(u"/api/v2/instance"_s)), 404);
    const QJsonObject instance = bodyOf(get(u"/api/v1/instance"_s));
    EXPECT_TRUE(instance[u"version"_s].toString().contains(u"snac"_s));
    EXPECT_GT(instance[u"configuration"_s][u"statuses"_s][u"max_characters"_s].toInt(), 500);
    const QUrl information(
        bodyOf(get(u"/.well-known/nodeinfo"_s))[u"links"_s][0][u"href"_s].toString());
    EXPECT_EQ(bodyOf(get(information.path()))[u"software"_s][u"name"_s], u"snac"_s);
}

TEST_F(SnacContract, PassesOverKeysSoThatTheSameTwiceIsThereTwice)
{
    const QString first = bodyOf(say(u"Q1 #TwiceChat"_s, "one"))[u"id"_s].toString();
    const QString second = bodyOf(say(u"Q1 #TwiceChat"_s, "one"))[u"id"_s].toString();
    EXPECT_NE(first, second);
    EXPECT_EQ(tagged(u"twicechat"_s).size(), 2);
}

TEST_F(SnacContract, ListsOwnPostsWholeWhateverPageIsAskedFor)
{
    const QString oldest = bodyOf(say(u"Q1 #ListChat"_s))[u"id"_s].toString();
    for (int i = 2; i <= 45; ++i)
        say(u"Q%1 #ListChat"_s.arg(i));
    const QJsonArray all = ownPosts(QUrlQuery{{u"limit"_s, u"40"_s}, {u"min_id"_s, oldest}});
    EXPECT_GE(all.size(), 45);
    EXPECT_TRUE(idsOf(all).contains(oldest));
    EXPECT_TRUE(all.first()[u"content"_s].toString().startsWith(u"Q45"_s)) << "newest first";
}

TEST_F(SnacContract, PagesTheTimelineOfATagByIdsThatItGaveItself)
{
    QStringList ids;
    for (int i = 0; i < 6; ++i)
        ids.prepend(bodyOf(say(u"%1 #PageChat"_s.arg(i)))[u"id"_s].toString());
    const auto page = [&](const QUrlQuery &query) { return tagged(u"pagechat"_s, query); };
    EXPECT_EQ(page({}), ids) << "newest first, though ids of one second are in no order";
    EXPECT_EQ(page(QUrlQuery{{u"max_id"_s, ids[3]}}), ids.sliced(4));
    EXPECT_EQ(page(QUrlQuery{{u"min_id"_s, ids[5]}, {u"limit"_s, u"2"_s}}), ids.sliced(3, 2));
    EXPECT_EQ(page(QUrlQuery{{u"min_id"_s, ids[0]}}), QStringList());
    EXPECT_EQ(page(QUrlQuery{{u"min_id"_s, u"0"_s}}), QStringList()) << "it never gave that one";
    EXPECT_EQ(get(u"/api/v1/timelines/tag/pagechat"_s)->header("link"), "");
}

TEST_F(SnacContract, AdvertisesAStreamThatItDoesNotHave)
{
    const QJsonObject instance = bodyOf(get(u"/api/v1/instance"_s));
    EXPECT_NE(instance[u"urls"_s][u"streaming_api"_s].toString(), QString());
    QUrl socket(streaming() + u"/api/v1/streaming"_s);
    socket.setQuery(QUrlQuery{{u"stream"_s, u"hashtag"_s}, {u"tag"_s, u"pagechat"_s}});
    for (const QUrl &at :
         {socket, url(u"/api/v1/streaming/hashtag"_s, QUrlQuery{{u"tag"_s, u"pagechat"_s}})}) {
        tests::StreamWatch watch(door->open({.url = at, .bearer = Secret(token().toUtf8())}));
        ASSERT_TRUE(watch.waitForEnd());
        EXPECT_EQ(watch.opens.size(), 0) << at.toString().toStdString();
    }
}

TEST_F(SnacContract, MakesHtmlOfItsOwnAndKeepsTheText)
{
    const QString text = u"Q1: *what*? #HtmlChat https://steps.example/a\nBye"_s;
    const auto reply = say(text);
    EXPECT_TRUE(contentOf(reply).startsWith(u"Q1: <i>what</i>? <a href=\""_s))
        << contentOf(reply).toStdString();
    EXPECT_TRUE(
        contentOf(reply).contains(u"class=\"mention hashtag\" rel=\"tag\">#HtmlChat</a>"_s));
    EXPECT_TRUE(contentOf(reply).endsWith(u"<br>Bye<br>"_s));
    EXPECT_EQ(bodyOf(reply)[u"text"_s], text);
}

TEST_F(SnacContract, AnswersErrorsWithoutJson)
{
    EXPECT_EQ(statusOf(say(u"Q1"_s, {}, u"nobody's"_s)), 401);
    const auto missing = get(u"/api/v1/statuses/nothing"_s);
    EXPECT_EQ(statusOf(missing), 404);
    EXPECT_TRUE(missing->header("content-type").startsWith("text/html"));
}

TEST_F(SnacContract, ClosesTheConnectionBehindEachAnswerWithoutSayingSo)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(QUrl(origin()).port()));
    ASSERT_TRUE(socket.waitForConnected());
    socket.write("GET /api/v1/instance HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(socket.waitForDisconnected(5'000));
    const QByteArray answer = socket.readAll();
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 200"));
    EXPECT_FALSE(answer.toLower().contains("connection:"));
}

TEST_F(SnacContract, PostsWhatItGotOfAFormThatWasCutOffButOfJsonNothing)
{
    EXPECT_TRUE(postCutOff(R"({"status":"Q1 #CutChat and more")", "application/json")
                    .startsWith("HTTP/1.1 400"));
    EXPECT_EQ(tagged(u"cutchat"_s).size(), 0);
    EXPECT_TRUE(postCutOff("status=Q1+%23CutChat+and+mo", "application/x-www-form-urlencoded")
                    .startsWith("HTTP/1.1 200"));
    EXPECT_EQ(tagged(u"cutchat"_s).size(), 1);
}

TEST_F(SnacContract, NamesTheAuthorInFullInAPostAndByNameAloneInTheCredentials)
{
    const QJsonObject author = bodyOf(say(u"Q1"_s))[u"account"_s].toObject();
    EXPECT_EQ(author[u"acct"_s].toString(), account()[u"handle"_s].toString());
    const QJsonObject own = bodyOf(get(u"/api/v1/accounts/verify_credentials"_s));
    EXPECT_EQ(own[u"acct"_s], u"chathost"_s);
    EXPECT_FALSE(own.contains(u"uri"_s));
    EXPECT_EQ(own[u"url"_s], author[u"uri"_s]);
}

TEST_F(SnacContract, AnAnswerOfSomebodyElseStandsInTheTimelineOfTheTag)
{
    const QString question = bodyOf(say(u"Q1 #AnswerChat"_s))[u"id"_s].toString();
    const auto answer =
        post(u"/api/v1/statuses"_s,
             {{u"status"_s, u"A1 #AnswerChat"_s}, {u"in_reply_to_id"_s, question}}, {}, token(1));
    EXPECT_EQ(bodyOf(answer)[u"in_reply_to_id"_s].toString(), question);
    EXPECT_EQ(tagged(u"answerchat"_s), (QStringList{bodyOf(answer)[u"id"_s].toString(), question}));
}

}  // namespace
