// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/status_body.h"

#include "core/base/html_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;

const Delivery question{.text = u"Q1: Who are you? #OurChat"_s};

QJsonObject shown(const QString &html)
{
    return {{u"content"_s, html}, {u"spoiler_text"_s, u""_s}, {u"in_reply_to_id"_s, {}}};
}

bool matches(const QString &text, const QString &html)
{
    return isStatusOf(shown(html), statusRequest({.text = text}, {}));
}

TEST(MastodonStatusBodyTest, APlainQuestionAsksForNothingMore)
{
    const QJsonObject expected{{u"status"_s, question.text}, {u"visibility"_s, u"public"_s}};
    EXPECT_EQ(statusRequest(question, {}), expected);
}

TEST(MastodonStatusBodyTest, SaysEverythingThatWasChosen)
{
    Delivery delivery = question;
    delivery.warning = u"food"_s;
    delivery.language = u"de"_s;
    delivery.quiet = true;
    const QJsonObject expected{
        {u"status"_s, question.text},   {u"visibility"_s, u"unlisted"_s},
        {u"spoiler_text"_s, u"food"_s}, {u"sensitive"_s, true},
        {u"language"_s, u"de"_s},       {u"media_ids"_s, QJsonArray{u"7"_s, u"8"_s}},
        {u"in_reply_to_id"_s, u"9"_s},  {u"content_type"_s, u"text/plain"_s}};
    const StatusParts parts{.media = {u"7"_s, u"8"_s}, .replyTo = u"9"_s, .asksForPlainText = true};
    EXPECT_EQ(statusRequest(delivery, parts), expected);
}

TEST(MastodonStatusBodyTest, AFrozenStatusIsReadBackAsItWas)
{
    const FrozenStatus frozen{.request = statusRequest(question, {}),
                              .after = u"117"_s,
                              .at = instantFromMs(1'790'000'000'123)};
    const Result<FrozenStatus> read = frozenStatusIn(frozen.toBody());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->requestBytes(), frozen.requestBytes());
    EXPECT_EQ(read->after, u"117");
    EXPECT_EQ(read->at, frozen.at);
    for (const QByteArray &body : {QByteArray(), QByteArray("{}"), QByteArray("nonsense")})
        EXPECT_EQ(frozenStatusIn(body).error().code, Error::Code::BadInput);
}

TEST(MastodonStatusBodyTest, FindsATextAgainThatAServerWroteAsHtml)
{
    EXPECT_TRUE(matches(u"Q1: a < b\n\nReally? #OurChat"_s,
                        u"<p>Q1: a &lt; b</p><p>Really? <a href=\"https://s.test/tags/x\" "
                        u"class=\"mention hashtag\">#<span>OurChat</span></a></p>"_s));
    EXPECT_TRUE(matches(u"Ask @Ann@other.test now"_s,
                        u"<p>Ask <span class=\"h-card\"><a href=\"https://other.test/@ann\" "
                        u"class=\"u-url mention\">@<span>ann</span></a></span> now</p>"_s));
    EXPECT_TRUE(
        matches(u"See https://example.org/a/long/path/@ann@x.test"_s,
                u"<p>See <a href=\"https://example.org/a/long/path/@ann@x.test\"><span "
                u"class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/"
                u"a/long</span><span class=\"invisible\">/path/@ann@x.test</span></a></p>"_s));
    EXPECT_TRUE(matches(u"Cafe\u0301"_s, u"<p>Caf\u00e9</p>"_s));
}

TEST(MastodonStatusBodyTest, FindsATextAgainWhateverBecameOfItsBlanks)
{
    EXPECT_TRUE(matches(u"Q1:  who\n\n\n are\tyou? "_s, u"<p>Q1: who<br /><br>are you?</p>"_s));
    EXPECT_TRUE(matches(u"Q1: who\r\nare you?"_s, u"Q1: who<br>are you?<br>"_s));
    EXPECT_TRUE(matches(u"Q1:\u00a0who"_s, u"<p>Q1:&nbsp;who</p>"_s));
}

TEST(MastodonStatusBodyTest, FindsMentionsAgainHoweverAServerNamesThem)
{
    for (const QString &shown : {u"@ann"_s, u"@Ann"_s, u"@ann@other.test"_s}) {
        const QString html =
            u"<p><a href=\"https://other.test/@ann\" class=\"mention\">%1</a>, you?</p>"_s.arg(
                shown);
        EXPECT_TRUE(matches(u"@ann@other.test, you?"_s, html)) << qPrintable(shown);
        EXPECT_TRUE(matches(u"@Ann, you?"_s, html)) << qPrintable(shown);
        EXPECT_FALSE(matches(u"@anna, you?"_s, html)) << qPrintable(shown);
    }
    EXPECT_FALSE(matches(u"Mail ann@a.test"_s, u"<p>Mail ann@b.test</p>"_s));
}

TEST(MastodonStatusBodyTest, FindsAddressesAgainHoweverAServerShowsThem)
{
    const QString text =
        u"Read https://b\u00fccher.test/momo/und/die/grauen/herren?a=1&b=\u00e4 now"_s;
    const QString html = u"<p>Read <a href=\"https://xn--bcher-kva.test/momo/und/die/grauen/herren"
                         u"?a=1&amp;b=%C3%A4\">%1</a> now</p>"_s;
    EXPECT_TRUE(matches(text, html.arg(u"https://b\u00fccher.test/momo/und/die/grauen/herren"
                                       u"?a=1&amp;b=\u00e4"_s)));
    EXPECT_TRUE(matches(text, html.arg(u"https://b\u00fccher.test/momo/u\u2026"_s)));
    EXPECT_TRUE(matches(text, html.arg(u"https://xn--bcher-kva.test/momo..."_s)));
    EXPECT_FALSE(
        matches(u"Read https://other.test/ now"_s, html.arg(u"https://b\u00fccher.test/\u2026"_s)));
}

TEST(MastodonStatusBodyTest, AHostThatIsSaidBehindALyingLinkIsNotPartOfTheText)
{
    const QString html = u"<p>See <a href=\"https://bad.test/\">good.test</a></p>"_s;
    ASSERT_TRUE(htmlToText(html).text.contains(u"bad.test"));
    EXPECT_TRUE(matches(u"See good.test"_s, html));
}

TEST(MastodonStatusBodyTest, FindsATextAgainInWhichAServerReadMarkdown)
{
    EXPECT_TRUE(matches(u"A *really* **big** `x_y`\n\n- one\n- two"_s,
                        u"A <i>really</i> <b>big</b> <code>x_y</code><ul><li>one</li><li>two</li>"
                        u"</ul>"_s));
    EXPECT_TRUE(matches(u"# Hello\n> said"_s, u"<h1>Hello</h1><blockquote>said</blockquote>"_s));
    EXPECT_FALSE(matches(u"***"_s, u"<p>---</p>"_s));
}

TEST(MastodonStatusBodyTest, BelievesTheSourceWhereAServerTellsIt)
{
    QJsonObject status = shown(u"a  c"_s);
    status.insert(u"text"_s, u"a <b> c & d"_s);
    EXPECT_TRUE(isStatusOf(status, statusRequest({.text = u"a <b> c & d"_s}, {})));
    EXPECT_FALSE(isStatusOf(status, statusRequest({.text = u"a <b> c"_s}, {})));
}

TEST(MastodonStatusBodyTest, WhatElseAStatusHoldsIsNotItsText)
{
    QJsonObject status = shown(u"<p>Q1</p>"_s);
    const QJsonArray options{QJsonObject{{u"title"_s, u"Yes"_s}},
                             QJsonObject{{u"title"_s, u"No"_s}}};
    status.insert(u"poll"_s, QJsonObject{{u"options"_s, options}});
    status.insert(u"card"_s, QJsonObject{{u"title"_s, u"A book"_s}});
    status.insert(u"visibility"_s, u"private"_s);
    status.insert(u"media_attachments"_s, QJsonArray{QJsonObject{{u"type"_s, u"image"_s}}});
    status.insert(u"language"_s, u"en"_s);
    EXPECT_TRUE(isStatusOf(status, statusRequest({.text = u"Q1"_s}, {})));
    status.insert(u"spoiler_text"_s, u"salt &amp; pepper"_s);
    EXPECT_TRUE(
        isStatusOf(status, statusRequest({.text = u"Q1"_s, .warning = u"Salt & pepper"_s}, {})));
}

TEST(MastodonStatusBodyTest, AnotherStatusIsAnother)
{
    EXPECT_FALSE(matches(u"Q1"_s, u"<p>Q2</p>"_s));
    EXPECT_FALSE(matches(u"Q1"_s, u"<p>Q1?</p>"_s));
    EXPECT_FALSE(matches(u"\U0001F44D"_s, u"<p>\U0001F44E</p>"_s));
    EXPECT_FALSE(matches(u"ask @ann@a.test"_s, u"<p>ask @bea</p>"_s));
    const QJsonObject plain = statusRequest({.text = u"Q1"_s}, {});
    QJsonObject status = shown(u"<p>Q1</p>"_s);
    ASSERT_TRUE(isStatusOf(status, plain));
    EXPECT_FALSE(isStatusOf(status, statusRequest({.text = u"Q1"_s}, {.replyTo = u"9"_s})));
    EXPECT_FALSE(isStatusOf(status, statusRequest({.text = u"Q1"_s}, {.media = {u"7"_s}})));
    EXPECT_FALSE(isStatusOf(status, statusRequest({.text = u"Q1"_s, .warning = u"w"_s}, {})));
    status.insert(u"reblog"_s, QJsonObject{{u"id"_s, u"1"_s}});
    EXPECT_FALSE(isStatusOf(status, plain)) << "a boost is not what we said";
}

}  // namespace
