// SPDX-License-Identifier: GPL-3.0-or-later
// Rules, the stream, sign-in, media and the bill of the stand-in of X.
#include "tests/servers/stream_watch.h"
#include "tests/servers/x_fixture.h"

#include <QCryptographicHash>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::StreamWatch;
using tests::toJson;

class XStandInServices : public tests::XTest {
protected:
    static void SetUpTestSuite() { startServer({u"--keep-alive"_s, u"50"_s}); }

    void SetUp() override
    {
        XTest::SetUp();
        if (!s_server)
            return;
        s_server->control(u"/stream"_s, R"({"mode":"serve","duplicate":false})");
        while (s_server->control(u"/counts"_s)[u"open"_s].toInt() > 0) {
        }
    }
    void TearDown() override
    {
        if (s_server)
            expectNoViolations();
    }

    static constexpr auto streamPath = "/2/tweets/search/stream";
    QString rulesPath() const { return QLatin1StringView(streamPath) + u"/rules"_s; }

    QJsonObject changeRules(const QJsonObject &body, const QUrlQuery &query = {})
    {
        return bodyOf(tests::waitFor(door->send({.method = "POST",
                                                 .url = url(rulesPath(), query),
                                                 .headers = {{"Content-Type", "application/json"}},
                                                 .body = toJson(body),
                                                 .bearer = Secret(appToken().toUtf8())})));
    }
    QJsonObject addRule(const QString &value, const QUrlQuery &query = {})
    {
        return changeRules(
            {{u"add"_s, QJsonArray{QJsonObject{{u"value"_s, value}, {u"tag"_s, u"ours"_s}}}}},
            query);
    }
    void clearRules()
    {
        const auto there = bodyOf(get(rulesPath(), {}, appToken()))[u"data"_s].toArray();
        if (!there.isEmpty())
            changeRules(
                {{u"delete"_s, QJsonObject{{u"ids"_s, QJsonArray::fromStringList(idsOf(there))}}}});
    }
    std::unique_ptr<StreamWatch> follow()
    {
        const QUrlQuery query{{u"expansions"_s, u"author_id"_s}};
        auto watch = std::make_unique<StreamWatch>(
            door->open({.url = url(QLatin1StringView(streamPath), query),
                        .bearer = Secret(appToken().toUtf8())}));
        watch->waitForAnswer();
        return watch;
    }
    static QList<QJsonObject> objects(const StreamWatch &watch)
    {
        QList<QJsonObject> all;
        for (const QList<QVariant> &message : watch.messages) {
            if (!message.first().toByteArray().isEmpty())
                all.append(QJsonDocument::fromJson(message.first().toByteArray()).object());
        }
        return all;
    }
    static bool waitForObjects(StreamWatch &watch, int number)
    {
        while (objects(watch).size() < number && watch.messages.wait(10'000)) {
        }
        return objects(watch).size() >= number;
    }

    /// What the server says to a form, as somebody who has no token yet.
    Result<Reply> form(const QString &path, QUrlQuery fields)
    {
        fields.addQueryItem(u"client_id"_s, s_server->said()[u"clientId"_s].toString());
        return send("POST", path, fields.toString(QUrl::FullyEncoded).toUtf8(),
                    "application/x-www-form-urlencoded", {}, QString());
    }
    Result<Reply> refreshed(const QString &refreshToken)
    {
        return form(u"/2/oauth2/token"_s,
                    {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, refreshToken}});
    }
    static QByteArray challengeOf(const QByteArray &verifier)
    {
        return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    Result<Reply> authorized(const QString &redirect, const QByteArray &verifier)
    {
        return get(u"/i/oauth2/authorize"_s,
                   {{u"response_type"_s, u"code"_s},
                    {u"client_id"_s, s_server->said()[u"clientId"_s].toString()},
                    {u"redirect_uri"_s, redirect},
                    {u"scope"_s, u"tweet.read tweet.write users.read offline.access"_s},
                    {u"state"_s, u"mine"_s},
                    {u"code_challenge"_s, QString::fromLatin1(challengeOf(verifier))},
                    {u"code_challenge_method"_s, u"S256"_s}},
                   QString());
    }
};

TEST_F(XStandInServices, RulesOfTheAppAreAddedAndRefusedOneByOne)
{
    clearRules();
    const QUrlQuery dry{{u"dry_run"_s, u"true"_s}};
    EXPECT_EQ(addRule(u"#rulechat"_s, dry)[u"meta"_s][u"summary"_s][u"valid"_s], 1);
    EXPECT_FALSE(addRule(u"#rulechat -is:retweet"_s).contains(u"errors"_s));
    const QJsonValue again = addRule(u"#rulechat -is:retweet"_s)[u"errors"_s][0];
    EXPECT_TRUE(again[u"type"_s].toString().endsWith(u"duplicate-rules"_s));
    EXPECT_FALSE(again[u"id"_s].toString().isEmpty());
    EXPECT_TRUE(addRule(u"((#rulechat"_s)[u"errors"_s][0][u"type"_s].toString().endsWith(
        u"invalid-rules"_s));
    set({{u"ruleCap"_s, 1}});
    EXPECT_TRUE(addRule(u"#more"_s)[u"errors"_s][0][u"type"_s].toString().endsWith(u"rule-cap"_s));
    set({{u"ruleCap"_s, 1000}});
    EXPECT_EQ(bodyOf(get(rulesPath(), {}, appToken()))[u"meta"_s][u"result_count"_s], 1);
    EXPECT_EQ(statusOf(get(rulesPath())), 403) << "that token is somebody's";
}

TEST_F(XStandInServices, TheStreamBringsWhatFitsAndALineNowAndThen)
{
    clearRules();
    EXPECT_EQ(statusOf(get(QLatin1StringView(streamPath), {}, appToken())), 409);
    addRule(u"#streamchat -is:retweet"_s);
    const auto watch = follow();
    ASSERT_EQ(watch->opens.size(), 1);
    const auto second = get(QLatin1StringView(streamPath), {}, appToken());
    EXPECT_EQ(statusOf(second), 429);
    EXPECT_EQ(bodyOf(second)[u"connection_issue"_s], u"TooManyConnections"_s);
    const QString id = append({{u"handle"_s, u"ada"_s}, {u"text"_s, u"A1 #StreamChat"_s}});
    append({{u"text"_s, u"of something else"_s}});
    ASSERT_TRUE(waitForObjects(*watch, 1));
    const QJsonObject first = objects(*watch).first();
    EXPECT_EQ(first[u"data"_s][u"id"_s], id);
    EXPECT_EQ(first[u"includes"_s][u"users"_s][0][u"username"_s], u"ada"_s);
    EXPECT_EQ(first[u"matching_rules"_s][0][u"tag"_s], u"ours"_s);
    const auto kept = [&] {
        return std::count_if(watch->messages.begin(), watch->messages.end(),
                             [](const auto &one) { return one.first().toByteArray().isEmpty(); });
    };
    while (kept() < 2)
        ASSERT_TRUE(watch->messages.wait(10'000));
    EXPECT_EQ(objects(*watch).size(), 1);
    s_server->control(u"/disconnect?how=operational"_s);
    ASSERT_TRUE(watch->waitForEnd());
    EXPECT_EQ(objects(*watch).last()[u"errors"_s][0][u"title"_s], u"operational-disconnect"_s);
}

TEST_F(XStandInServices, TheStreamRepeatsMixesAndFallsSilentAsATestWants)
{
    clearRules();
    addRule(u"#mixchat"_s);
    const auto watch = follow();
    ASSERT_EQ(watch->opens.size(), 1);
    s_server->control(u"/stream"_s, R"({"duplicate":true,"disorder":true})");
    const QString first = append({{u"text"_s, u"one #mixchat"_s}});
    const QString second = append({{u"text"_s, u"two #mixchat"_s}});
    ASSERT_TRUE(waitForObjects(*watch, 4));
    QStringList order;
    for (const QJsonObject &one : objects(*watch))
        order.append(one[u"data"_s][u"id"_s].toString());
    EXPECT_EQ(order, (QStringList{second, second, first, first}));
    s_server->control(u"/stream"_s, R"({"duplicate":false,"disorder":false,"mode":"silent"})");
    append({{u"text"_s, u"unheard #mixchat"_s}});
    const auto open = bodyOf(get(u"/2/connections"_s, {}, appToken()));
    EXPECT_EQ(open[u"data"_s][0][u"endpoint_name"_s], u"filtered_stream"_s);
    EXPECT_EQ(statusOf(send("DELETE", u"/2/connections/all"_s, {}, {}, {}, appToken())), 200);
    EXPECT_TRUE(watch->waitForEnd());
    EXPECT_EQ(objects(*watch).size(), 4);
}

TEST_F(XStandInServices, AConnectionMayCountForAWhileAfterItsEnd)
{
    clearRules();
    addRule(u"#lingerchat"_s);
    s_server->control(u"/stream"_s, R"({"linger":60})");
    follow().reset();
    s_server->control(u"/wait?opened=1"_s);
    while (s_server->control(u"/counts"_s)[u"open"_s].toInt() > 0) {
    }
    EXPECT_EQ(statusOf(get(QLatin1StringView(streamPath), {}, appToken())), 429);
    send("DELETE", u"/2/connections/all"_s, {}, {}, {}, appToken());
    s_server->control(u"/stream"_s, R"({"linger":0})");
    EXPECT_EQ(follow()->opens.size(), 1);
}

TEST_F(XStandInServices, ACodeLivesHalfAMinuteForTheAddressThatIsRegistered)
{
    const QString redirect = s_server->said()[u"redirects"_s][1].toString();
    const QByteArray verifier(43, 'v');
    const auto newCode = [&] {
        const QUrl back(QString::fromUtf8(authorized(redirect, verifier)->header("location")));
        EXPECT_EQ(QUrlQuery(back).queryItemValue(u"state"_s), u"mine"_s);
        return QUrlQuery(back).queryItemValue(u"code"_s);
    };
    const auto trade = [&](const QString &code, const QString &address, const QByteArray &proof) {
        return form(u"/2/oauth2/token"_s, {{u"grant_type"_s, u"authorization_code"_s},
                                           {u"code"_s, code},
                                           {u"redirect_uri"_s, address},
                                           {u"code_verifier"_s, QString::fromLatin1(proof)}});
    };
    const auto elsewhere = authorized(redirect + u'/', verifier);
    EXPECT_EQ(bodyOf(elsewhere)[u"errors"_s][0][u"code"_s], 415);
    EXPECT_EQ(statusOf(trade(newCode(), redirect, QByteArray(43, 'w'))), 400);
    EXPECT_EQ(statusOf(trade(newCode(), redirect + u'/', verifier)), 400);
    const QString late = newCode();
    forward(31);
    EXPECT_EQ(statusOf(trade(late, redirect, verifier)), 400);
    const QString good = newCode();
    const QJsonObject given = bodyOf(trade(good, redirect, verifier));
    EXPECT_EQ(given[u"expires_in"_s], 7200);
    EXPECT_EQ(statusOf(trade(good, redirect, verifier)), 400) << "it is used up";
    const QString access = given[u"access_token"_s].toString();
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s, {}, access)), 200);
    EXPECT_EQ(statusOf(post(u"/2/media/metadata"_s, {{u"id"_s, u"17"_s}}, {}, access)), 403)
        << "nobody gave it that";
    EXPECT_EQ(statusOf(form(u"/2/oauth2/revoke"_s, {{u"token"_s, access}})), 200);
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s, {}, access)), 401);
}

TEST_F(XStandInServices, ARefreshTokenIsGoodOnceAndAnAccessTokenForTwoHours)
{
    const QString first =
        s_server
            ->control(u"/tokens?scopes=users.read+tweet.read+offline.access"_s)[u"refreshToken"_s]
            .toString();
    const QJsonObject given = bodyOf(refreshed(first));
    const QString access = given[u"access_token"_s].toString();
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s, {}, access)), 200);
    EXPECT_EQ(statusOf(refreshed(first)), 400);
    forward(7201);
    EXPECT_EQ(statusOf(get(u"/2/users/me"_s, {}, access)), 401);
    orderNext({{u"path"_s, u"/2/oauth2/token"_s}, {u"how"_s, u"lost"_s}, {u"after"_s, true}});
    const QString second = given[u"refresh_token"_s].toString();
    EXPECT_FALSE(refreshed(second));
    EXPECT_EQ(statusOf(refreshed(second)), 400) << "the new one was in the answer that was lost";
    s_server->control(u"/clock?offset=0"_s);
}

TEST_F(XStandInServices, PicturesComeAtOnceOrInPiecesAndForADay)
{
    const QByteArray whole =
        "--x\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n"
        "Content-Type: image/png\r\n\r\npicture\r\n"
        "--x\r\nContent-Disposition: form-data; name=\"media_category\"\r\n\r\ntweet_image\r\n"
        "--x--\r\n";
    const QString picture =
        idOf(send("POST", u"/2/media/upload"_s, whole, "multipart/form-data; boundary=x"));
    EXPECT_EQ(
        statusOf(post(u"/2/media/metadata"_s,
                      {{u"id"_s, picture},
                       {u"metadata"_s,
                        QJsonObject{{u"alt_text"_s, QJsonObject{{u"text"_s, u"A step"_s}}}}}})),
        200);
    const auto withMedia = [&](const QString &id) {
        return say(u"Q1 "_s + id, {{u"media"_s, QJsonObject{{u"media_ids"_s, QJsonArray{id}}}}});
    };
    const QJsonObject shown = bodyOf(
        get(u"/2/tweets/"_s + idOf(withMedia(picture)),
            {{u"expansions"_s, u"attachments.media_keys"_s}, {u"media.fields"_s, u"alt_text"_s}}));
    EXPECT_EQ(shown[u"includes"_s][u"media"_s][0][u"alt_text"_s], u"A step"_s);
    const QString film =
        idOf(post(u"/2/media/upload/initialize"_s, {{u"media_type"_s, u"video/mp4"_s},
                                                    {u"media_category"_s, u"tweet_video"_s},
                                                    {u"total_bytes"_s, 4}}));
    for (const auto &[place, bytes] : {std::pair(0, "AAA="), std::pair(1, "AAA=")}) {
        EXPECT_EQ(
            statusOf(post(u"/2/media/upload/%1/append"_s.arg(film),
                          {{u"segment_index"_s, place}, {u"media"_s, QLatin1StringView(bytes)}})),
            200);
    }
    set({{u"slowMedia"_s, 1}});
    const auto finished = send("POST", u"/2/media/upload/%1/finalize"_s.arg(film), {}, {});
    EXPECT_EQ(bodyOf(finished)[u"data"_s][u"processing_info"_s][u"state"_s], u"pending"_s);
    EXPECT_EQ(statusOf(withMedia(film)), 400) << "it is not ready";
    const QUrlQuery status{{u"command"_s, u"STATUS"_s}, {u"media_id"_s, film}};
    for (const QString &state : {u"in_progress"_s, u"succeeded"_s}) {
        EXPECT_EQ(
            bodyOf(get(u"/2/media/upload"_s, status))[u"data"_s][u"processing_info"_s][u"state"_s],
            state);
    }
    EXPECT_EQ(statusOf(withMedia(film)), 201);
    forward(86'401);
    EXPECT_EQ(statusOf(refreshed(account(1)[u"refreshToken"_s].toString())), 200);
    const QString fresh =
        s_server->control(u"/tokens?scopes=tweet.read+tweet.write+users.read"_s)[u"token"_s]
            .toString();
    EXPECT_EQ(statusOf(post(u"/2/tweets"_s,
                            {{u"text"_s, u"Q2"_s},
                             {u"media"_s, QJsonObject{{u"media_ids"_s, QJsonArray{picture}}}}},
                            {}, fresh)),
              400)
        << "it is forgotten";
    s_server->control(u"/clock?offset=0"_s);
    set({{u"slowMedia"_s, 0}});
}

TEST_F(XStandInServices, TheBillHoldsWhatIsDoneEachTimeAndWhatIsReadOnceADay)
{
    const QString id = append({{u"handle"_s, u"ada"_s}, {u"text"_s, u"A1 @chathost #BillChat"_s}});
    s_server->control(u"/bill?clear=1"_s);
    const QString own = idOf(say(u"Q1 #BillChat"_s));
    say(u"Q2 #BillChat example.org"_s);
    reply(u"Thanks for A1 on the bill"_s, id);
    EXPECT_EQ(charged(u"create"_s), 15);
    EXPECT_EQ(charged(u"createWithLink"_s), 200);
    EXPECT_EQ(charged(u"summonedReply"_s), 10);
    const QUrlQuery query{{u"query"_s, u"from:ada %23billchat"_s},
                          {u"expansions"_s, u"author_id"_s}};
    for (int i = 0; i < 2; ++i) {
        get(u"/2/tweets/search/recent"_s, query);
        get(u"/2/users/%1/tweets"_s.arg(accountId()), {{u"since_id"_s, id}});
    }
    EXPECT_EQ(charged(u"postRead"_s), 5);
    EXPECT_EQ(charged(u"userRead"_s), 10);
    EXPECT_EQ(charged(u"ownedRead"_s), 3);
    get(u"/2/tweets/counts/recent"_s, {{u"query"_s, u"%23billchat"_s}}, appToken());
    EXPECT_EQ(charged(u"counts"_s), 5);
    send("DELETE", u"/2/tweets/"_s + own, {}, {});
    EXPECT_EQ(charged(u"removal"_s), 10);
    const QJsonObject bill = s_server->control(u"/bill"_s);
    EXPECT_EQ(bill[u"total"_s], 258'000);
    const auto usage = bodyOf(get(u"/2/usage/tweets"_s, {}, appToken()));
    EXPECT_EQ(usage[u"data"_s][u"project_usage"_s], 4);
}

}  // namespace
