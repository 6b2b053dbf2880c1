// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_json.h"

#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

QJsonObject object(const char *json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    EXPECT_EQ(problem.error, QJsonParseError::NoError) << qPrintable(problem.errorString());
    return document.object();
}

QJsonObject status()
{
    return object(R"({"id":"7","created_at":"2026-11-24T01:40:00.123Z","language":"en",
        "uri":"https://a.example/s/7","url":"https://a.example/@ann/7","visibility":"public",
        "content":"<p>A1: soup &amp; bread <a href=\"https://a.example/tags/Chat\" class=\"mention hashtag\">#<span>Chat</span></a></p>",
        "media_attachments":[{"url":"https://a.example/p.png","description":"a pot"}],
        "account":{"id":"1","acct":"ann","display_name":"Ann Lee","uri":"https://a.example/u/ann",
                   "note":"<p>Teacher</p>","indexable":true,
                   "fields":[{"name":"bots","value":"<p>#nobot</p>"}]}})");
}

TEST(MastodonJsonTest, AStatusBecomesAPostOfPlainTextAndRanges)
{
    const Result<Parsed> parsed = mastodon::parseStatus(status());
    ASSERT_TRUE(parsed);
    const Post &post = parsed->posts.first();
    EXPECT_EQ(post.id, PostId(u"mastodon:7"_s));
    EXPECT_EQ(post.text.toStdString(), "A1: soup & bread #Chat");
    ASSERT_EQ(post.ranges.size(), 1);
    EXPECT_EQ(post.ranges[0].kind, TextRange::Kind::Hashtag);
    EXPECT_EQ(post.text.mid(post.ranges[0].start, post.ranges[0].length), u"#Chat");
    EXPECT_EQ(toMs(post.created) % 1000, 123);
    EXPECT_EQ(toDateTime(post.created).time(), QTime(1, 40, 0, 123));
    EXPECT_EQ(post.author.name, u"Ann Lee");
    EXPECT_EQ(post.author.id, u"https://a.example/u/ann");
    EXPECT_TRUE(post.author.asksNotToBeKept) << "a field says #nobot";
    EXPECT_EQ(post.media.first().description, u"a pot");
    EXPECT_EQ(parsed->uris.first().second, u"https://a.example/s/7");
}

TEST(MastodonJsonTest, ABoostBringsWhatItBoostsAlongside)
{
    QJsonObject boost = status();
    boost[u"id"] = u"8"_s;
    boost[u"reblog"] = status();
    const Result<Parsed> parsed = mastodon::parseStatus(boost);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->posts.first().boosts, PostId(u"mastodon:7"_s));
    EXPECT_EQ(parsed->alongside.first().id, PostId(u"mastodon:7"_s));
    EXPECT_EQ(parsed->uris.size(), 1) << "the uri of a boost names nobody's post";
}

TEST(MastodonJsonTest, QuotesAreReadInEveryFormThatServersHave)
{
    QJsonObject whole = status();
    QJsonObject quoted = status();
    quoted[u"id"] = u"5"_s;
    whole[u"quote"] = QJsonObject{{u"state"_s, u"accepted"_s}, {u"quoted_status"_s, quoted}};
    QJsonObject shallow = status();
    shallow[u"quote"] = QJsonObject{{u"quoted_status_id"_s, u"5"_s}};
    QJsonObject bare = status();
    bare[u"quote"] = quoted;
    QJsonObject byId = status();
    byId[u"quote_id"] = u"5"_s;
    for (const QJsonObject &form : {whole, shallow, bare, byId})
        EXPECT_EQ(mastodon::parseStatus(form)->posts.first().quotes, PostId(u"mastodon:5"_s));
}

TEST(MastodonJsonTest, WishesWarningsAndAudienceAreKept)
{
    QJsonObject careful = status();
    careful[u"spoiler_text"] = u"food"_s;
    careful[u"sensitive"] = true;
    careful[u"visibility"] = u"private"_s;
    QJsonObject account = careful[u"account"].toObject();
    account[u"fields"] = QJsonArray();
    account[u"noindex"] = true;
    careful[u"account"] = account;
    const Post post = mastodon::parseStatus(careful)->posts.first();
    EXPECT_EQ(post.warning, u"food");
    EXPECT_TRUE(post.sensitive);
    EXPECT_TRUE(post.confidential);
    EXPECT_TRUE(post.author.asksNotToBeKept);
}

TEST(MastodonJsonTest, WhoDidNotAskToBeSearchedForHasNoWish)
{
    QJsonObject account = status()[u"account"].toObject();
    account[u"fields"] = QJsonArray();
    account[u"indexable"] = false;
    account[u"noindex"] = QJsonValue();
    EXPECT_FALSE(mastodon::authorFrom(account).asksNotToBeKept);
}

TEST(MastodonJsonTest, AWishInTheBioIsReadThroughItsMarkup)
{
    const auto asks = [](const QString &note) {
        QJsonObject account = status()[u"account"].toObject();
        account[u"fields"] = QJsonArray();
        account[u"note"] = note;
        return mastodon::authorFrom(account).asksNotToBeKept;
    };
    EXPECT_TRUE(
        asks(u"<p>Hi <a href=\"https://a.example/tags/NoBot\">#<span>NoBot</span></a></p>"_s));
    EXPECT_FALSE(asks(u"<p>I know <a href=\"https://nobot.example/#nobot\">nobot</a></p>"_s))
        << "an address that people do not see";
    EXPECT_FALSE(asks(u"<p>Teacher</p>"_s));
}

TEST(MastodonJsonTest, EventsBringChangeAndRemove)
{
    const QString payload = QString::fromUtf8(QJsonDocument(status()).toJson());
    const auto event = [&](const QString &name, const QJsonValue &value) {
        return mastodon::parseEvent({{u"event"_s, name}, {u"payload"_s, value}});
    };
    EXPECT_EQ(event(u"update"_s, payload)->posts.size(), 1);
    EXPECT_EQ(event(u"update"_s, status())->posts.size(), 1);
    EXPECT_TRUE(event(u"status.update"_s, payload)->posts.first().edited);
    EXPECT_EQ(event(u"delete"_s, u"7"_s)->removed, QList{PostId(u"mastodon:7"_s)});
    EXPECT_EQ(event(u"delete"_s, 7)->removed, QList{PostId(u"mastodon:7"_s)});
    EXPECT_EQ(*event(u"filters_changed"_s, {}), Parsed());
    EXPECT_FALSE(event(u"update"_s, u"{"_s));
}

TEST(MastodonJsonTest, WithoutIdAuthorOrTimeItIsNoStatus)
{
    for (const QString &missing : {u"id"_s, u"account"_s, u"created_at"_s}) {
        QJsonObject broken = status();
        broken.remove(missing);
        const Result<Parsed> parsed = mastodon::parseStatus(broken);
        ASSERT_FALSE(parsed) << missing.toStdString();
        EXPECT_EQ(parsed.error().code, Error::Code::BadInput);
    }
}

TEST(MastodonJsonTest, ReadsTheStatusesThatAServerSent)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: the shared test data is not here";
    int read = 0;
    for (const QString &name : {u"test_status"_s, u"test_status_reply"_s, u"test_status_quotes"_s,
                                u"test_status_edit"_s, u"test_status_reblog_unreblog"_s}) {
        const QJsonValue exchange = tests::sharedJson(u"mastodon/exchanges/%1.json"_s.arg(name));
        for (const QJsonValue &one : exchange[u"interactions"].toArray()) {
            const QByteArray body = one[u"response"][u"body"].toString().toUtf8();
            const QJsonObject answer = QJsonDocument::fromJson(body).object();
            if (!answer.contains(u"account"))
                continue;
            const Result<Parsed> parsed = mastodon::parseStatus(answer);
            EXPECT_TRUE(parsed) << name.toStdString();
            ++read;
        }
    }
    EXPECT_GE(read, 8);
}

}  // namespace
