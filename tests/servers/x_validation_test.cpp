// SPDX-License-Identifier: GPL-3.0-or-later
// Two checks of requests against X's description of its API, ours in the stand-in and Prism, let
// pass what is described and find what is wrong: without that, nothing found would say nothing.
#include "tests/servers/x_fixture.h"

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::toJson;

struct Asked {
    const char *method;
    QString path;
    QByteArray body;
    QByteArray type = "application/json";
};

const QString fields =
    u"tweet.fields=created_at,entities,referenced_tweets,note_tweet,conversation_id"
    "&expansions=author_id,attachments.media_keys,referenced_tweets.id"
    "&user.fields=username,name,profile_image_url,protected"
    "&media.fields=media_key,type,url,alt_text"_s;

/// Each of these breaks one rule of the description.
QList<Asked> brokenRequests()
{
    const QString tweets = u"/2/tweets"_s;
    const QString search = u"/2/tweets/search/recent?query=a"_s;
    return {
        {"POST", tweets, R"({"text":"Q1","hashtag":"x"})"},
        {"POST", tweets, R"({"text":17})"},
        {"POST", tweets, {}},
        {"POST", tweets, R"({"text":"Q1","media":{"media_ids":["1","2","3","4","5"]}})"},
        {"POST", tweets, R"({"text":"Q1","reply":{"tweet_id":"1"}})"},
        {"POST", tweets, "text=Q1", "application/x-www-form-urlencoded"},
        {"GET", search + u"&max_results=many"_s, {}},
        {"GET", search + u"&max_results=5"_s, {}},
        {"GET", search + u"&tweet.fields=nonsense"_s, {}},
        {"GET", u"/2/tweets/search/recent"_s, {}},
        {"GET", u"/2/tweets/x17"_s, {}},
        {"GET", u"/2/nothing"_s, {}},
        {"PATCH", u"/2/tweets/17"_s, R"({"text":"Q1"})"},
        {"PUT", u"/2/tweets/17/hidden"_s, R"({"hidden":"yes"})"},
        {"POST", u"/2/users/17/retweets"_s, "{}"},
        {"POST", u"/2/media/upload"_s, R"({"media":"AAAA"})"},
        {"POST", u"/2/tweets/search/stream/rules"_s, R"({"remove":["1"]})"},
    };
}

/// What a test of both kinds has: one request after the other, as described above.
class XDescription : public tests::XTest {
protected:
    void SetUp() override
    {
        if (!tests::hasSharedData())
            GTEST_SKIP() << "skipped: ../shared is missing";
        startSuite();
        XTest::SetUp();
    }
    void TearDown() override { s_server.reset(); }
    virtual void startSuite() = 0;

    int ask(const Asked &asked)
    {
        Request request{.method = asked.method,
                        .url = QUrl(origin() + asked.path),
                        .body = asked.body,
                        .bearer = Secret(bearerOf(asked).toUtf8())};
        if (!asked.body.isEmpty())
            request.headers.append({"Content-Type", asked.type});
        return statusOf(tests::waitFor(door->send(request)));
    }
    virtual QString bearerOf(const Asked &) const { return u"anybody's"_s; }
};

class XValidation : public XDescription {
protected:
    void startSuite() override { startServer(); }
    QString bearerOf(const Asked &asked) const override
    {
        return asked.path.contains(u"/rules"_s) ? appToken() : token();
    }
};

TEST_F(XValidation, FindsEveryKindOfWrongRequest)
{
    int number = 0;
    for (const Asked &asked : brokenRequests()) {
        const int status = ask(asked);
        EXPECT_GE(status, 400) << asked.path.toStdString() << ' ' << asked.body.toStdString();
        EXPECT_EQ(violations().size(), ++number)
            << asked.path.toStdString() << ' ' << asked.body.toStdString();
    }
    EXPECT_EQ(ask({"GET", u"/2/tweets/search/recent?query=a&hashtag=b"_s, {}}), 400);
    EXPECT_EQ(violations().size(), number + 1) << "which Prism passes over";
}

TEST_F(XValidation, FindsAWrongAnswer)
{
    append({{u"handle"_s, u"a name that is none"_s}, {u"text"_s, u"A1 #Wrong"_s}});
    EXPECT_EQ(ask({"GET", u"/2/tweets/search/recent?query=%23wrong&expansions=author_id"_s, {}}),
              500);
    ASSERT_EQ(violations().size(), 1);
    EXPECT_TRUE(violations().first().contains(u"/username must match pattern"_s))
        << violations().first().toStdString();
}

class XPrism : public XDescription {
protected:
    void startSuite() override
    {
        if (tests::whyNoX().isEmpty())
            start(u"prism.mjs"_s, {u"--openapi"_s, openApi()});
    }
};

TEST_F(XPrism, LetsPassWhatWeAskAnAccountsTokenFor)
{
    const QString own = u"/2/users/17/"_s;
    const QByteArray post = R"({"tweet_id":"1"})";
    for (const Asked &asked : QList<Asked>{
             {"POST", u"/2/tweets"_s,
              R"({"text":"Q1","reply":{"in_reply_to_tweet_id":"17"},"media":{"media_ids":["1"]}})"},
             {"GET", u"/2/tweets?ids=1,2&"_s + fields, {}},
             {"GET", u"/2/tweets/17?"_s + fields, {}},
             {"DELETE", u"/2/tweets/17"_s, {}},
             {"GET", own + u"tweets?max_results=5&since_id=3&exclude=retweets&"_s + fields, {}},
             {"GET", own + u"mentions?max_results=5&"_s + fields, {}},
             {"GET", u"/2/users/me?user.fields=profile_image_url"_s, {}},
             {"GET", u"/2/users/by/username/ada"_s, {}},
             {"GET",
              u"/2/tweets/search/recent?max_results=10&query=%23a%20-is%3Aretweet&since_id=3&"_s +
                  fields,
              {}},
             {"POST", own + u"retweets"_s, post},
             {"DELETE", own + u"retweets/1"_s, {}},
             {"POST", own + u"likes"_s, post},
             {"DELETE", own + u"likes/1"_s, {}},
             {"POST", own + u"bookmarks"_s, post},
             {"DELETE", own + u"bookmarks/1"_s, {}},
             {"PUT", u"/2/tweets/17/hidden"_s, R"({"hidden":true})"},
         }) {
        const int status = ask(asked);
        EXPECT_TRUE(status == 200 || status == 201) << asked.path.toStdString() << ' ' << status;
    }
    expectNoViolations();
}

TEST_F(XPrism, LetsPassMediaRulesAndConnections)
{
    const QByteArray parts = "multipart/form-data; boundary=x";
    const QByteArray media =
        "--x\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n"
        "Content-Type: image/png\r\n\r\n\x89PNG\r\n";
    const auto field = [](const QByteArray &name, const QByteArray &value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
               "\r\n--x--\r\n";
    };
    const QString upload = u"/2/media/upload"_s;
    for (const Asked &asked : QList<Asked>{
             {"POST", upload, media + field("media_category", "tweet_image"), parts},
             {"POST", upload + u"/initialize"_s,
              R"({"media_type":"image/gif","total_bytes":6,"media_category":"tweet_gif"})"},
             {"POST", upload + u"/17/append"_s, media + field("segment_index", "0"), parts},
             {"POST", upload + u"/17/finalize"_s, {}},
             {"GET", upload + u"?command=STATUS&media_id=17"_s, {}},
             {"POST", u"/2/media/metadata"_s,
              R"({"id":"17","metadata":{"alt_text":{"text":"A step"}}})"},
             {"GET", u"/2/tweets/search/stream/rules"_s, {}},
             {"POST", u"/2/tweets/search/stream/rules?dry_run=true"_s,
              R"({"add":[{"value":"#a -is:retweet","tag":"ours"}]})"},
             {"POST", u"/2/tweets/search/stream/rules"_s, R"({"delete":{"ids":["1"]}})"},
             {"GET", u"/2/tweets/search/stream?"_s + fields, {}},
             {"GET", u"/2/connections"_s, {}},
             {"DELETE", u"/2/connections/all"_s, {}},
             {"GET", u"/2/usage/tweets?days=7"_s, {}},
             {"GET", u"/2/tweets/counts/recent?granularity=hour&query=%23a"_s, {}},
         }) {
        EXPECT_EQ(ask(asked), 200) << asked.path.toStdString();
    }
    expectNoViolations();
}

TEST_F(XPrism, RefusesTheSameRequests)
{
    qsizetype known = 0;
    for (const Asked &asked : brokenRequests()) {
        const int status = ask(asked);
        EXPECT_TRUE(status >= 400 && status < 500)
            << status << ' ' << asked.path.toStdString() << ' ' << asked.body.toStdString();
        const qsizetype now = violations().size();
        EXPECT_GT(now, known) << asked.path.toStdString();
        known = now;
    }
    const Result<Reply> nobody = tests::waitFor(
        door->send({.method = "POST", .url = url(u"/2/tweets"_s), .body = R"({"text":"Q1"})"}));
    EXPECT_GE(statusOf(nobody), 400);
}

}  // namespace
