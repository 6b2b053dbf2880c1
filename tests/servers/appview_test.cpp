// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/server_test.h"
#include "tests/support/shared_data.h"

#include <QUrlQuery>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::errorOf;
using tests::ServerProcess;

const QString author = u"did:plc:chatter"_s;
const QString cid = u"bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq"_s;

QString uri(const QString &key)
{
    return u"at://%1/app.bsky.feed.post/%2"_s.arg(author, key);
}
QJsonObject reference(const QString &key)
{
    return {{u"uri"_s, uri(key)}, {u"cid"_s, cid}};
}

/// A post of minute `minute`, marked with the tag.
QJsonObject post(const QString &key, int minute, const QString &tag, const QJsonObject &more = {})
{
    const QString time = u"2026-01-02T20:%1:00.000Z"_s.arg(minute, 2, 10, QChar(u'0'));
    QJsonObject record{{u"$type"_s, u"app.bsky.feed.post"_s},
                       {u"text"_s, u"Post "_s + key},
                       {u"createdAt"_s, time},
                       {u"tags"_s, QJsonArray{tag}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        record.insert(it.key(), it.value());
    return {{u"did"_s, author},
            {u"rkey"_s, key},
            {u"cid"_s, cid},
            {u"record"_s, record},
            {u"indexedAt"_s, time}};
}

QJsonObject replyTo(const QString &root, const QString &parent)
{
    return {
        {u"reply"_s, QJsonObject{{u"root"_s, reference(root)}, {u"parent"_s, reference(parent)}}}};
}
QJsonObject quoteOf(const QString &key)
{
    return {{u"embed"_s,
             QJsonObject{{u"$type"_s, u"app.bsky.embed.record"_s}, {u"record"_s, reference(key)}}}};
}

class AppViewTest : public tests::ServerTest {
protected:
    void start(const QStringList &arguments = {})
    {
        server = std::make_unique<ServerProcess>(u"appview.mjs"_s, arguments);
        ASSERT_TRUE(server->start()) << server->errors().toStdString();
        door = std::make_unique<QtTransport>(tests::rulesFor({server->address(u"appview"_s)}));
        server->control(
            u"/add"_s,
            tests::toJson(
                {{u"profiles"_s, QJsonArray{QJsonObject{{u"did"_s, author},
                                                        {u"handle"_s, u"chatter.test"_s},
                                                        {u"displayName"_s, u"Chatter"_s}}}}}));
    }
    void add(const QJsonArray &posts)
    {
        const auto answer = server->control(u"/add"_s, tests::toJson({{u"posts"_s, posts}}));
        ASSERT_FALSE(answer.contains(u"error"_s)) << answer[u"error"_s].toString().toStdString();
    }

    Result<Reply> ask(const QString &nsid, const QUrlQuery &query)
    {
        QUrl url(server->address(u"appview"_s) + u"/xrpc/"_s + nsid);
        url.setQuery(query);
        return tests::waitFor(door->send({.url = url}));
    }
    QStringList keysOf(const Result<Reply> &reply)
    {
        QStringList keys;
        for (const QJsonValue &one : bodyOf(reply)[u"posts"_s].toArray())
            keys.append(one[u"uri"_s].toString().section(u'/', -1));
        return keys;
    }

    std::unique_ptr<ServerProcess> server;
    std::unique_ptr<QtTransport> door;
};

TEST_F(AppViewTest, FindsTheNewestPostsOfATagPageByPage)
{
    start();
    add({post(u"one"_s, 1, u"ThisChat"_s), post(u"two"_s, 2, u"thischat"_s),
         post(u"other"_s, 3, u"OtherChat"_s), post(u"three"_s, 4, u"ThisChat"_s)});
    QUrlQuery query{{u"q"_s, u"#thischat"_s}, {u"tag"_s, u"thischat"_s}, {u"limit"_s, u"2"_s}};
    const auto first = ask(u"app.bsky.feed.searchPosts"_s, query);
    EXPECT_EQ(keysOf(first), (QStringList{u"three"_s, u"two"_s}));
    query.addQueryItem(u"cursor"_s, bodyOf(first)[u"cursor"_s].toString());
    const auto second = ask(u"app.bsky.feed.searchPosts"_s, query);
    EXPECT_EQ(keysOf(second), QStringList{u"one"_s});
    EXPECT_FALSE(bodyOf(second).contains(u"cursor"_s));
    const auto since = ask(u"app.bsky.feed.searchPosts"_s,
                           QUrlQuery{{u"q"_s, u"post"_s}, {u"since"_s, u"2026-01-02T20:03:00Z"_s}});
    EXPECT_EQ(keysOf(since), (QStringList{u"three"_s, u"other"_s}));
}

TEST_F(AppViewTest, ShowsAThreadWithItsRepliesAndWhoQuotes)
{
    start();
    add({post(u"root"_s, 1, u"T"_s), post(u"answer"_s, 2, u"T"_s, replyTo(u"root"_s, u"root"_s)),
         post(u"deeper"_s, 3, u"T"_s, replyTo(u"root"_s, u"answer"_s)),
         post(u"quote"_s, 4, u"T"_s, quoteOf(u"root"_s))});
    const auto thread =
        bodyOf(ask(u"app.bsky.feed.getPostThread"_s, QUrlQuery{{u"uri"_s, uri(u"answer"_s)}}));
    EXPECT_EQ(thread[u"thread"_s][u"parent"_s][u"post"_s][u"uri"_s], uri(u"root"_s));
    EXPECT_EQ(thread[u"thread"_s][u"replies"_s][0][u"post"_s][u"uri"_s], uri(u"deeper"_s));
    EXPECT_EQ(thread[u"thread"_s][u"parent"_s][u"post"_s][u"replyCount"_s].toInt(), 1);
    EXPECT_EQ(thread[u"thread"_s][u"parent"_s][u"post"_s][u"quoteCount"_s].toInt(), 1);
    EXPECT_EQ(keysOf(ask(u"app.bsky.feed.getQuotes"_s, QUrlQuery{{u"uri"_s, uri(u"root"_s)}})),
              QStringList{u"quote"_s});
    server->control(u"/remove?uri="_s + uri(u"root"_s));
    EXPECT_EQ(errorOf(ask(u"app.bsky.feed.getPostThread"_s, QUrlQuery{{u"uri"_s, uri(u"root"_s)}})),
              u"NotFound"_s);
}

TEST_F(AppViewTest, WhatIsAskedWronglyIsRefusedAndWhatIsToldToFailFailsThatOften)
{
    start();
    EXPECT_EQ(errorOf(ask(u"app.bsky.feed.searchPosts"_s, {})), u"InvalidRequest"_s);
    QUrlQuery many;
    for (int i = 0; i < 26; ++i)
        many.addQueryItem(u"uris"_s, uri(QString::number(i)));
    EXPECT_EQ(errorOf(ask(u"app.bsky.feed.getPosts"_s, many)), u"InvalidRequest"_s);
    server->control(u"/fail?nsid=app.bsky.actor.getProfiles&status=502&error=UpstreamFailure"_s);
    const QUrlQuery actors{{u"actors"_s, author}};
    EXPECT_EQ(ask(u"app.bsky.actor.getProfiles"_s, actors)->status, 502);
    const auto profiles = bodyOf(ask(u"app.bsky.actor.getProfiles"_s, actors));
    EXPECT_EQ(profiles[u"profiles"_s][0][u"displayName"_s], u"Chatter"_s);
    EXPECT_EQ(server->control(u"/counts"_s)[u"calls.app.bsky.actor.getProfiles"_s].toInt(), 2);
}

TEST_F(AppViewTest, ShowsWhatPassesByOnTheStreamAndCountsLikesOnceReleased)
{
    ServerProcess jetstream(u"jetstream.mjs"_s);
    ASSERT_TRUE(jetstream.start()) << jetstream.errors().toStdString();
    start({u"--jetstream"_s, jetstream.address(u"jetstream"_s)});
    const auto commit = [](const QString &what, const QString &kind, const QString &key,
                           const QJsonObject &record) {
        return tests::toJson(
                   {{u"did"_s, author},
                    {u"kind"_s, u"commit"_s},
                    {u"commit"_s, QJsonObject{{u"operation"_s, what},
                                              {u"collection"_s, u"app.bsky.feed."_s + kind},
                                              {u"rkey"_s, key},
                                              {u"cid"_s, cid},
                                              {u"record"_s, record}}}}) +
               '\n';
    };
    const QUrlQuery uris{{u"uris"_s, uri(u"one"_s)}};
    server->control(u"/hold"_s);
    jetstream.control(u"/append"_s, commit(u"create"_s, u"post"_s, u"one"_s,
                                           post(u"one"_s, 1, u"T"_s)[u"record"_s].toObject()) +
                                        commit(u"create"_s, u"like"_s, u"like"_s,
                                               {{u"subject"_s, reference(u"one"_s)}}));
    server->control(u"/wait?held=2"_s);
    EXPECT_EQ(keysOf(ask(u"app.bsky.feed.getPosts"_s, uris)), QStringList());
    server->control(u"/release"_s);
    const auto shown = bodyOf(ask(u"app.bsky.feed.getPosts"_s, uris));
    EXPECT_EQ(shown[u"posts"_s][0][u"likeCount"_s].toInt(), 1);
    jetstream.control(u"/append"_s, commit(u"delete"_s, u"like"_s, u"like"_s, {}));
    server->control(u"/wait?seen=3"_s);
    EXPECT_EQ(
        bodyOf(ask(u"app.bsky.feed.getPosts"_s, uris))[u"posts"_s][0][u"likeCount"_s].toInt(-1), 0);
    jetstream.control(u"/append"_s, commit(u"delete"_s, u"post"_s, u"one"_s, {}));
    server->control(u"/wait?seen=4"_s);
    EXPECT_EQ(keysOf(ask(u"app.bsky.feed.getPosts"_s, uris)), QStringList());
}

TEST_F(AppViewTest, AnswersInTheShapesOfTheRealOne)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no schemas in ../shared/testdata";
    start({u"--lexicons"_s, tests::sharedPath(u"bluesky/lexicons"_s)});
    const QJsonObject picture{{u"alt"_s, u"A cat"_s},
                              {u"image"_s, QJsonObject{{u"$type"_s, u"blob"_s},
                                                       {u"ref"_s, QJsonObject{{u"$link"_s, cid}}},
                                                       {u"mimeType"_s, u"image/png"_s},
                                                       {u"size"_s, 1000}}}};
    add({post(u"root"_s, 1, u"T"_s), post(u"answer"_s, 2, u"T"_s, replyTo(u"root"_s, u"root"_s)),
         post(u"quote"_s, 3, u"T"_s, quoteOf(u"root"_s)),
         post(u"orphan"_s, 4, u"T"_s, quoteOf(u"gone"_s)),
         post(u"picture"_s, 5, u"T"_s,
              {{u"embed"_s, QJsonObject{{u"$type"_s, u"app.bsky.embed.images"_s},
                                        {u"images"_s, QJsonArray{picture}}}}})});
    const auto statusOf = [this](const QString &nsid, const QUrlQuery &query) {
        const auto reply = ask(nsid, query);
        return std::to_string(reply ? reply->status : 0) +
               bodyOf(reply)[u"message"_s].toString().toStdString();
    };
    EXPECT_EQ(statusOf(u"app.bsky.feed.searchPosts"_s, {{u"q"_s, u"#t"_s}}), "200");
    EXPECT_EQ(statusOf(u"app.bsky.feed.getPosts"_s, {{u"uris"_s, uri(u"root"_s)}}), "200");
    EXPECT_EQ(statusOf(u"app.bsky.feed.getPostThread"_s, {{u"uri"_s, uri(u"root"_s)}}), "200");
    EXPECT_EQ(statusOf(u"app.bsky.actor.getProfiles"_s, {{u"actors"_s, author}}), "200");
    // The check can fail: a post without a CID is none.
    QJsonObject broken = post(u"broken"_s, 6, u"T"_s);
    broken.remove(u"cid"_s);
    add({broken});
    EXPECT_TRUE(statusOf(u"app.bsky.feed.searchPosts"_s, {{u"q"_s, u"#t"_s}}).starts_with("500"));
}

}  // namespace
