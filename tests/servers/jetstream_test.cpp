// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/server_test.h"
#include "tests/servers/stream_watch.h"

#include <QUrlQuery>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::ServerProcess;

const QString postCollection = u"app.bsky.feed.post"_s;
const QString likeCollection = u"app.bsky.feed.like"_s;

QByteArray event(const QString &key, const QString &collection = postCollection, qint64 time = 0)
{
    QJsonObject commit{{u"rev"_s, u"3lzzzzzzzzz22"_s},
                       {u"operation"_s, u"create"_s},
                       {u"collection"_s, collection},
                       {u"rkey"_s, key},
                       {u"cid"_s, u"bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq"_s},
                       {u"record"_s, QJsonObject{{u"text"_s, u"Hello"_s}}}};
    QJsonObject whole{
        {u"did"_s, u"did:plc:chatter"_s}, {u"kind"_s, u"commit"_s}, {u"commit"_s, commit}};
    if (time > 0)
        whole.insert(u"time_us"_s, time);
    return tests::toJson(whole) + '\n';
}

struct Watch : tests::StreamWatch {
    using StreamWatch::StreamWatch;

    QStringList keys() const
    {
        QStringList all;
        for (const QList<QVariant> &message : messages)
            all.append(
                QJsonDocument::fromJson(message.first().toByteArray())[u"commit"_s][u"rkey"_s]
                    .toString());
        return all;
    }
};

class JetstreamTest : public tests::ServerTest {
protected:
    void SetUp() override
    {
        ServerTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        ASSERT_TRUE(server.start()) << server.errors().toStdString();
        door = std::make_unique<QtTransport>(
            tests::rulesFor({server.address(u"jetstream"_s), server.address(u"control"_s)}));
    }

    /// A connection that the server has taken, unless it turns down what is asked for.
    std::unique_ptr<Watch> follow(const QUrlQuery &query = {})
    {
        QUrl url(server.address(u"jetstream"_s));
        url.setQuery(query);
        auto watch = std::make_unique<Watch>(door->open({.url = url}));
        watch->waitForAnswer();
        return watch;
    }

    ServerProcess server{u"jetstream.mjs"_s};
    std::unique_ptr<QtTransport> door;
};

TEST_F(JetstreamTest, WithoutACursorOnlyWhatHappensFromNowOnComes)
{
    server.control(u"/append"_s, event(u"before"_s));
    const auto watch = follow();
    server.control(u"/append"_s, event(u"after"_s) + event(u"later"_s));
    ASSERT_TRUE(watch->waitFor(2));
    EXPECT_EQ(watch->keys(), (QStringList{u"after"_s, u"later"_s}));
}

TEST_F(JetstreamTest, FromACursorOnEverythingComesAgainInOrder)
{
    server.control(u"/append"_s, event(u"one"_s, postCollection, 1'000'000'000'000'001) +
                                     event(u"two"_s, postCollection, 1'000'000'000'000'002) +
                                     event(u"three"_s, postCollection, 1'000'000'000'000'003));
    const auto watch = follow(QUrlQuery{{u"cursor"_s, u"1000000000000002"_s}});
    server.control(u"/append"_s, event(u"four"_s));
    ASSERT_TRUE(watch->waitFor(3));
    EXPECT_EQ(watch->keys(), (QStringList{u"two"_s, u"three"_s, u"four"_s}));
}

TEST_F(JetstreamTest, OnlyTheCollectionsAskedForComeAndWhatIsAboutAccounts)
{
    const auto watch = follow(QUrlQuery{{u"wantedCollections"_s, postCollection}});
    server.control(u"/append"_s, event(u"like"_s, likeCollection) +
                                     "{\"did\":\"did:plc:chatter\",\"kind\":\"account\"}\n" +
                                     event(u"post"_s));
    ASSERT_TRUE(watch->waitFor(2));
    EXPECT_EQ(watch->keys(), (QStringList{QString(), u"post"_s}));
}

TEST_F(JetstreamTest, EndsAConnectionBehindTheEventAskedForInEveryWay)
{
    for (const QString &how : {u"close"_s, u"reset"_s, u"half"_s}) {
        const auto watch = follow();
        server.control(u"/disconnect?after=2&how="_s + how);
        server.control(u"/append"_s, event(u"one"_s) + event(u"two"_s) + event(u"three"_s));
        ASSERT_TRUE(watch->waitForEnd()) << how.toStdString();
        // What was on its way at the moment of a reset may be lost, as it is in the world.
        EXPECT_FALSE(watch->keys().contains(u"three"_s));
        const int fewest = how == u"reset"_s ? 0 : 2;
        EXPECT_GE(watch->keys().size(), fewest) << how.toStdString();
        server.control(u"/forget"_s);
    }
}

TEST_F(JetstreamTest, RefusesTurnsAwayOrStaysSilentAsItIsTold)
{
    server.control(u"/mode?set=turn-away"_s);
    EXPECT_TRUE(follow()->waitForEnd());
    server.control(u"/mode?set=refuse"_s);
    EXPECT_TRUE(follow()->waitForEnd());
    server.control(u"/mode?set=stall"_s);
    const auto silent = follow();
    server.control(u"/append"_s, event(u"unheard"_s));
    server.control(u"/mode?set=serve"_s);
    server.control(u"/append"_s, event(u"heard"_s));
    ASSERT_TRUE(silent->waitFor(1));
    EXPECT_EQ(silent->keys(), QStringList{u"heard"_s});
    const QJsonObject counts = server.control(u"/counts"_s);
    EXPECT_EQ(counts[u"turnedAway"_s].toInt(), 1);
    EXPECT_EQ(counts[u"opened"_s].toInt(), 1);
}

TEST_F(JetstreamTest, ARequestForWhatItCannotDoIsTurnedDown)
{
    EXPECT_TRUE(follow(QUrlQuery{{u"compress"_s, u"true"_s}})->waitForEnd());
    EXPECT_TRUE(follow(QUrlQuery{{u"cursor"_s, u"yesterday"_s}})->waitForEnd());
    EXPECT_EQ(server.control(u"/counts"_s)[u"turnedAway"_s].toInt(), 2);
}

/// A real PDS, its events as a Jetstream, and an AppView that shows them.
class PdsStream : public tests::ServerTest {
protected:
    void SetUp() override
    {
        ServerTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        ASSERT_TRUE(appview.start()) << appview.errors().toStdString();
        pds = std::make_unique<ServerProcess>(
            u"start_pds.mjs"_s, QStringList{u"--handles"_s, u"chathost.test"_s, u"--appview"_s,
                                            appview.address(u"appview"_s)});
        ASSERT_TRUE(pds->start()) << pds->errors().toStdString();
        jetstream = std::make_unique<ServerProcess>(
            u"jetstream.mjs"_s, QStringList{u"--firehose"_s, pds->address(u"firehose"_s)});
        ASSERT_TRUE(jetstream->start()) << jetstream->errors().toStdString();
        door = std::make_unique<QtTransport>(
            tests::rulesFor({pds->address(u"pds"_s), jetstream->address(u"jetstream"_s)}));
        appview.control(u"/follow?jetstream=%1&plc=%2"_s.arg(jetstream->address(u"jetstream"_s),
                                                             pds->address(u"plc"_s)));
        const QJsonObject account = pds->said()[u"accounts"_s][0].toObject();
        did = account[u"did"_s].toString();
        token = post(u"com.atproto.server.createSession"_s,
                     {{u"identifier"_s, did},
                      {u"password"_s, account[u"appPassword"_s]}})[u"accessJwt"_s]
                    .toString();
    }

    QJsonObject post(const QString &nsid, const QJsonObject &body)
    {
        return tests::bodyOf(
            tests::waitFor(door->send({.method = "POST",
                                       .url = QUrl(pds->address(u"pds"_s) + u"/xrpc/"_s + nsid),
                                       .headers = {{"Content-Type", "application/json"}},
                                       .body = tests::toJson(body),
                                       .bearer = Secret(token.toUtf8())})));
    }

    QJsonObject place(const QString &collection) const
    {
        return {{u"repo"_s, did}, {u"collection"_s, collection}, {u"rkey"_s, u"3lzzzzzzzzz22"_s}};
    }
    QJsonObject put(const QString &collection, const QJsonObject &content)
    {
        QJsonObject body = place(collection);
        body.insert(u"record"_s, content);
        body.insert(u"swapRecord"_s, QJsonValue::Null);
        return post(u"com.atproto.repo.putRecord"_s, body);
    }

    const QJsonObject record{{u"$type"_s, postCollection},
                             {u"text"_s, u"Q1 #ThisChat"_s},
                             {u"tags"_s, QJsonArray{u"ThisChat"_s}},
                             {u"createdAt"_s, u"2026-01-02T03:04:05.000Z"_s}};
    ServerProcess appview{u"appview.mjs"_s};
    std::unique_ptr<ServerProcess> pds;
    std::unique_ptr<ServerProcess> jetstream;
    std::unique_ptr<QtTransport> door;
    QString did;
    QString token;
};

TEST_F(PdsStream, WhatIsReallyPostedAndDeletedPassesByOnTheStream)
{
    const QJsonObject created = put(postCollection, record);
    ASSERT_TRUE(created.contains(u"commit"_s));
    post(u"com.atproto.repo.deleteRecord"_s, place(postCollection));

    QUrl url(jetstream->address(u"jetstream"_s));
    url.setQuery(QUrlQuery{{u"cursor"_s, u"1"_s}, {u"wantedCollections"_s, postCollection}});
    Watch watch(door->open({.url = url}));
    QList<QJsonObject> commits;
    for (int came = 1; commits.size() < 2 && watch.waitFor(came); ++came) {
        const auto message = QJsonDocument::fromJson(watch.messages[came - 1][0].toByteArray());
        if (message[u"kind"_s] == u"commit"_s)
            commits.append(message[u"commit"_s].toObject());
    }
    ASSERT_EQ(commits.size(), 2);
    EXPECT_EQ(commits[0][u"operation"_s], u"create"_s);
    EXPECT_EQ(commits[0][u"record"_s].toObject(), record);
    EXPECT_EQ(commits[0][u"cid"_s], created[u"cid"_s]);
    EXPECT_EQ(commits[0][u"rev"_s], created[u"commit"_s][u"rev"_s]);
    EXPECT_EQ(commits[1][u"operation"_s], u"delete"_s);
    EXPECT_EQ(commits[1][u"rkey"_s], u"3lzzzzzzzzz22"_s);
    EXPECT_FALSE(commits[1].contains(u"record"_s));
}

TEST_F(PdsStream, TheAppViewShowsThroughThePdsWhatWasPostedAndWhoLikesIt)
{
    const QJsonObject created = put(postCollection, record);
    const QJsonObject like =
        put(likeCollection, {{u"$type"_s, likeCollection},
                             {u"createdAt"_s, u"2026-01-02T03:05:06.000Z"_s},
                             {u"subject"_s, QJsonObject{{u"uri"_s, created[u"uri"_s]},
                                                        {u"cid"_s, created[u"cid"_s]}}}});
    // Creating the account makes events too; the like comes last.
    appview.control(u"/wait?reactions=1"_s);
    QUrl url(pds->address(u"pds"_s) + u"/xrpc/app.bsky.feed.searchPosts"_s);
    url.setQuery(QUrlQuery{{u"q"_s, u"%23thischat"_s}, {u"tag"_s, u"thischat"_s}});
    const auto found = tests::waitFor(door->send({.url = url, .bearer = Secret(token.toUtf8())}));
    ASSERT_TRUE(found);
    const QJsonValue shown = tests::bodyOf(found)[u"posts"_s][0];
    EXPECT_EQ(shown[u"uri"_s], created[u"uri"_s]) << found->body.toStdString();
    EXPECT_EQ(shown[u"author"_s][u"handle"_s], u"chathost.test"_s);
    EXPECT_EQ(shown[u"likeCount"_s].toInt(), 1);
    EXPECT_EQ(shown[u"viewer"_s][u"like"_s], like[u"uri"_s]);
}

}  // namespace
