// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_json.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

constexpr char uri[] = "at://did:plc:ann/app.bsky.feed.post/3k";

QJsonObject object(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    EXPECT_EQ(problem.error, QJsonParseError::NoError) << qPrintable(problem.errorString());
    return document.object();
}

QJsonObject view(const QByteArray &record, const QByteArray &more = {})
{
    return object(QByteArray(R"({"uri":")") + uri +
                  R"(","cid":"c","indexedAt":"2026-11-24T01:40:05.000Z",)"
                  R"("author":{"did":"did:plc:ann","handle":"ann.example","displayName":"Ann"},)"
                  R"("record":)" +
                  record + more + "}");
}

TEST(BlueskyJsonTest, FacetsCountBytesAndRangesCountCharacters)
{
    // "é" takes two bytes, the emoji four.
    const Result<Parsed> parsed = bluesky::parsePostView(view(
        R"({"text":"A1 é 😀 #Chat","createdAt":"2026-11-24T01:40:00Z","facets":[)"
        R"({"index":{"byteStart":11,"byteEnd":16},"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"Chat"}]}]})"));
    ASSERT_TRUE(parsed);
    const Post &post = parsed->posts.first();
    ASSERT_EQ(post.ranges.size(), 1);
    EXPECT_EQ(post.text.mid(post.ranges[0].start, post.ranges[0].length).toStdString(), "#Chat");
}

TEST(BlueskyJsonTest, FacetsThatPointNowhereAreLeftOut)
{
    const Result<Parsed> parsed = bluesky::parsePostView(
        view(R"({"text":"é","createdAt":"2026-11-24T01:40:00Z","facets":[)"
             R"({"index":{"byteStart":1,"byteEnd":2},"features":[{"$type":"x#tag"}]},)"
             R"({"index":{"byteStart":0,"byteEnd":999},"features":[{"$type":"x#tag"}]},)"
             R"({"index":{"byteStart":-5,"byteEnd":2},"features":[{"$type":"x#tag"}]},)"
             R"({"features":[]},7]})"));
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->posts.first().ranges.isEmpty());
}

TEST(BlueskyJsonTest, TheEarlierOfTheAuthorsTimeAndTheNetworksCounts)
{
    const auto created = [](const QByteArray &time) {
        return bluesky::parsePostView(view(R"({"text":"x","createdAt":")" + time + R"("})"))
            ->posts.first()
            .created;
    };
    EXPECT_EQ(created("2026-11-24T01:40:00Z"), *instantIn(u"2026-11-24T01:40:00Z"_s));
    EXPECT_EQ(created("2126-11-24T01:40:00Z"), *instantIn(u"2026-11-24T01:40:05Z"_s));
}

TEST(BlueskyJsonTest, RepliesQuotesPicturesAndLabelsAreRead)
{
    const Result<Parsed> parsed = bluesky::parsePostView(view(
        R"({"text":"x","createdAt":"2026-11-24T01:40:00Z","langs":["de"],)"
        R"("reply":{"root":{"uri":"at://a/app.bsky.feed.post/1"},"parent":{"uri":"at://a/app.bsky.feed.post/2"}},)"
        R"("labels":{"values":[{"val":"nudity"}]},)"
        R"("embed":{"$type":"app.bsky.embed.recordWithMedia","record":{"record":{"uri":"at://b/app.bsky.feed.post/3"}},)"
        R"("media":{"images":[{"alt":"a pot"}]}}})"));
    const Post &post = parsed->posts.first();
    EXPECT_EQ(post.replyTo, PostId(u"bluesky:at://a/app.bsky.feed.post/2"_s));
    EXPECT_EQ(post.quotes, PostId(u"bluesky:at://b/app.bsky.feed.post/3"_s));
    EXPECT_EQ(post.media.first().description, u"a pot");
    EXPECT_TRUE(post.sensitive);
    EXPECT_EQ(post.language, u"de");
}

TEST(BlueskyJsonTest, ABioCanAskNotToBeKept)
{
    const auto asks = [](const QByteArray &bio) {
        return bluesky::parseProfile(
                   object(R"({"did":"did:plc:ann","handle":"ann.example","description":")" + bio +
                          R"("})"))
            .author.asksNotToBeKept;
    };
    EXPECT_TRUE(asks("Teacher. #noArchive"));
    EXPECT_FALSE(asks("Teacher."));
}

TEST(BlueskyJsonTest, WhoWantsNoReadersOutsideAsksNotToBeKept)
{
    QJsonObject shy = view(R"({"text":"x"})");
    shy[u"author"] = object(
        R"({"did":"did:plc:ann","handle":"ann.example","labels":[{"val":"!no-unauthenticated"}]})");
    EXPECT_TRUE(bluesky::parsePostView(shy)->posts.first().author.asksNotToBeKept);
}

TEST(BlueskyJsonTest, AProfileTellsWhomTheHostDoesNotWantToSee)
{
    const auto isBlocked = [](const QByteArray &viewer) {
        return bluesky::parseProfile(
                   object(R"({"did":"did:plc:ann","handle":"ann.example","viewer":)" + viewer +
                          "}"))
            .isBlocked;
    };
    EXPECT_FALSE(isBlocked(R"({"muted":false,"blockedBy":false,"following":"at://x/y/z"})"));
    EXPECT_TRUE(isBlocked(R"({"muted":true})"));
    EXPECT_TRUE(isBlocked(R"({"blockedBy":true})"));
    EXPECT_TRUE(isBlocked(R"({"blocking":"at://did:plc:host/app.bsky.graph.block/1"})"));
    EXPECT_TRUE(isBlocked(R"({"mutedByList":{"uri":"at://did:plc:host/app.bsky.graph.list/1"}})"));
    EXPECT_TRUE(isBlocked(R"({"blockingByList":{"uri":"at://did:plc:x/app.bsky.graph.list/1"}})"));
}

TEST(BlueskyJsonTest, PostsOfALabelledAccountAreCovered)
{
    QJsonObject labelled = view(R"({"text":"x"})");
    EXPECT_FALSE(bluesky::parsePostView(labelled)->posts.first().sensitive);
    labelled[u"author"] =
        object(R"({"did":"did:plc:ann","handle":"ann.example","labels":[{"val":"!warn"}]})");
    EXPECT_TRUE(bluesky::parsePostView(labelled)->posts.first().sensitive);
}

TEST(BlueskyJsonTest, AFeedEntryTellsARepostAndAThreadItsReplies)
{
    const QJsonObject repost{
        {u"post"_s, view(R"({"text":"A1: soup"})")},
        {u"reason"_s, object(R"({"$type":"app.bsky.feed.defs#reasonRepost",)"
                             R"("by":{"did":"did:plc:ben","handle":"ben.example"},)"
                             R"("indexedAt":"2026-11-24T02:00:00Z"})")}};
    const Result<Parsed> parsed = bluesky::parseFeedEntry(repost);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->posts.first().boosts, PostId(u"bluesky:"_s + QLatin1String(uri)));
    EXPECT_EQ(parsed->posts.first().author.handle, u"ben.example");
    EXPECT_EQ(parsed->alongside.size(), 1);

    const QJsonObject node{
        {u"post"_s, view(R"({"text":"Q1"})")},
        {u"replies"_s, QJsonArray{QJsonObject{{u"post"_s, view(R"({"text":"A1"})")}},
                                  QJsonObject{{u"notFound"_s, true}}}}};
    EXPECT_EQ(bluesky::parseFeedEntry(node)->posts.size(), 2);
}

TEST(BlueskyJsonTest, JetstreamCreatesChangesAndRemoves)
{
    const auto event = [](const QByteArray &commit) {
        return bluesky::parseJetstream(
            object(R"({"did":"did:plc:ann","time_us":1795484520000000,"kind":"commit","commit":)" +
                   commit + "}"));
    };
    const Result<Parsed> made = event(
        R"({"operation":"create","collection":"app.bsky.feed.post","rkey":"3k","record":{"text":"A1: tea"}})");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->posts.first().id, PostId(u"bluesky:"_s + QLatin1String(uri)));
    EXPECT_EQ(made->posts.first().author.handle, u"did:plc:ann") << "nothing else is known";
    EXPECT_TRUE(
        event(
            R"({"operation":"update","collection":"app.bsky.feed.post","rkey":"3k","record":{"text":"A2"}})")
            ->posts.first()
            .edited);
    EXPECT_EQ(
        event(R"({"operation":"delete","collection":"app.bsky.feed.post","rkey":"3k"})")->removed,
        QList{PostId(u"bluesky:"_s + QLatin1String(uri))});
    EXPECT_EQ(
        event(
            R"({"operation":"create","collection":"app.bsky.feed.repost","rkey":"r","record":{"subject":{"uri":"at://x/app.bsky.feed.post/1"}}})")
            ->posts.first()
            .boosts,
        PostId(u"bluesky:at://x/app.bsky.feed.post/1"_s));
    EXPECT_EQ(
        *event(
            R"({"operation":"create","collection":"app.bsky.feed.like","rkey":"l","record":{}})"),
        Parsed());
    EXPECT_FALSE(event(R"({"operation":"create","collection":"app.bsky.feed.post","rkey":"3k"})"));
}

TEST(BlueskyJsonTest, AnIdentityTellsTheHandleBehindAnId)
{
    const Result<Parsed> parsed = bluesky::parseJetstream(
        object(R"({"did":"did:plc:ann","kind":"identity","identity":{"handle":"ann.example"}})"));
    ASSERT_EQ(parsed->profiles.size(), 1);
    EXPECT_EQ(parsed->profiles.first().handle, u"ann.example");
}

}  // namespace
