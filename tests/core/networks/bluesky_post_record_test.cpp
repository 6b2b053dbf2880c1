// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/post_record.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;

const Instant noon = instantFromMs(1'790'000'000'123);

QJsonObject parsed(const char *json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    EXPECT_TRUE(document.isObject()) << json;
    return document.object();
}

TEST(BlueskyPostRecordTest, APlainTextIsTextAndTimeAndNothingElse)
{
    EXPECT_EQ(postRecord({.text = u"Hello"_s, .created = noon}),
              parsed(R"({"$type": "app.bsky.feed.post", "text": "Hello",
                         "createdAt": "2026-09-21T14:13:20.123Z"})"));
}

TEST(BlueskyPostRecordTest, FacetsAreCountedInBytes)
{
    const QJsonObject record =
        postRecord({.text = u"Grüße @ann.test #x"_s, .dids = {{u"ann.test"_s, u"did:plc:a"_s}}});
    EXPECT_EQ(record[u"facets"].toArray(), parsed(R"({"facets": [
        {"index": {"byteStart": 8, "byteEnd": 17},
         "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:a"}]},
        {"index": {"byteStart": 18, "byteEnd": 20},
         "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "x"}]}]})")[u"facets"]
                                               .toArray());
}

TEST(BlueskyPostRecordTest, AReplyNamesTheRootOfItsParent)
{
    const QJsonObject record = postRecord(
        {.text = u"Yes"_s,
         .replyTo = Reference{
             .uri = u"at://p"_s, .cid = u"cp"_s, .rootUri = u"at://r"_s, .rootCid = u"cr"_s}});
    EXPECT_EQ(record[u"reply"].toObject(), parsed(R"({"root": {"uri": "at://r", "cid": "cr"},
                                              "parent": {"uri": "at://p", "cid": "cp"}})"));
}

TEST(BlueskyPostRecordTest, AParentThatBeganTheThreadIsAlsoItsRoot)
{
    const QJsonObject record =
        postRecord({.text = u"Yes"_s, .replyTo = Reference{.uri = u"at://p"_s, .cid = u"cp"_s}});
    EXPECT_EQ(record[u"reply"][u"root"], record[u"reply"][u"parent"]);
    EXPECT_EQ(record[u"reply"][u"root"][u"uri"], u"at://p"_s);
}

TEST(BlueskyPostRecordTest, PicturesStandWithDescriptionAndShape)
{
    const QJsonObject blob{{u"$type"_s, u"blob"_s}, {u"size"_s, 3}};
    const QJsonObject record =
        postRecord({.text = u"Look"_s,
                    .images = {{.blob = blob, .description = u"A cat"_s, .size = {1200, 800}},
                               {.blob = blob, .description = u"A dog"_s}}});
    EXPECT_EQ(record[u"embed"].toObject(), parsed(R"({"$type": "app.bsky.embed.images", "images": [
        {"image": {"$type": "blob", "size": 3}, "alt": "A cat",
         "aspectRatio": {"width": 1200, "height": 800}},
        {"image": {"$type": "blob", "size": 3}, "alt": "A dog"}]})"));
}

TEST(BlueskyPostRecordTest, ABodySaysThatNothingMayBeThereYet)
{
    const QJsonObject body =
        parsed(putRecordBody(u"did:plc:a"_s, u"key"_s, {{u"text"_s, u"Hi"_s}}).constData());
    EXPECT_EQ(body, parsed(R"({"repo": "did:plc:a", "collection": "app.bsky.feed.post",
        "rkey": "key", "record": {"text": "Hi"}, "swapRecord": null, "validate": true})"));
    ASSERT_TRUE(body.contains(u"swapRecord"));
    EXPECT_TRUE(body[u"swapRecord"].isNull());
}

/// Known content ids of raw bytes: of nothing (multiformats' own example) and of "hello world".
TEST(BlueskyPostRecordTest, TheContentIdOfAPictureIsThatOfTheWholeNetwork)
{
    EXPECT_EQ(blobCid({}), u"bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"_s);
    EXPECT_EQ(blobCid("hello world"),
              u"bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"_s);
}

}  // namespace
