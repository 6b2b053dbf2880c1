// SPDX-License-Identifier: GPL-3.0-or-later
// What the stand-in of X does is what X says that it does, or was seen doing, looked at through our
// own door to the internet. https://docs.x.com/x-api/introduction
#include "core/networks/http_errors.h"
#include "tests/servers/x_fixture.h"

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::toJson;

class XStandIn : public tests::XTest {
protected:
    static void SetUpTestSuite() { startServer({u"--keep-alive"_s, u"50"_s}); }

    void TearDown() override
    {
        if (!s_server)
            return;
        set({{u"delay"_s, 0}, {u"names"_s, u"old"_s}});
        expectNoViolations();
    }

    static QUrlQuery whole()
    {
        return {{u"tweet.fields"_s, u"created_at,entities,referenced_tweets,note_tweet,"
                                    "edit_history_tweet_ids,conversation_id,public_metrics"_s},
                {u"expansions"_s, u"author_id,referenced_tweets.id,attachments.media_keys"_s},
                {u"media.fields"_s, u"alt_text,url"_s}};
    }
    QJsonObject lookUp(const QString &id) { return bodyOf(get(u"/2/tweets/"_s + id, whole())); }
};

TEST_F(XStandIn, RefusesTheSameTextTwiceAndSaysNothingOfTheOther)
{
    EXPECT_EQ(statusOf(say(u"Q1 #TwiceChat"_s)), 201);
    const auto again = say(u" Q1  #TwiceChat "_s);
    EXPECT_EQ(statusOf(again), 403);
    EXPECT_TRUE(bodyOf(again)[u"detail"_s].toString().contains(u"duplicate content"_s));
    EXPECT_FALSE(bodyOf(again).contains(u"id"_s));
    EXPECT_EQ(statusOf(post(u"/2/tweets"_s, {{u"text"_s, u"Q1 #TwiceChat"_s}}, {}, token(1))), 201)
        << "another's text is another text";
    set({{u"duplicateWindow"_s, 60}});
    forward(61);
    EXPECT_EQ(statusOf(say(u"Q1 #TwiceChat"_s)), 201);
    set({{u"duplicateWindow"_s, 0}});
    EXPECT_EQ(timesThere(u"Q1 #TwiceChat"_s), 2);
}

TEST_F(XStandIn, ListsAndSearchesShowAPostLaterThanItIsThere)
{
    set({{u"delay"_s, 40}});
    const QString id = idOf(say(u"Q1 #LateChat"_s));
    EXPECT_FALSE(ownPosts().contains(id));
    EXPECT_EQ(found(u"#latechat"_s), QStringList());
    EXPECT_EQ(lookUp(id)[u"data"_s][u"id"_s], id);
    EXPECT_EQ(timesThere(u"Q1 #LateChat"_s), 1);
    forward(41);
    EXPECT_TRUE(ownPosts().contains(id));
    EXPECT_EQ(found(u"#latechat"_s), QStringList{id});
}

TEST_F(XStandIn, AnAnswerThatIsLostSaysNothingOfItsPost)
{
    for (const QString &how : {u"lost"_s, u"reset"_s}) {
        const QString text = u"Q1 "_s + how;
        const QJsonObject lost{{u"path"_s, u"/2/tweets"_s}, {u"how"_s, how}};
        orderNext(lost);
        const auto before = say(text);
        ASSERT_FALSE(before);
        EXPECT_EQ(before.error().code, Error::Code::Unconfirmed);
        EXPECT_EQ(timesThere(text), 0);
        QJsonObject after = lost;
        after[u"after"_s] = true;
        orderNext(after);
        EXPECT_FALSE(say(text));
        EXPECT_EQ(timesThere(text), 1);
        EXPECT_EQ(statusOf(say(text)), 403);
        EXPECT_EQ(timesThere(text), 1);
    }
}

TEST_F(XStandIn, AnOverloadMayHaveAnEffectOrNone)
{
    orderNext({{u"how"_s, u"503"_s}});
    EXPECT_EQ(statusOf(say(u"Q1 #BusyChat"_s)), 503);
    EXPECT_EQ(timesThere(u"Q1 #BusyChat"_s), 0);
    orderNext({{u"how"_s, u"503"_s}, {u"after"_s, true}});
    EXPECT_EQ(statusOf(say(u"Q1 #BusyChat"_s)), 503);
    EXPECT_EQ(timesThere(u"Q1 #BusyChat"_s), 1);
}

TEST_F(XStandIn, EveryOtherFailureComesWhenATestOrdersIt)
{
    orderNext({{u"how"_s, u"429"_s}, {u"seconds"_s, 30}});
    const auto limited = say(u"Q1 #FailChat"_s);
    EXPECT_EQ(statusOf(limited), 429);
    const Instant now = serverTime(*limited).value_or(Instant());
    EXPECT_NEAR(limited->header("x-rate-limit-reset").toLongLong() - toMs(now) / 1000, 30, 2);
    orderNext({{u"how"_s, u"401"_s}});
    EXPECT_EQ(statusOf(say(u"Q1 #FailChat"_s)), 401);
    orderNext({{u"how"_s, u"not-enrolled"_s}});
    EXPECT_EQ(bodyOf(say(u"Q1 #FailChat"_s))[u"reason"_s], u"client-not-enrolled"_s);
    orderNext({{u"how"_s, u"usage-capped"_s}});
    EXPECT_EQ(problemOf(say(u"Q1 #FailChat"_s)), u"usage-capped"_s);
    orderNext({{u"how"_s, u"html"_s}});
    EXPECT_TRUE(say(u"Q1 #FailChat"_s)->body.startsWith("<!DOCTYPE html>"));
    orderNext({{u"path"_s, u"/2/tweets/{id}"_s}, {u"status"_s, 504}, {u"times"_s, 2}});
    EXPECT_EQ(statusOf(get(u"/2/tweets/1"_s)), 504);
    EXPECT_EQ(statusOf(get(u"/2/tweets/2"_s)), 504);
    EXPECT_EQ(statusOf(get(u"/2/tweets/3"_s)), 200);
    EXPECT_EQ(timesThere(u"Q1 #FailChat"_s), 0);
}

TEST_F(XStandIn, LimitsAreToldAndKept)
{
    s_server->control(u"/limit"_s, R"({"method":"GET","path":"/2/users/me","remaining":1})");
    const auto last = get(u"/2/users/me"_s);
    EXPECT_EQ(last->header("x-rate-limit-limit"), "75");
    EXPECT_EQ(last->header("x-rate-limit-remaining"), "0");
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s)), 429);
    forward(61);
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s)), 200);
    s_server->control(u"/limit"_s, R"({"daily":true,"remaining":1})");
    EXPECT_EQ(say(u"Q1 #LimitChat"_s)->header("x-app-limit-24hour-remaining"), "0");
    const auto over = say(u"Q2 #LimitChat"_s);
    EXPECT_EQ(statusOf(over), 429);
    EXPECT_NE(over->header("x-rate-limit-remaining"), "0");
    s_server->control(u"/limit"_s, R"({"daily":true,"remaining":10000})");
    EXPECT_EQ(
        statusOf(tests::waitFor(door->send({.method = "HEAD", .url = url(u"/2/openapi.json"_s)}))),
        200)
        << "a line may be opened beforehand";
}

TEST_F(XStandIn, OnlyThoseWhoAddressedTheHostAreAnswered)
{
    const QString question = idOf(say(u"Q1 #SummonChat"_s));
    const QString called = append({{u"text"_s, u"A1 @chathost yes #SummonChat"_s}});
    const QString quoting = append({{u"text"_s, u"A1 see this"_s}, {u"quoteOf"_s, question}});
    const QString plain = append({{u"text"_s, u"A1 no"_s}, {u"replyTo"_s, question}});
    EXPECT_EQ(statusOf(reply(u"Thanks for A1"_s, called)), 201);
    EXPECT_EQ(statusOf(reply(u"Thanks for the quote"_s, quoting)), 201);
    EXPECT_EQ(statusOf(reply(u"Thanks"_s, plain)), 403);
    EXPECT_EQ(statusOf(reply(u"Q1, continued"_s, question)), 201) << "a thread";
    EXPECT_EQ(statusOf(reply(u"To nobody"_s, u"17"_s)), 403);
    set({{u"anyReply"_s, true}});
    const QString answer = idOf(reply(u"Thanks"_s, plain));
    set({{u"anyReply"_s, false}});
    const QJsonValue shown = lookUp(answer)[u"data"_s];
    EXPECT_EQ(shown[u"text"_s], u"@somebody Thanks"_s);
    EXPECT_EQ(shown[u"conversation_id"_s], question);
    EXPECT_EQ(shown[u"referenced_tweets"_s][0][u"type"_s], u"replied_to"_s);
}

TEST_F(XStandIn, CountsTextsAsXDoes)
{
    const QString link = u" https://example.org/a/very/long/path/indeed"_s;
    EXPECT_EQ(statusOf(say(QString(280, u'a'))), 201);
    EXPECT_EQ(statusOf(say(QString(281, u'a'))), 400);
    EXPECT_EQ(statusOf(say(QString(256, u'b') + link)), 201);
    EXPECT_EQ(statusOf(say(QString(257, u'b') + link)), 400);
    EXPECT_EQ(statusOf(say(QString(278, u'c') + u"👩🏽‍🚀"_s)), 201);
    EXPECT_EQ(statusOf(say(QString(140, u'日'))), 201);
    EXPECT_EQ(statusOf(say(QString(141, u'日'))), 400);
    EXPECT_EQ(statusOf(say(u" "_s)), 400);
}

TEST_F(XStandIn, APostIsReadEscapedShortenedAndWithItsAuthor)
{
    const QString id = append({{u"handle"_s, u"ada"_s},
                               {u"text"_s, u"A1 <b> & example.org/x?y=1 #ReadChat @chathost"_s}});
    const QJsonObject answer = lookUp(id);
    const QJsonValue data = answer[u"data"_s];
    const QString text = data[u"text"_s].toString();
    EXPECT_TRUE(text.startsWith(u"A1 &lt;b&gt; &amp; https://t.co/"_s)) << text.toStdString();
    const QJsonValue link = data[u"entities"_s][u"urls"_s][0];
    EXPECT_EQ(link[u"expanded_url"_s], u"http://example.org/x?y=1"_s);
    const int start = link[u"start"_s].toInt();
    EXPECT_EQ(text.mid(start, link[u"end"_s].toInt() - start), link[u"url"_s].toString());
    EXPECT_EQ(data[u"entities"_s][u"hashtags"_s][0][u"tag"_s], u"ReadChat"_s);
    EXPECT_EQ(data[u"entities"_s][u"mentions"_s][0][u"id"_s], accountId());
    EXPECT_EQ(answer[u"includes"_s][u"users"_s][0][u"username"_s], u"ada"_s);
    EXPECT_FALSE(data.toObject().contains(u"referenced_tweets"_s)) << "nothing empty is said";
    EXPECT_FALSE(data.toObject().contains(u"lang"_s)) << "nobody asked for it";
}

TEST_F(XStandIn, ALongPostStandsWholeInItsNote)
{
    const QString text = u"A1 #NoteChat "_s + u"word "_s.repeated(80) + u"end"_s;
    const QJsonValue data = lookUp(append({{u"text"_s, text}}))[u"data"_s];
    EXPECT_EQ(data[u"note_tweet"_s][u"text"_s], text);
    EXPECT_TRUE(data[u"text"_s].toString().contains(u"… https://t.co/"_s));
}

TEST_F(XStandIn, ASearchGoesBackPageByPageToWhatIsKnown)
{
    QStringList ids;
    for (int i = 0; i < 25; ++i)
        ids.prepend(append({{u"text"_s, u"A%1 #PageChat"_s.arg(i)}}));
    append({{u"text"_s, u"of something else #OtherChat"_s}});
    QStringList read;
    QString next;
    do {
        QUrlQuery query{{u"query"_s, u"(%23pagechat OR from:nobody) -is:retweet"_s},
                        {u"max_results"_s, u"10"_s},
                        {u"since_id"_s, ids.last()}};
        if (!next.isEmpty())
            query.addQueryItem(u"next_token"_s, next);
        const auto page = get(u"/2/tweets/search/recent"_s, query);
        read += listed(page);
        next = bodyOf(page)[u"meta"_s][u"next_token"_s].toString();
    } while (!next.isEmpty());
    EXPECT_EQ(read, ids.first(24));
    EXPECT_EQ(statusOf(get(u"/2/tweets/search/recent"_s, {{u"query"_s, u"-is:retweet"_s}})), 400);
    EXPECT_EQ(statusOf(get(u"/2/tweets/search/recent"_s,
                           {{u"query"_s, u"%23pagechat"_s}, {u"since_id"_s, u"1"_s}})),
              400)
        << "that is longer ago than a week";
}

TEST_F(XStandIn, AnAnswerMayBeWholeInPartOnly)
{
    const QString id = append({{u"text"_s, u"A1 #PartChat"_s}});
    const auto several = bodyOf(get(u"/2/tweets"_s, {{u"ids"_s, id + u",17"_s}}));
    EXPECT_EQ(several[u"data"_s].toArray().size(), 1);
    EXPECT_EQ(several[u"errors"_s][0][u"resource_id"_s], u"17"_s);
    EXPECT_FALSE(bodyOf(get(u"/2/tweets/17"_s)).contains(u"data"_s));
    s_server->control(u"/partial?count=2"_s);
    const auto search = bodyOf(get(u"/2/tweets/search/recent"_s, {{u"query"_s, u"%23partchat"_s}}));
    EXPECT_EQ(search[u"data"_s].toArray().size(), 1);
    EXPECT_EQ(search[u"errors"_s].toArray().size(), 2);
}

TEST_F(XStandIn, AnEditHasAnIdOfItsOwnAndADeletionLeavesNothing)
{
    const QString first = append({{u"text"_s, u"A1 #EditChat"_s}});
    const QString second =
        s_server
            ->control(u"/edit"_s,
                      toJson({{u"id"_s, first}, {u"text"_s, u"A2 #EditChat"_s}}))[u"id"_s]
            .toString();
    EXPECT_EQ(lookUp(second)[u"data"_s][u"edit_history_tweet_ids"_s], (QJsonArray{first, second}));
    EXPECT_EQ(found(u"#editchat"_s), QStringList{second});
    set({{u"names"_s, u"new"_s}});
    EXPECT_EQ(lookUp(second)[u"data"_s][u"edit_history_post_ids"_s].toArray().size(), 2);
    EXPECT_EQ(lookUp(second)[u"data"_s][u"public_metrics"_s][u"repost_count"_s], 0);
    s_server->control(u"/delete?id="_s + second);
    EXPECT_TRUE(lookUp(first).contains(u"errors"_s));
    const QString own = idOf(say(u"Q1 #EditChat"_s));
    EXPECT_EQ(bodyOf(send("DELETE", u"/2/tweets/"_s + own, {}, {}))[u"data"_s][u"deleted"_s], true);
    EXPECT_EQ(statusOf(send("DELETE", u"/2/tweets/"_s + own, {}, {})), 404);
}

TEST_F(XStandIn, TheAppDoesWhatItsAccessAllows)
{
    const QString id = append({{u"text"_s, u"A1 #ActChat"_s}});
    const QJsonObject body{{u"tweet_id"_s, id}};
    const QString own = u"/2/users/%1/"_s.arg(accountId());
    EXPECT_EQ(problemOf(post(own + u"likes"_s, body)), u"client-forbidden"_s);
    EXPECT_EQ(problemOf(say(u"Look"_s, {{u"quote_tweet_id"_s, id}})), u"client-forbidden"_s);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(bodyOf(post(own + u"retweets"_s, body))[u"data"_s][u"retweeted"_s], true);
    EXPECT_EQ(found(u"#actchat"_s), QStringList{id}) << "a repost is not found";
    EXPECT_EQ(statusOf(send("DELETE", own + u"retweets/"_s + id, {}, {})), 200);
    EXPECT_EQ(bodyOf(post(own + u"bookmarks"_s, body))[u"data"_s][u"bookmarked"_s], true);
    EXPECT_EQ(statusOf(post(u"/2/users/17/bookmarks"_s, body)), 400);
    const auto hide = [&](const QString &hidden) {
        return statusOf(send("PUT", u"/2/tweets/%1/hidden"_s.arg(hidden), R"({"hidden":true})",
                             "application/json"));
    };
    EXPECT_EQ(hide(id), 403) << "it is nobody's reply";
    const QString question = idOf(say(u"Q1 #ActChat"_s));
    EXPECT_EQ(hide(append({{u"text"_s, u"A1 rude"_s}, {u"replyTo"_s, question}})), 200);
}

}  // namespace
