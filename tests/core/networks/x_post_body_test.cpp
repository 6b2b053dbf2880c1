// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/post_body.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::x;
using namespace Qt::StringLiterals;

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    EXPECT_TRUE(document.isObject()) << json.toStdString();
    return document.object();
}

QJsonObject requestFor(const QString &text)
{
    return postRequest({.id = DeliveryId::fresh(), .text = text}, {});
}

QJsonObject shown(const QByteArray &text, const QByteArray &more = {})
{
    return object(R"({"id":"9","text":")" + text + '"' + more + '}');
}

const QByteArray oneLink =
    R"(,"entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://example.org/a?b=1&c=2"}]})";

TEST(XPostBodyTest, TheRequestHoldsWhatXKnowsAndNothingElse)
{
    Delivery delivery{.id = DeliveryId::fresh(),
                      .text = u"A <b> & c"_s,
                      .warning = u"spoiler"_s,
                      .language = u"en"_s};
    EXPECT_EQ(postRequest(delivery, {}), (QJsonObject{{u"text"_s, u"A <b> & c"_s}}));
    delivery.replyTo = PostId(u"x:77"_s);
    EXPECT_EQ(postRequest(delivery, {u"1"_s, u"2"_s}),
              object(R"({"text":"A <b> & c","reply":{"in_reply_to_tweet_id":"77"},)"
                     R"("media":{"media_ids":["1","2"]}})"));
}

TEST(XPostBodyTest, AFrozenPostReadsBackTheSame)
{
    const FrozenPost frozen{.request = requestFor(u"Q1 \u00e9"_s),
                            .after = u"123"_s,
                            .at = instantFromMs(1'790'000'000'123)};
    const Result<FrozenPost> again = frozenPostIn(frozen.toBody());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->requestBytes(), frozen.requestBytes());
    EXPECT_EQ(again->after, u"123");
    EXPECT_EQ(again->at, frozen.at);
    EXPECT_FALSE(frozenPostIn("{}"));
    EXPECT_FALSE(frozenPostIn(""));
}

TEST(XPostBodyTest, IsKnownAgainHoweverXWritesIt)
{
    EXPECT_TRUE(isPostOf(shown("A &lt;b&gt; &amp; c"), requestFor(u"A <b> & c"_s)));
    EXPECT_TRUE(isPostOf(shown("A <b> & c"), requestFor(u"A <b> & c"_s)));
    EXPECT_TRUE(isPostOf(shown("I write &amp;amp;"), requestFor(u"I write &amp;"_s)));
    EXPECT_TRUE(isPostOf(shown("caf\u00e9"), requestFor(u"  cafe\u0301 "_s)));
    EXPECT_TRUE(isPostOf(shown("Q1\\n\\nWhy?"), requestFor(u"Q1\n\nWhy?"_s)));
    EXPECT_FALSE(isPostOf(shown("Q1: Why?"), requestFor(u"Q2: Why?"_s)));
    EXPECT_FALSE(isPostOf(object(R"({"id":"9"})"), requestFor(QString())));
}

TEST(XPostBodyTest, AShortLinkStandsForItsTargetAndNoOther)
{
    const QJsonObject post = shown("See https://t.co/abc #OurChat", oneLink);
    EXPECT_TRUE(isPostOf(post, requestFor(u"See https://example.org/a?b=1&c=2 #OurChat"_s)));
    EXPECT_TRUE(isPostOf(post, requestFor(u"See example.org/a?b=1&c=2 #OurChat"_s)));
    EXPECT_FALSE(isPostOf(post, requestFor(u"See https://example.org/b #OurChat"_s)));
    EXPECT_FALSE(isPostOf(post, requestFor(u"See you #OurChat"_s)));
    const QJsonObject untold = shown("See https://t.co/abc #OurChat");
    EXPECT_TRUE(isPostOf(untold, requestFor(u"See https://example.org/b #OurChat"_s)));
    EXPECT_FALSE(isPostOf(untold, requestFor(u"See you #OurChat"_s)));
}

TEST(XPostBodyTest, TheLinkOfThePicturesIsNoneOfTheText)
{
    QJsonObject request = requestFor(u"Look #OurChat"_s);
    request.insert(u"media"_s, QJsonObject{{u"media_ids"_s, QJsonArray{u"1"_s}}});
    const QByteArray keys = R"(,"attachments":{"media_keys":["3_1"]})";
    EXPECT_TRUE(isPostOf(shown("Look #OurChat https://t.co/pic", keys), request));
    EXPECT_TRUE(isPostOf(
        shown("Look #OurChat https://t.co/pic",
              keys + R"(,"entities":{"urls":[{"url":"https://t.co/pic","media_key":"3_1"}]})"),
        request));
    EXPECT_FALSE(isPostOf(shown("Look #OurChat"), request)) << "it has no pictures";
}

TEST(XPostBodyTest, AReplyIsOneToTheSamePostWithOrWithoutNamesBeforeIt)
{
    Delivery delivery{.id = DeliveryId::fresh(), .text = u"Thanks!"_s, .replyTo = PostId(u"x:5"_s)};
    const QJsonObject request = postRequest(delivery, {});
    const auto to = [](const QByteArray &id, const QByteArray &member) {
        return ",\"" + member + R"(":[{"type":"replied_to","id":")" + id + "\"}]";
    };
    for (const QByteArray member : {"referenced_tweets", "referenced_posts"}) {
        EXPECT_TRUE(isPostOf(shown("Thanks!", to("5", member)), request));
        EXPECT_TRUE(isPostOf(shown("@ann @ben Thanks!", to("5", member)), request));
        EXPECT_FALSE(isPostOf(shown("Thanks!", to("6", member)), request));
        EXPECT_FALSE(isPostOf(shown("Thanks!", to("5", member)), requestFor(u"Thanks!"_s)));
    }
    EXPECT_FALSE(isPostOf(shown("Thanks!"), request));
}

TEST(XPostBodyTest, ALongTextStandsInItsNote)
{
    for (const QByteArray note : {"note_tweet", "note_post"}) {
        const QJsonObject post = shown("The beginning\u2026",
                                       ",\"" + note + R"(":{"text":"The beginning and the end"})");
        EXPECT_TRUE(isPostOf(post, requestFor(u"The beginning and the end"_s)));
    }
}

TEST(XPostBodyTest, AnIdTellsWhenItWasWritten)
{
    EXPECT_EQ(writtenAt(object(R"({"id":"1950000000000000001"})")).value(),
              instantFromMs((1950000000000000001 >> 22) + 1288834974657));
    EXPECT_EQ(writtenAt(object(R"({"id":"12"})")), std::nullopt);
}

}  // namespace
