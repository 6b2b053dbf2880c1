// SPDX-License-Identifier: GPL-3.0-or-later
// What a host does with the posts and people of others.
#include "tests/core/networks/mastodon_client_fixture.h"

namespace {

using namespace core;
using namespace tests;
using Code = Error::Code;

const QString searching = u"GET v2/search"_s;

class MastodonTalkTest : public MastodonClientTest {
protected:
    MastodonTalkTest()
    {
        post = server.sayElsewhere(u"ann@else.test"_s, u"A1 Momo #CozyChat"_s);
        id = postOf(post);
    }
    Author ann() const
    {
        return {.id = u"https://else.test/users/ann"_s, .handle = u"ann@else.test"_s};
    }
    bool does(Reaction reaction, bool on)
    {
        return client->react(id, reaction, on).result().has_value();
    }

    QJsonObject post;
    PostId id;
};

// Reactions.

TEST_F(MastodonTalkTest, LikesBoostsAndBookmarksAPostThatTheServerHadNotSeen)
{
    const QStringList those{post[u"uri"].toString()};
    EXPECT_TRUE(does(Reaction::Like, true));
    EXPECT_TRUE(does(Reaction::Boost, true));
    EXPECT_TRUE(does(Reaction::Bookmark, true));
    EXPECT_EQ(server.favourited, those);
    EXPECT_EQ(server.reblogged, those);
    EXPECT_EQ(server.bookmarked, those);
    EXPECT_EQ(server.count(searching), 1);
}

TEST_F(MastodonTalkTest, TakesEachOfThemBack)
{
    for (const Reaction reaction : {Reaction::Like, Reaction::Boost, Reaction::Bookmark}) {
        EXPECT_TRUE(does(reaction, true));
        EXPECT_TRUE(does(reaction, false));
        EXPECT_TRUE(does(reaction, false)) << "as often as one likes";
    }
    EXPECT_TRUE(server.favourited.isEmpty());
    EXPECT_TRUE(server.reblogged.isEmpty());
    EXPECT_TRUE(server.bookmarked.isEmpty());
}

TEST_F(MastodonTalkTest, OneWishComesAfterTheOtherSoThatTheLastOneHolds)
{
    ASSERT_TRUE(does(Reaction::Like, true));
    world.transport.neverReplies = true;
    const qsizetype before = world.transport.sent.size();
    const Future<Done> off = client->react(id, Reaction::Like, false);
    const Future<Done> on = client->react(id, Reaction::Like, true);
    ASSERT_EQ(world.transport.sent.size(), before + 1);
    EXPECT_TRUE(world.transport.sent.last().url.path().endsWith(u"/unfavourite"));
    world.transport.reply(0, failure(Code::Unconfirmed));
    EXPECT_EQ(errorOf(off).code, Code::Unconfirmed);
    ASSERT_EQ(world.transport.sent.size(), before + 2);
    EXPECT_TRUE(world.transport.sent.last().url.path().endsWith(u"/favourite"));
    world.transport.reply(1, world.transport.answer(world.transport.sent.last()));
    EXPECT_TRUE(on.isFinished() && on.result());
}

TEST_F(MastodonTalkTest, APostThatTheServerCannotFindIsLeftAlone)
{
    const PostId none(u"mastodon:https://else.test/users/ann/statuses/none"_s);
    EXPECT_EQ(errorOf(client->react(none, Reaction::Like, true)).code, Code::NotFound);
    server.elsewhere.insert(u"https://else.test/users/ann/statuses/none"_s, post);
    EXPECT_EQ(errorOf(client->react(none, Reaction::Like, true)).code, Code::NotFound)
        << "another post than that of this address";
    EXPECT_TRUE(server.favourited.isEmpty());
}

TEST_F(MastodonTalkTest, AReactionThatIsNotTakenSaysWhy)
{
    ASSERT_TRUE(does(Reaction::Like, true));
    const QString liking = u"POST v1/statuses/:id/favourite"_s;
    for (const auto &[reply, code] :
         {std::pair(Result<Reply>(SmallMastodon::error(401, "canary")), Code::SignedOut),
          std::pair(Result<Reply>(SmallMastodon::error(404, "canary")), Code::NotFound),
          std::pair(Result<Reply>(SmallMastodon::error(422, "canary")), Code::Refused),
          std::pair(Result<Reply>(SmallMastodon::page()), Code::Unconfirmed),
          std::pair(Result<Reply>(failure(Code::Unconfirmed)), Code::Unconfirmed)}) {
        server.instead[liking] = {reply};
        EXPECT_EQ(errorOf(client->react(id, Reaction::Like, true)).code, code);
    }
}

// Keeping away.

TEST_F(MastodonTalkTest, MutesAndBlocksAnAccountAndLetsItBackIn)
{
    for (const Distance distance : {Distance::Mute, Distance::Block}) {
        QStringList &those = distance == Distance::Mute ? server.muted : server.blocked;
        EXPECT_TRUE(client->keepAway(ann(), distance, true).result());
        EXPECT_EQ(those, QStringList{ann().id});
        EXPECT_TRUE(client->keepAway(ann(), distance, false).result());
        EXPECT_TRUE(those.isEmpty());
    }
    EXPECT_EQ(server.count(searching), 1) << "once known, an account is known";
}

TEST_F(MastodonTalkTest, AnAccountThatASearchDoesNotBringIsLookedUpByItsName)
{
    const QString lookup = u"GET v1/accounts/lookup"_s;
    QJsonObject account = server.accounts.take(ann().id);
    server.accounts.insert(u"kept elsewhere"_s, account);
    server.instead[lookup] = {
        FakeTransport::json(200, QJsonDocument(account).toJson(QJsonDocument::Compact))};
    EXPECT_TRUE(client->keepAway(ann(), Distance::Mute, true).result());
    EXPECT_EQ(server.muted, QStringList{ann().id});
    EXPECT_EQ(QUrlQuery(server.requests(lookup).first().url).queryItemValue(u"acct"_s),
              ann().handle);
}

TEST_F(MastodonTalkTest, SomebodyOfALikeNameIsNeverMeant)
{
    QJsonObject other = server.accounts.take(ann().id);
    other.insert(u"uri"_s, u"https://else.test/users/another"_s);
    other.insert(u"url"_s, u"https://else.test/@another"_s);
    server.accounts.insert(u"kept elsewhere"_s, other);
    server.instead[u"GET v1/accounts/lookup"_s] = {
        FakeTransport::json(200, QJsonDocument(other).toJson(QJsonDocument::Compact))};
    EXPECT_EQ(errorOf(client->keepAway(ann(), Distance::Block, true)).code, Code::NotFound);
    EXPECT_TRUE(server.blocked.isEmpty());
}

TEST_F(MastodonTalkTest, AnAccountThatCannotBeLookedForNowIsNotLookedUpInstead)
{
    server.instead[searching] = {failure(Code::Unconfirmed)};
    EXPECT_EQ(errorOf(client->keepAway(ann(), Distance::Mute, true)).code, Code::Offline);
    EXPECT_EQ(server.count(u"GET v1/accounts/lookup"_s), 0);
}

// Reports.

TEST_F(MastodonTalkTest, AReportNamesAccountAndPostsAsThisServerDoes)
{
    const QJsonObject known = server.say(u"ann@else.test"_s, u"A2 rude #CozyChat"_s);
    const PostId gone(u"mastodon:https://else.test/users/ann/statuses/gone"_s);
    const Report report{.author = ann(),
                        .posts = {id, gone, postOf(known)},
                        .comment = QString(1200, u'x'),
                        .forward = false};
    ASSERT_TRUE(client->report(report).result());
    ASSERT_EQ(server.reports.size(), 1);
    const QJsonObject said = server.reports.first();
    EXPECT_EQ(said[u"account_id"], server.accounts.value(ann().id)[u"id"]);
    EXPECT_EQ(said[u"status_ids"], QJsonArray({post[u"id"], known[u"id"]}));
    EXPECT_EQ(said[u"comment"].toString(), QString(Report::longestComment, u'x'));
    EXPECT_EQ(said[u"forward"], false);
}

TEST_F(MastodonTalkTest, AReportOfPostsThatCannotBeLookedForNowIsNotSentWithoutThem)
{
    ASSERT_TRUE(client->keepAway(ann(), Distance::Mute, true).result());
    server.instead[searching] = {failure(Code::Offline)};
    EXPECT_EQ(errorOf(client->report({.author = ann(), .posts = {id}})).code, Code::Offline);
    EXPECT_TRUE(server.reports.isEmpty());
}

TEST_F(MastodonTalkTest, AReportIsForwardedUnlessSaidOtherwise)
{
    ASSERT_TRUE(client->report({.author = ann()}).result());
    EXPECT_EQ(server.reports.first()[u"forward"], true);
    EXPECT_EQ(server.reports.first()[u"status_ids"], QJsonArray());
}

// What can be done at all.

TEST_F(MastodonTalkTest, NothingIsOfferedBeforeTheServerIsKnown)
{
    EXPECT_TRUE(client->abilities().isEmpty());
}

TEST_F(MastodonTalkTest, WhatIsOfferedDependsOnTheSoftware)
{
    const QList<Ability> all{Ability::Bookmark, Ability::Mute, Ability::Block, Ability::Report};
    const QList<Ability> most = all.mid(0, 3);
    for (const auto &[software, offered] :
         {std::pair(u"mastodon"_s, all), std::pair(u"gotosocial"_s, all),
          std::pair(u"akkoma"_s, all), std::pair(u"snac"_s, most),
          std::pair(u"unheard-of"_s, most)}) {
        becomes(software, Keys::None);
        restart();
        frozen();
        EXPECT_EQ(client->abilities(), offered) << qPrintable(software);
    }
}

TEST_F(MastodonTalkTest, WhatATokenMayNotIsNotOffered)
{
    QJsonObject kept = QJsonDocument::fromJson(server.secret().reveal()).object();
    kept.insert(u"scopes"_s, u"read write:statuses write:mutes"_s);
    world.secrets.write(server.account().id.text(), Secret(QJsonDocument(kept).toJson()));
    frozen();
    EXPECT_EQ(client->abilities(), QList<Ability>{Ability::Mute});
}

// How much is left.

TEST_F(MastodonTalkTest, HowManyRequestsAreLeftIsToldByOurClock)
{
    server.clockAhead = 3min;
    int changes = 0;
    QObject::connect(client.get(), &NetworkClient::allowanceChanged, [&] { ++changes; });
    EXPECT_FALSE(client->allowance());
    server.allowed = 200;
    ASSERT_TRUE(client->check().result());
    ASSERT_TRUE(client->allowance());
    EXPECT_EQ(client->allowance()->left, 199);
    EXPECT_EQ(client->allowance()->most, 300);
    EXPECT_LE(std::chrono::abs(client->allowance()->renewed - (world.clock.now() + 5min)), 1s);
    EXPECT_EQ(changes, 1);
}

TEST_F(MastodonTalkTest, SecondsSince1970AreATimeToo)
{
    Reply reply = FakeTransport::json(200, R"({"id": "109000000000000001"})");
    reply.headers +=
        {{"x-ratelimit-limit", "100"},
         {"x-ratelimit-remaining", "7"},
         {"x-ratelimit-reset", QByteArray::number(toMs(world.clock.now()) / 1000 + 60)}};
    server.instead[u"GET v1/accounts/verify_credentials"_s] = {reply};
    ASSERT_TRUE(client->check().result());
    EXPECT_EQ(client->allowance(),
              (Allowance{.left = 7, .most = 100, .renewed = world.clock.now() + 60s}));
}

}  // namespace
