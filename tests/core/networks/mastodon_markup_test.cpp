// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs that speak Mastodon's API make of quotes, polls and pictures.
#include "core/networks/mastodon/mastodon_json.h"

#include <gtest/gtest.h>

#include <QJsonArray>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

QJsonObject statusSaying(const QString &html, const QString &id = u"7"_s)
{
    return {{u"id"_s, id},
            {u"created_at"_s, u"2026-11-24T01:40:00Z"_s},
            {u"uri"_s, u"https://a.example/s/"_s + id},
            {u"url"_s, u"https://a.example/@ann/"_s + id},
            {u"content"_s, html},
            {u"account"_s, QJsonObject{{u"acct"_s, u"ann"_s}, {u"id"_s, u"1"_s}}}};
}

Post read(const QJsonObject &status)
{
    const Result<Parsed> parsed = mastodon::parseStatus(status);
    EXPECT_TRUE(parsed);
    return parsed ? parsed->posts.first() : Post();
}

const QString withClass =
    u"<p>A1: so it is<span class=\"quote-inline\"><br><br>RE: <a href=\"https://a.example/s/5\">"
    "https://a.example/s/5</a></span></p>"_s;
const QString without = u"<p>A1: so <a href=\"https://b.example\">it</a> is<br><br>RE: <a "
                        "href=\"https://a.example/@ann/5\">https://a.example/@ann/5</a></p>"_s;

TEST(MastodonMarkupTest, TheLineThatStandsForAQuoteGoesOnlyWhereTheQuoteIsThere)
{
    EXPECT_EQ(read(statusSaying(withClass)).text.toStdString(),
              "A1: so it is\n\nRE: https://a.example/s/5");
    for (const QString &html : {withClass, without}) {
        QJsonObject quoting = statusSaying(html);
        quoting[u"quote"] = statusSaying(u"<p>Q1?</p>"_s, u"5"_s);
        const Post post = read(quoting);
        EXPECT_EQ(post.text.toStdString(), "A1: so it is");
        EXPECT_EQ(post.quotes, PostId(u"mastodon:5"_s));
        EXPECT_EQ(post.ranges.size(), html == without ? 1 : 0);
    }
}

TEST(MastodonMarkupTest, ALineThatNamesAnotherPostStays)
{
    QJsonObject quoting = statusSaying(without);
    quoting[u"quote"] = statusSaying(u"<p>Q1?</p>"_s, u"6"_s);
    EXPECT_TRUE(read(quoting).text.endsWith(u"RE: https://a.example/@ann/5"));
    quoting =
        statusSaying(u"<p>see <a href=\"https://a.example/s/6\">https://a.example/s/6</a></p>"_s);
    quoting[u"quote"] = statusSaying(u"<p>Q1?</p>"_s, u"6"_s);
    EXPECT_EQ(read(quoting).text.toStdString(), "see https://a.example/s/6");
}

TEST(MastodonMarkupTest, PleromaQuotesInAMemberOfItsOwn)
{
    QJsonObject whole = statusSaying(u"x"_s);
    whole[u"pleroma"] = QJsonObject{{u"quote"_s, statusSaying(u"Q1?"_s, u"5"_s)}};
    EXPECT_EQ(read(whole).quotes, PostId(u"mastodon:5"_s));
    EXPECT_EQ(mastodon::parseStatus(whole)->alongside.first().text, u"Q1?");
    QJsonObject byId = statusSaying(u"x"_s);
    byId[u"pleroma"] = QJsonObject{{u"quote"_s, QJsonValue()}, {u"quote_id"_s, u"5"_s}};
    EXPECT_EQ(read(byId).quotes, PostId(u"mastodon:5"_s));
    QJsonObject flag = statusSaying(u"x"_s);
    flag[u"quote"] = true;
    EXPECT_EQ(read(flag).quotes, std::nullopt);
}

TEST(MastodonMarkupTest, APollIsLinesOfTheText)
{
    QJsonObject asking = statusSaying(u"<p>Which one?</p>"_s);
    const auto option = [](const QJsonValue &title, const QJsonValue &votes) {
        return QJsonObject{{u"title"_s, title}, {u"votes_count"_s, votes}};
    };
    asking[u"poll"] = QJsonObject{
        {u"options"_s, QJsonArray{option(u"tea"_s, 8), option(u"a\ncup :mug:"_s, QJsonValue()),
                                  option(7, 1), 3, option(u"none"_s, 0)}}};
    EXPECT_EQ(read(asking).text.toStdString(), "Which one?\n\n○ tea (8)\n○ a cup :mug:\n○ none");
    asking[u"content"] = u""_s;
    EXPECT_TRUE(read(asking).text.startsWith(u"○ tea (8)\n○ a"));
    QJsonObject boost = statusSaying(u""_s, u"8"_s);
    boost[u"reblog"] = asking;
    EXPECT_TRUE(read(boost).text.startsWith(u"○ tea (8)"));
}

TEST(MastodonMarkupTest, APollWithoutEndHasAnEnd)
{
    QJsonArray options;
    for (int i = 0; i < 5'000; ++i)
        options.append(QJsonObject{{u"title"_s, QString(5'000, u'x')}});
    QJsonObject asking = statusSaying(u"?"_s);
    asking[u"poll"] = QJsonObject{{u"options"_s, options}};
    EXPECT_LT(read(asking).text.size(), 30'000);
}

TEST(MastodonMarkupTest, APictureThatTheServerDoesNotKeepIsTheOriginal)
{
    QJsonObject showing = statusSaying(u"look"_s);
    showing[u"media_attachments"] = QJsonArray{
        QJsonObject{{u"url"_s, QJsonValue()}, {u"remote_url"_s, u"https://b.example/p.png"_s}},
        QJsonObject{{u"url"_s, QJsonValue()}, {u"preview_url"_s, u"https://a.example/s.png"_s}},
        QJsonObject{{u"type"_s, u"unknown"_s}, {u"description"_s, u"a pot"_s}}, u"nothing"_s};
    const QList<Media> media = read(showing).media;
    ASSERT_EQ(media.size(), 3);
    EXPECT_EQ(media[0].url.host(), u"b.example");
    EXPECT_EQ(media[1].url.path(), u"/s.png");
    EXPECT_EQ(media[2].description, u"a pot");
}

TEST(MastodonMarkupTest, CountsAreNeverNegative)
{
    EXPECT_EQ(mastodon::countsIn({{u"favourites_count"_s, 9}, {u"reblogs_count"_s, 3}}),
              (Counts{.likes = 9, .boosts = 3}));
    EXPECT_EQ(mastodon::countsIn({{u"favourites_count"_s, -1}, {u"reblogs_count"_s, u"3"_s}}),
              Counts());
    EXPECT_EQ(mastodon::countsIn({{u"favourites_count"_s, 1e300}}), Counts());
}

TEST(MastodonMarkupTest, WhatComesAlongAndCannotBeReadIsAProblemAndNoFailure)
{
    QJsonObject boost = statusSaying(u"x"_s);
    QJsonObject broken = statusSaying(u"y"_s, u"5"_s);
    broken.remove(u"created_at");
    boost[u"reblog"] = broken;
    const Result<Parsed> parsed = mastodon::parseStatus(boost);
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->alongside.isEmpty());
    EXPECT_EQ(parsed->problems.size(), 1);
    EXPECT_EQ(mastodon::parseStatus(statusSaying(u"x"_s))->problems.size(), 0);
}

}  // namespace
