// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/status_body.h"

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
        {u"in_reply_to_id"_s, u"9"_s}};
    EXPECT_EQ(statusRequest(delivery, {.media = {u"7"_s, u"8"_s}, .replyTo = u"9"_s}), expected);
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

TEST(MastodonStatusBodyTest, AnotherStatusIsAnother)
{
    EXPECT_FALSE(matches(u"Q1"_s, u"<p>Q2</p>"_s));
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
