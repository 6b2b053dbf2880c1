// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_json.h"

#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

Parsed parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    EXPECT_EQ(problem.error, QJsonParseError::NoError) << qPrintable(problem.errorString());
    return x::parseAnswer(document.object());
}

Post postOf(const QByteArray &members)
{
    return parse(R"({"data":{"id":"9","author_id":"5",)" + members + "}}").posts.value(0);
}

TEST(XJsonTest, AuthorsAndMediaComeFromTheIncludes)
{
    const Parsed parsed = parse(
        R"({"data":[{"id":"9","text":"A1: jam","author_id":"5","created_at":"2026-11-24T01:40:00.000Z",)"
        R"("attachments":{"media_keys":["3_1"]}}],)"
        R"("includes":{"users":[{"id":"5","username":"cat","name":"Cat","description":"#nobot"}],)"
        R"("media":[{"media_key":"3_1","alt_text":"a jar"}],"tweets":[{"id":"1","text":"Q1","author_id":"5"}]}})");
    ASSERT_EQ(parsed.posts.size(), 1);
    const Post &post = parsed.posts.first();
    EXPECT_EQ(post.author.handle, u"cat");
    EXPECT_TRUE(post.author.asksNotToBeKept) << "the bio says #nobot";
    EXPECT_EQ(post.media.first().description, u"a jar");
    EXPECT_EQ(post.url, QUrl(u"https://x.com/cat/status/9"_s));
    EXPECT_EQ(parsed.alongside.first().id, PostId(u"x:1"_s));
}

TEST(XJsonTest, BothGenerationsOfNamesAreRead)
{
    for (const QByteArray name : {"referenced_tweets", "referenced_posts"}) {
        const Post post =
            postOf(R"("text":"x",")" + name +
                   R"(":[{"type":"replied_to","id":"1"},{"type":"quoted","id":"2"}])");
        EXPECT_EQ(post.replyTo, PostId(u"x:1"_s));
        EXPECT_EQ(post.quotes, PostId(u"x:2"_s));
    }
    for (const QByteArray name : {"note_tweet", "note_post"})
        EXPECT_EQ(postOf(R"("text":"short",")" + name + R"(":{"text":"long"})").text, u"long");
    EXPECT_EQ(postOf(R"("text":"RT","referenced_tweets":[{"type":"retweeted","id":"3"}])").boosts,
              PostId(u"x:3"_s));
}

TEST(XJsonTest, LinksStandAsTheirTargetsAndThoseOfPicturesGo)
{
    const Post post = postOf(
        R"("text":"A1 &lt;3 https://t.co/abcdefghij https://t.co/picture123","entities":{"urls":[)"
        R"({"url":"https://t.co/abcdefghij","expanded_url":"https://example.org/a"},)"
        R"({"url":"https://t.co/picture123","expanded_url":"https://x.com/cat/status/9/photo/1","media_key":"3_1"}]})");
    EXPECT_EQ(post.text.toStdString(), "A1 <3 https://example.org/a");
    ASSERT_EQ(post.ranges.size(), 1);
    EXPECT_EQ(post.ranges.first().target, QUrl(u"https://example.org/a"_s));
    EXPECT_EQ(postOf(R"("text":"A1 https://t.co/abcdefghij","entities":{"urls":[)"
                     R"({"url":"https://t.co/abcdefghij","expanded_url":"javascript:alert"}]})")
                  .text.toStdString(),
              "A1 https://t.co/abcdefghij")
        << "only a web address takes its place";
}

TEST(XJsonTest, AnEditNamesThePostItReplaces)
{
    const Parsed parsed = parse(
        R"({"data":{"id":"11","text":"A1: mended","author_id":"5","edit_history_tweet_ids":["10","11"]}})");
    EXPECT_TRUE(parsed.posts.first().edited);
    ASSERT_EQ(parsed.predecessors.size(), 1);
    EXPECT_EQ(parsed.predecessors.first().second, PostId(u"x:10"_s));
}

TEST(XJsonTest, APostWithoutATimeHasTheOneInItsId)
{
    const Parsed parsed = parse(R"({"data":{"id":"1950000000000000001","text":"x"}})");
    EXPECT_EQ(toDateTime(parsed.posts.first().created).date(), QDate(2025, 7, 29));
}

TEST(XJsonTest, WhatIsBrokenIsAProblemAndTheRestIsRead)
{
    const Parsed parsed = parse(
        R"({"data":[{"text":"no id"},{"id":"2"},{"id":"3","text":"fine"},7],"errors":[{"title":"x"}]})");
    EXPECT_EQ(parsed.posts.size(), 1);
    EXPECT_EQ(parsed.problems.size(), 3);
    EXPECT_EQ(parse(R"({"meta":{"result_count":0}})"), Parsed());
}

TEST(XJsonTest, ReadsTheExamplesOfTheDocumentation)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: the shared test data is not here";
    const QJsonValue examples =
        tests::sharedJson(u"x/examples/playground/tweets_search_recent.json"_s);
    int posts = 0;
    for (const QJsonValue &example : examples.toArray())
        posts += int(x::parseAnswer(example[u"response"].toObject()).posts.size());
    EXPECT_GE(posts, 1);
}

}  // namespace
