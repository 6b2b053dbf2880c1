// SPDX-License-Identifier: GPL-3.0-or-later
// What the stand-in of Mastodon does is what Mastodon says that it does, seen through our own door
// to the internet. https://docs.joinmastodon.org/methods/
#include "tests/servers/mastodon_fixture.h"
#include "tests/servers/stream_watch.h"

#include <QCryptographicHash>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::ServerProcess;
using tests::StreamWatch;
using tests::toJson;

class MastodonStandIn : public tests::MastodonTest {
protected:
    static void SetUpTestSuite() { startServer({u"--thump"_s, u"50"_s}); }

    void TearDown() override
    {
        if (s_server)
            expectNoViolations();
    }

    /// Posts by others, one line each.
    static QStringList append(const QList<QJsonObject> &posts)
    {
        QByteArray lines;
        for (const QJsonObject &post : posts)
            lines += toJson(post) + '\n';
        return idsOf(s_server->control(u"/append"_s, lines)[u"posts"_s].toArray());
    }

    std::unique_ptr<StreamWatch> follow(const QUrl &at, const QString &bearer = token())
    {
        auto watch = std::make_unique<StreamWatch>(
            door->open({.url = at, .bearer = Secret(bearer.toUtf8())}));
        watch->waitForAnswer();
        return watch;
    }
    QUrl socketOf(const QString &tag) const
    {
        QUrl url(streaming() + u"/api/v1/streaming"_s);
        url.setQuery(QUrlQuery{{u"stream"_s, u"hashtag"_s}, {u"tag"_s, tag}});
        return url;
    }
    static QJsonObject frame(const StreamWatch &watch, int place)
    {
        return QJsonDocument::fromJson(watch.messages[place][0].toByteArray()).object();
    }
    /// Everything that came as lines, each with its end.
    static QByteArray lines(const StreamWatch &watch)
    {
        QByteArray all;
        for (const QList<QVariant> &message : watch.messages)
            all += message.first().toByteArray() + '\n';
        return all;
    }
};

TEST_F(MastodonStandIn, TheSameKeyWithinTheHourIsTheSamePost)
{
    const QString first = bodyOf(say(u"Q1 #KeyChat"_s, "one"))[u"id"_s].toString();
    EXPECT_EQ(bodyOf(say(u"Q1 #KeyChat"_s, "one"))[u"id"_s].toString(), first);
    EXPECT_NE(bodyOf(say(u"Q1 #KeyChat"_s, "two"))[u"id"_s].toString(), first);
    EXPECT_NE(bodyOf(say(u"Q1 #KeyChat"_s, "one", token(1)))[u"id"_s].toString(), first)
        << "a key is of its account";
    s_server->control(u"/age?seconds=3590"_s);
    EXPECT_EQ(bodyOf(say(u"Q1 #KeyChat"_s, "one"))[u"id"_s].toString(), first);
    s_server->control(u"/age?seconds=20"_s);
    EXPECT_NE(bodyOf(say(u"Q1 #KeyChat"_s, "one"))[u"id"_s].toString(), first);
}

TEST_F(MastodonStandIn, WithoutKeysTheSameTwiceIsThereTwice)
{
    ServerProcess server(u"mastodon.mjs"_s, checked({u"--no-keys"_s}));
    ASSERT_TRUE(server.start()) << server.errors().toStdString();
    QtTransport line(tests::rulesFor({server.address(u"url"_s)}));
    for (int i = 0; i < 2; ++i) {
        tests::waitFor(line.send(
            {.method = "POST",
             .url = QUrl(server.address(u"url"_s) + u"/api/v1/statuses"_s),
             .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", "one"}},
             .body = R"({"status":"Q1"})",
             .bearer = Secret(server.said()[u"account"_s][u"token"_s].toString().toUtf8())}));
    }
    EXPECT_EQ(server.control(u"/counts"_s)[u"posts"_s].toInt(), 2);
}

TEST_F(MastodonStandIn, WhatIsWrongWithAPostIsSaid)
{
    EXPECT_EQ(statusOf(say(QString(501, u'x'))), 422);
    EXPECT_EQ(statusOf(say(QString(500, u'x'))), 200);
    EXPECT_EQ(statusOf(say(u" "_s)), 422);
    EXPECT_EQ(statusOf(say(u"Q1"_s, {}, u"nobody's"_s)), 401);
    EXPECT_EQ(statusOf(say(u"Q1"_s, {}, QString())), 401);
    const QString statuses = u"/api/v1/statuses"_s;
    EXPECT_EQ(statusOf(post(statuses, {{u"status"_s, u"A1"_s}, {u"in_reply_to_id"_s, u"7"_s}})),
              404);
    EXPECT_EQ(
        statusOf(post(statuses, {{u"status"_s, u"A1"_s}, {u"media_ids"_s, QJsonArray{u"7"_s}}})),
        422);
    EXPECT_EQ(statusOf(send("POST", statuses, "status=Q1+%23FormChat",
                            "application/x-www-form-urlencoded")),
              200)
        << "a form will do";
}

TEST_F(MastodonStandIn, TheTextBecomesMastodonsHtml)
{
    const QJsonObject status =
        bodyOf(say(u"Q1: a & b? #HtmlChat @chatter\n"
                   "https://www.steps.example/a/very/long/way/to/go/on\n\nBye"_s));
    const QString content = status[u"content"_s].toString();
    EXPECT_TRUE(content.startsWith(u"<p>Q1: a &amp; b? <a href=\""_s)) << content.toStdString();
    EXPECT_TRUE(
        content.contains(u"class=\"mention hashtag\" rel=\"tag\">#<span>HtmlChat</span></a>"_s));
    EXPECT_TRUE(content.contains(u"<span class=\"h-card\""_s));
    EXPECT_TRUE(content.contains(u"<br /><a href=\"https://www.steps.example/a/very"_s));
    EXPECT_TRUE(
        content.contains(u"<span class=\"invisible\">https://www.</span>"
                         "<span class=\"ellipsis\">steps.example/a/very/long/way/</span>"_s))
        << content.toStdString();
    EXPECT_TRUE(content.endsWith(u"</p><p>Bye</p>"_s));
    EXPECT_EQ(status[u"tags"_s][0][u"name"_s], u"htmlchat"_s);
    EXPECT_EQ(status[u"mentions"_s][0][u"acct"_s], u"chatter"_s);
}

TEST_F(MastodonStandIn, MinIdLeadsForwardPageByPageAndSinceIdMayLeaveAHole)
{
    QList<QJsonObject> posts;
    for (int i = 0; i < 7; ++i)
        posts.append({{u"text"_s, u"%1 #PageChat"_s.arg(i)}});
    const QStringList ids = append(posts);
    ASSERT_EQ(ids.size(), 7);
    const auto page = [&](const QString &name, int place) {
        return tagged(u"PageChat"_s, QUrlQuery{{name, ids[place]}, {u"limit"_s, u"2"_s}});
    };
    EXPECT_EQ(page(u"min_id"_s, 0), (QStringList{ids[2], ids[1]}));
    EXPECT_EQ(page(u"min_id"_s, 2), (QStringList{ids[4], ids[3]}));
    EXPECT_EQ(page(u"min_id"_s, 6), QStringList());
    EXPECT_EQ(page(u"since_id"_s, 0), (QStringList{ids[6], ids[5]}));
    EXPECT_EQ(page(u"max_id"_s, 2), (QStringList{ids[1], ids[0]}));
    const auto first = get(u"/api/v1/timelines/tag/pagechat"_s, QUrlQuery{{u"limit"_s, u"2"_s}});
    EXPECT_EQ(first->header("link"),
              u"<%1/api/v1/timelines/tag/pagechat?limit=2&max_id=%2>; rel=\"next\", "
              "<%1/api/v1/timelines/tag/pagechat?limit=2&min_id=%3>; rel=\"prev\""_s
                  .arg(origin(), ids[5], ids[6])
                  .toUtf8());
}

TEST_F(MastodonStandIn, OwnPostsAreListedBoostsTooUnlessTheyAreNotAskedFor)
{
    const QString mine = bodyOf(say(u"Q1 #OwnChat"_s, {}, token(1)))[u"id"_s].toString();
    const QString other = bodyOf(say(u"Somebody else"_s))[u"id"_s].toString();
    const QString boost = bodyOf(send("POST", u"/api/v1/statuses/%1/reblog"_s.arg(other), {}, {},
                                      {}, token(1)))[u"id"_s]
                              .toString();
    EXPECT_NE(boost, other) << "a boost is a status of its own";
    const auto list = [&](const QUrlQuery &query) {
        return idsOf(listOf(get(
            u"/api/v1/accounts/%1/statuses"_s.arg(account(1)[u"accountId"_s].toString()), query)));
    };
    EXPECT_EQ(list({}).first(), boost);
    EXPECT_EQ(list(QUrlQuery{{u"exclude_reblogs"_s, u"true"_s}}).first(), mine);
    EXPECT_EQ(list(QUrlQuery{{u"min_id"_s, mine}}), QStringList{boost});
}

TEST_F(MastodonStandIn, APictureIsProcessedBeforeItMayBePosted)
{
    s_server->control(u"/media?slow=2"_s);
    const QByteArray parts = "--x\r\nContent-Disposition: form-data; name=\"file\"; "
                             "filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n"
                             "--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n"
                             "A small step\r\n--x--\r\n";
    const auto uploaded =
        send("POST", u"/api/v2/media"_s, parts, "multipart/form-data; boundary=x");
    s_server->control(u"/media?slow=0"_s);
    ASSERT_EQ(statusOf(uploaded), 202);
    EXPECT_TRUE(bodyOf(uploaded)[u"url"_s].isNull());
    const QString id = bodyOf(uploaded)[u"id"_s].toString();
    const QJsonObject body{{u"status"_s, u"Q1"_s}, {u"media_ids"_s, QJsonArray{id}}};
    EXPECT_EQ(statusOf(post(u"/api/v1/statuses"_s, body)), 422);
    EXPECT_EQ(statusOf(get(u"/api/v1/media/"_s + id)), 206);
    EXPECT_EQ(statusOf(get(u"/api/v1/media/"_s + id)), 200);
    const QJsonObject status = bodyOf(post(u"/api/v1/statuses"_s, body));
    EXPECT_EQ(status[u"media_attachments"_s][0][u"description"_s], u"A small step"_s);
    EXPECT_EQ(statusOf(post(u"/api/v1/statuses"_s, body)), 422) << "it is used";
}

TEST_F(MastodonStandIn, AStreamBringsWhatIsPostedEditedAndDeletedAndNothingFromBefore)
{
    append({{{u"text"_s, u"before #WireChat"_s}}});
    const auto watch = follow(socketOf(u"WireChat"_s));
    const QString id =
        append({{{u"text"_s, u"A1 #wirechat"_s}, {u"uri"_s, u"https://x.example/1"_s}},
                {{u"text"_s, u"of something else #OtherChat"_s}}})
            .first();
    s_server->control(u"/edit"_s, R"({"uri":"https://x.example/1","text":"A1, edited #WireChat"})");
    s_server->control(u"/delete?uri=https://x.example/1"_s);
    ASSERT_TRUE(watch->waitFor(3));
    EXPECT_EQ(frame(*watch, 0)[u"stream"_s], (QJsonArray{u"hashtag"_s, u"WireChat"_s}));
    EXPECT_EQ(frame(*watch, 0)[u"event"_s], u"update"_s);
    const auto payload =
        QJsonDocument::fromJson(frame(*watch, 0)[u"payload"_s].toString().toUtf8()).object();
    EXPECT_EQ(payload[u"uri"_s], u"https://x.example/1"_s);
    EXPECT_FALSE(payload.contains(u"favourited"_s)) << "a stream knows no reader";
    EXPECT_EQ(frame(*watch, 1)[u"event"_s], u"status.update"_s);
    EXPECT_EQ(frame(*watch, 2)[u"event"_s], u"delete"_s);
    EXPECT_EQ(frame(*watch, 2)[u"payload"_s], id);
}

TEST_F(MastodonStandIn, OneSocketFollowsSeveralTagsAndIsToldWhatItCannotFollow)
{
    const auto watch = follow(QUrl(streaming() + u"/api/v1/streaming"_s));
    for (const char *message : {R"({"type":"subscribe","stream":"hashtag","tag":"FirstChat"})",
                                R"({"type":"subscribe","stream":"hashtag","tag":"SecondChat"})",
                                R"({"type":"unsubscribe","stream":"hashtag","tag":"FirstChat"})",
                                R"({"type":"subscribe","stream":"nonsense"})"})
        watch->stream->send(message);
    ASSERT_TRUE(watch->waitFor(1));
    EXPECT_EQ(frame(*watch, 0)[u"status"_s], 400);
    append({{{u"text"_s, u"#FirstChat"_s}}, {{u"text"_s, u"#SecondChat"_s}}});
    ASSERT_TRUE(watch->waitFor(2));
    EXPECT_EQ(frame(*watch, 1)[u"stream"_s][1], u"SecondChat"_s);
}

TEST_F(MastodonStandIn, TheSameStreamComesAsLinesWithAHeartbeat)
{
    const auto watch =
        follow(url(u"/api/v1/streaming/hashtag"_s, QUrlQuery{{u"tag"_s, u"LineChat"_s}}));
    append({{{u"text"_s, u"A1 #LineChat"_s}}});
    while (!lines(*watch).contains("event: update\ndata: {\"id\":") ||
           !lines(*watch).contains(":thump\n"))
        ASSERT_TRUE(watch->messages.wait(10'000)) << lines(*watch).toStdString();
    EXPECT_TRUE(lines(*watch).startsWith(":)\n"));
}

TEST_F(MastodonStandIn, StreamsEndAreRefusedOrStaySilentAsATestWants)
{
    for (const QString &how : {u"close"_s, u"reset"_s}) {
        const auto watch = follow(socketOf(u"EndChat"_s));
        s_server->control(u"/disconnect?how="_s + how);
        EXPECT_TRUE(watch->waitForEnd()) << how.toStdString();
    }
    EXPECT_EQ(follow(socketOf(u"EndChat"_s), u"nobody's"_s)->opens.size(), 0);
    s_server->control(u"/streams?mode=refuse"_s);
    EXPECT_EQ(follow(socketOf(u"EndChat"_s))->opens.size(), 0);
    s_server->control(u"/streams?mode=silent"_s);
    const auto silent = follow(socketOf(u"EndChat"_s));
    append({{{u"text"_s, u"unheard #EndChat"_s}}});
    s_server->control(u"/streams?mode=serve"_s);
    append({{{u"text"_s, u"heard #EndChat"_s}}});
    ASSERT_TRUE(silent->waitFor(1));
    EXPECT_TRUE(frame(*silent, 0)[u"payload"_s].toString().contains(u">heard "_s) ||
                frame(*silent, 0)[u"payload"_s].toString().contains(u"<p>heard"_s));
}

TEST_F(MastodonStandIn, ACodeIsGoodOnceAndForWhoAskedForItAlone)
{
    const QJsonObject app =
        bodyOf(post(u"/api/v1/apps"_s,
                    {{u"client_name"_s, u"Moderato"_s},
                     {u"redirect_uris"_s, QJsonArray{u"http://127.0.0.1:1/back"_s}},
                     {u"scopes"_s, u"read write:statuses"_s}},
                    {}, QString()));
    const QByteArray verifier(43, 'v');
    const QByteArray challenge =
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto newCode = [&] {
        const auto asked = get(u"/oauth/authorize"_s,
                               QUrlQuery{{u"response_type"_s, u"code"_s},
                                         {u"client_id"_s, app[u"client_id"_s].toString()},
                                         {u"redirect_uri"_s, u"http://127.0.0.1:4711/back"_s},
                                         {u"scope"_s, u"read write:statuses"_s},
                                         {u"state"_s, u"mine"_s},
                                         {u"code_challenge"_s, QString::fromLatin1(challenge)},
                                         {u"code_challenge_method"_s, u"S256"_s}},
                               QString());
        const QUrl back(QString::fromUtf8(asked->header("location")));
        EXPECT_EQ(back.port(), 4711);
        EXPECT_EQ(QUrlQuery(back).queryItemValue(u"state"_s), u"mine"_s);
        return QUrlQuery(back).queryItemValue(u"code"_s);
    };
    const auto trade = [&](const QString &code, const QByteArray &proof) {
        QUrlQuery form{{u"grant_type"_s, u"authorization_code"_s},
                       {u"code"_s, code},
                       {u"client_id"_s, app[u"client_id"_s].toString()},
                       {u"client_secret"_s, app[u"client_secret"_s].toString()},
                       {u"redirect_uri"_s, u"http://127.0.0.1:4711/back"_s},
                       {u"code_verifier"_s, QString::fromLatin1(proof)}};
        return send("POST", u"/oauth/token"_s, form.toString(QUrl::FullyEncoded).toUtf8(),
                    "application/x-www-form-urlencoded", {}, QString());
    };
    EXPECT_EQ(statusOf(trade(newCode(), QByteArray(43, 'w'))), 400);
    const QString good = newCode();
    const QString given = bodyOf(trade(good, verifier))[u"access_token"_s].toString();
    EXPECT_EQ(statusOf(trade(good, verifier)), 400) << "it is used up";
    EXPECT_EQ(statusOf(say(u"Q1"_s, {}, given)), 200);
    EXPECT_EQ(statusOf(post(u"/api/v1/reports"_s, {{u"account_id"_s, account()[u"accountId"_s]}},
                            {}, given)),
              403)
        << "nobody gave it that";
}

TEST_F(MastodonStandIn, LimitsMaintenanceAndFailuresComeWhenATestOrdersThem)
{
    s_server->control(u"/limit?remaining=1&seconds=60"_s);
    const auto last = get(u"/api/v2/instance"_s);
    EXPECT_EQ(last->header("x-ratelimit-remaining"), "0");
    EXPECT_TRUE(last->header("x-ratelimit-reset").contains('T'));
    EXPECT_EQ(statusOf(get(u"/api/v2/instance"_s)), 429);
    s_server->control(u"/limit?remaining=30000"_s);
    s_server->control(u"/maintenance?on=1"_s);
    EXPECT_EQ(statusOf(get(u"/api/v2/instance"_s)), 503);
    s_server->control(u"/maintenance?on=0"_s);
    EXPECT_TRUE(tests::waitFor(door->send({.method = "HEAD", .url = url(u"/"_s)})))
        << "a line may be opened beforehand";
    s_server->control(u"/fail"_s, R"({"status":502,"after":true})");
    EXPECT_EQ(statusOf(say(u"Q1 #FailChat"_s, "fails")), 502);
    EXPECT_EQ(tagged(u"FailChat"_s).size(), 1) << "it was posted all the same";
    EXPECT_EQ(statusOf(say(u"Q1 #FailChat"_s, "fails")), 200);
    EXPECT_EQ(tagged(u"FailChat"_s).size(), 1);
}

}  // namespace
