// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/sign_in.h"
#include "core/networks/x/web_intents.h"
#include "core/networks/x/x_errors.h"
#include "tests/core/networks/x_client_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

// Posting.

TEST_F(XClientTest, APostIsOutAndSaysWhere)
{
    const Result<Published> published = client->publish(frozen()).result();
    ASSERT_TRUE(published);
    EXPECT_EQ(published->post, postOf(server.own().first()));
    EXPECT_EQ(published->url.toString(),
              u"https://x.com/chathost/status/"_s + server.own().first()[u"id"].toString());
    EXPECT_EQ(published->at, world.clock.now());
}

TEST_F(XClientTest, WhatGoesOutIsWhatWasFrozen)
{
    const Delivery delivery = frozen();
    ASSERT_TRUE(client->publish(delivery).result());
    const Request sent = server.requests(posting).first();
    EXPECT_EQ(sent.method, "POST");
    EXPECT_EQ(QJsonDocument::fromJson(sent.body).object(), requestOf(delivery));
    EXPECT_EQ(requestOf(delivery), (QJsonObject{{u"text"_s, delivery.text}}));
}

TEST_F(XClientTest, AThreadIsRepliesToTheOneBefore)
{
    const Result<Published> first = client->publish(frozen()).result();
    ASSERT_TRUE(first);
    Delivery second = aDelivery(u"and more of it"_s);
    second.replyTo = first->post;
    ASSERT_TRUE(client->publish(frozen(second)).result());
    EXPECT_EQ(server.own().last()[u"referenced_tweets"][0][u"id"].toString(),
              nativeId(first->post));
}

TEST_F(XClientTest, AReplyToAnotherNetworksPostIsRefused)
{
    Delivery delivery = aDelivery();
    delivery.replyTo = PostId(u"mastodon:https://a.test/1"_s);
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Refused);
}

TEST_F(XClientTest, WhatIsNotFrozenIsNotSent)
{
    EXPECT_EQ(errorOf(client->publish(aDelivery())).code, Code::Refused);
    EXPECT_EQ(server.count(posting), 0);
}

TEST_F(XClientTest, AnExpiredTokenIsRenewedAndThePostGoesOutOnce)
{
    const Delivery delivery = frozen();
    server.access = "another";
    ASSERT_TRUE(client->publish(delivery).result());
    EXPECT_EQ(server.count(posting), 2) << "the first was turned down";
    EXPECT_EQ(server.own().size(), 1);
}

TEST_F(XClientTest, APostThatWaitedTooLongForItsTokenDoesNotLeave)
{
    const Delivery delivery = frozen();
    world.transport.neverReplies = true;
    server.access = "another";
    const Future<Published> publishing = client->publish(delivery);
    world.clock.advance(6s);
    world.transport.neverReplies = false;
    world.transport.reply(0, SmallX::problem(401, u"Unauthorized"_s));
    EXPECT_EQ(errorOf(publishing).code, Code::Offline);
    EXPECT_EQ(server.count(posting), 0);
}

TEST_F(XClientTest, SaysWhyAPostWasTurnedDown)
{
    EXPECT_EQ(whenPostSays(failure(Code::Offline)).code, Code::Offline);
    EXPECT_EQ(whenPostSays(failure(Code::Unconfirmed)).code, Code::Unconfirmed);
    EXPECT_EQ(whenPostSays(SmallX::page(200)).code, Code::Unconfirmed);
    EXPECT_EQ(whenPostSays(FakeTransport::json(201, R"({"data":{}})")).code, Code::Unconfirmed);
    EXPECT_EQ(whenPostSays(SmallX::problem(403, u"Forbidden"_s)).code, Code::Refused);
    const QString type = u"https://api.x.com/2/problems/usage-capped"_s;
    const Error capped = whenPostSays(SmallX::problem(429, u"UsageCapExceeded"_s, u"c"_s, type));
    EXPECT_EQ(capped.code, Code::Refused);
    EXPECT_TRUE(capped.detail.contains(QLatin1String(x::problem::usageCapped)));
    const Delivery tooLong = frozen(aDelivery(QString(300, u'a')));
    server.instead[posting] = {SmallX::problem(400, u"Invalid Request"_s)};
    EXPECT_EQ(errorOf(client->publish(tooLong)).code, Code::TooLong);
}

TEST_F(XClientTest, ChecksThatTheTokenIsTheAccounts)
{
    EXPECT_TRUE(client->check().result());
    server.userId = u"999"_s;
    EXPECT_EQ(errorOf(client->check()).code, Code::SignedOut);
    server.instead[u"GET users/me"_s] = {SmallX::problem(503, u"busy"_s)};
    EXPECT_EQ(errorOf(client->check()).code, Code::Offline);
}

// Pictures.

class XMediaTest : public XClientTest {
protected:
    Picture picture(const QString &type, qint64 bytes, const QString &description = u"a jar"_s)
    {
        const QString name = folder.filePath(QString::number(++m_pictures));
        QFile file(name);
        EXPECT_TRUE(file.open(QFile::WriteOnly));
        QByteArray content(bytes, '\0');
        for (qint64 i = 0; i < bytes; ++i)
            content[i] = char('a' + (i * 7 + m_pictures) % 26);
        file.write(content);
        return {.file = name,
                .type = type,
                .bytes = bytes,
                .size = {10, 10},
                .description = description};
    }
    Delivery with(const QList<Picture> &pictures)
    {
        Delivery delivery = aDelivery();
        delivery.pictures = pictures;
        return delivery;
    }
    QByteArray bytesOf(const Picture &picture) const
    {
        QFile file(picture.file);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList mediaCalls() const { return server.calls().filter(u"media"_s); }

private:
    int m_pictures = 0;
};

TEST_F(XMediaTest, AnImageGoesInOnePieceAndIsDescribedBeforeThePost)
{
    const Picture jar = picture(u"image/png"_s, 5'000);
    ASSERT_TRUE(client->publish(frozen(with({jar}))).result());
    EXPECT_EQ(mediaCalls(), (QStringList{u"POST media/upload"_s, u"POST media/metadata"_s}));
    EXPECT_LT(server.calls().indexOf(u"POST media/metadata"_s), server.calls().indexOf(posting));
    EXPECT_EQ(server.media.first(), bytesOf(jar));
    EXPECT_EQ(server.descriptions.first(), u"a jar");
    EXPECT_TRUE(server.requests(u"POST media/upload"_s)
                    .first()
                    .body.contains("name=\"media_category\"\r\n\r\ntweet_image\r\n"));
    EXPECT_EQ(requestOf(frozen(with({jar})))[u"media"][u"media_ids"].toArray().size(), 1);
}

TEST_F(XMediaTest, AnAnimationGoesInPieces)
{
    server.mediaLooks = 2;
    const Picture cat = picture(u"image/gif"_s, 2'500'000);
    const Future<Delivery> freezing = client->freeze(with({cat}));
    EXPECT_FALSE(freezing.isFinished()) << "X works on it first";
    world.clock.advance(2s);
    world.clock.advance(2s);
    ASSERT_TRUE(freezing.isFinished());
    ASSERT_TRUE(freezing.result());
    EXPECT_EQ(server.count(u"POST media/upload/:id/append"_s), 3);
    EXPECT_EQ(server.media.first(), bytesOf(cat));
    const QJsonObject opening =
        QJsonDocument::fromJson(server.requests(u"POST media/upload/initialize"_s).first().body)
            .object();
    EXPECT_EQ(opening[u"media_category"], u"tweet_gif"_s);
    EXPECT_EQ(opening[u"total_bytes"], 2'500'000);
    const QUrl look = server.requests(u"GET media/upload"_s).first().url;
    EXPECT_EQ(QUrlQuery(look).queryItemValue(u"command"_s), u"STATUS");
}

TEST_F(XMediaTest, WhereOnePieceIsNotTakenManyAre)
{
    const Picture jar = picture(u"image/jpeg"_s, 1'500'000);
    server.instead[u"POST media/upload"_s] = {SmallX::problem(400, u"Invalid Request"_s)};
    ASSERT_TRUE(client->freeze(with({jar})).result());
    EXPECT_EQ(server.count(u"POST media/upload/:id/append"_s), 2);
    EXPECT_EQ(server.media.first(), bytesOf(jar));
}

TEST_F(XMediaTest, APictureIsUploadedOnceForEachDelivery)
{
    const Delivery delivery = with({picture(u"image/png"_s, 100), picture(u"image/png"_s, 200)});
    ASSERT_TRUE(client->prepare(delivery).result());
    const Delivery first = frozen(delivery);
    EXPECT_EQ(server.count(u"POST media/upload"_s), 2);
    EXPECT_EQ(requestOf(first)[u"media"][u"media_ids"].toArray().size(), 2);
    world.clock.advance(1h);
    frozen(delivery);
    EXPECT_EQ(server.count(u"POST media/upload"_s), 4) << "X may have forgotten the first";
}

TEST_F(XMediaTest, NoPostLeavesWithoutItsPictures)
{
    const Delivery delivery = with({picture(u"image/png"_s, 100)});
    server.instead[u"POST media/upload"_s] = {failure(Code::Unconfirmed),
                                              SmallX::problem(503, u"busy"_s)};
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Offline);
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Offline);
    server.instead[u"POST media/metadata"_s] = {failure(Code::Unconfirmed)};
    EXPECT_EQ(errorOf(client->freeze(delivery)).code, Code::Offline)
        << "nor without what is said of them";
    EXPECT_TRUE(client->freeze(delivery).result());
}

TEST_F(XMediaTest, WhatXDoesNotTakeIsRefusedBeforeItLeaves)
{
    const Picture cat = picture(u"image/gif"_s, 100);
    const Picture jar = picture(u"image/png"_s, 100);
    const Picture film = picture(u"video/mp4"_s, 100);
    const Picture talk = picture(u"image/png"_s, 100, QString(1001, u'a'));
    EXPECT_EQ(errorOf(client->freeze(with({cat, jar}))).code, Code::Refused);
    EXPECT_EQ(errorOf(client->freeze(with({film}))).code, Code::Refused);
    EXPECT_EQ(errorOf(client->freeze(with({jar, jar, jar, jar, jar}))).code, Code::Refused);
    EXPECT_EQ(errorOf(client->freeze(with({talk}))).code, Code::TooLong);
    Picture gone = jar;
    gone.file += u"gone"_s;
    EXPECT_EQ(errorOf(client->freeze(with({gone}))).code, Code::Unreadable);
    EXPECT_TRUE(mediaCalls().isEmpty());
}

TEST_F(XMediaTest, APostWithAPictureAndALinkIsFoundAgain)
{
    Delivery delivery = with({picture(u"image/png"_s, 100)});
    delivery.text = u"See https://example.org/a #CozyChat"_s;
    for (const bool namesLinks : {true, false}) {
        server.namesLinks = namesLinks;
        delivery.id = DeliveryId::fresh();
        const Delivery ready = frozen(delivery);
        sendAndHearNothing(ready);
        EXPECT_TRUE(client->findPublished(ready).result()) << namesLinks;
        world.clock.advance(2h);
    }
}

// Reactions.

TEST_F(XClientTest, ReactionsAreGivenAndTakenBack)
{
    const QJsonObject answer = server.say(u"ann"_s, u"A1 jam"_s);
    const QString id = answer[u"id"].toString();
    const std::pair<Reaction, QStringList *> all[] = {{Reaction::Like, &server.liked},
                                                      {Reaction::Boost, &server.reposted},
                                                      {Reaction::Bookmark, &server.bookmarked}};
    for (const auto &[reaction, list] : all) {
        EXPECT_TRUE(client->react(postOf(answer), reaction, true).result());
        EXPECT_EQ(*list, QStringList{id});
        EXPECT_TRUE(client->react(postOf(answer), reaction, false).result());
        EXPECT_TRUE(list->isEmpty());
    }
}

TEST_F(XClientTest, WhatTheAppMayNotDoIsTriedOnceAndLeftToTheBrowser)
{
    const QString liking = u"POST users/:id/likes"_s;
    const PostId post = postOf(server.say(u"ann"_s, u"A1 jam"_s));
    server.instead[liking] = {FakeTransport::json(
        403, R"({"title":"Client Forbidden","status":403,"reason":"client-not-enrolled",
                 "type":"https://api.x.com/2/problems/client-forbidden"})")};
    EXPECT_EQ(errorOf(client->react(post, Reaction::Like, true)).code, Code::Refused);
    EXPECT_FALSE(client->can(Reaction::Like));
    EXPECT_TRUE(client->can(Reaction::Boost));
    EXPECT_EQ(errorOf(client->react(post, Reaction::Like, true)).code, Code::Refused);
    EXPECT_EQ(server.count(liking), 1);
    client->signedInAnew(server.account());
    EXPECT_TRUE(client->can(Reaction::Like)) << "another app may do more";
}

TEST_F(XClientTest, ALockedAccountSaysNothingOfWhatTheAppMayDo)
{
    const PostId post = postOf(server.say(u"ann"_s, u"A1 jam"_s));
    server.instead[u"POST users/:id/likes"_s] = {
        SmallX::problem(403, u"Forbidden"_s, u"Your account is temporarily locked."_s),
        SmallX::problem(404, u"Not Found"_s), SmallX::problem(503, u"busy"_s)};
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(client->react(post, Reaction::Like, true).result());
    EXPECT_TRUE(client->can(Reaction::Like));
}

TEST_F(XClientTest, BookmarksAreOfferedUntilXTakesThemAway)
{
    EXPECT_EQ(client->abilities(), QList<Ability>{Ability::Bookmark});
    server.instead[u"POST users/:id/bookmarks"_s] = {SmallX::problem(403, u"Forbidden"_s)};
    EXPECT_FALSE(client->react(PostId(u"x:1"_s), Reaction::Bookmark, true).result());
    EXPECT_TRUE(client->abilities().isEmpty());
}

TEST(XWebIntentsTest, EachLeadsToThePageThatDoesIt)
{
    using namespace x;
    EXPECT_EQ(webIntent(Intent::Like, u"9"_s), QUrl(u"https://x.com/intent/like?tweet_id=9"_s));
    EXPECT_EQ(webIntent(Intent::Repost, u"9"_s),
              QUrl(u"https://x.com/intent/retweet?tweet_id=9"_s));
    EXPECT_EQ(webIntent(Intent::User, u"ann"_s),
              QUrl(u"https://x.com/intent/user?screen_name=ann"_s));
    const QUrl reply = webIntent(Intent::Reply, u"9"_s, u"A & B #Tag+"_s);
    EXPECT_EQ(QUrlQuery(reply).queryItemValue(u"text"_s, QUrl::FullyDecoded), u"A & B #Tag+");
    EXPECT_EQ(QUrlQuery(reply).queryItemValue(u"in_reply_to"_s), u"9");
    EXPECT_EQ(
        QUrlQuery(webIntent(Intent::Quote, u"9"_s)).queryItemValue(u"url"_s, QUrl::FullyDecoded),
        u"https://x.com/i/status/9");
}

// Money.

TEST_F(XClientTest, CountsWhatItReadsAndDoes)
{
    QSignalSpy told(client.get(), &NetworkClient::spendingChanged);
    const auto spent = [this] { return client->spending()->microDollars; };
    ASSERT_TRUE(client->publish(frozen()).result());
    EXPECT_EQ(spent(), 15'000);
    const Delivery linked = frozen(aDelivery(u"See example.org #CozyChat"_s));
    sendAndHearNothing(linked);
    EXPECT_EQ(spent(), 15'000) << "nobody knows yet that it is out";
    ASSERT_TRUE(client->findPublished(linked).result());
    EXPECT_GE(spent(), 215'000);
    EXPECT_LE(spent(), 220'000) << "and the readings";
    const qint64 before = spent();
    ASSERT_TRUE(client->react(PostId(u"x:1"_s), Reaction::Boost, true).result());
    EXPECT_EQ(spent(), before + 15'000);
    EXPECT_GT(told.size(), 2);
}

TEST_F(XClientTest, APostThatIsDeletedIsPaidForOnceAndMayBeDeletedAgain)
{
    const PostId post = client->publish(frozen()).result()->post;
    const qint64 before = client->spending()->microDollars;
    EXPECT_TRUE(client->deletePost(post).result());
    EXPECT_TRUE(server.posts.isEmpty());
    EXPECT_TRUE(client->deletePost(post).result());
    EXPECT_EQ(client->spending()->microDollars, before + 10'000);
}

TEST_F(XClientTest, TheLimitNeverStopsAPost)
{
    client->limitSpending(1, 500);
    EXPECT_TRUE(client->spending()->stopsReading);
    const Delivery delivery = frozen();
    sendAndHearNothing(delivery);
    EXPECT_TRUE(client->findPublished(delivery).result()) << "looking for it belongs to posting";
}

}  // namespace
