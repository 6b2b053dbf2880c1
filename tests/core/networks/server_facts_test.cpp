// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_finder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;
using Keys = ServerFacts::Keys;

const QUrl origin(u"https://social.example"_s);

QJsonObject object(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    EXPECT_EQ(problem.error, QJsonParseError::NoError) << qPrintable(problem.errorString());
    return document.object();
}

QJsonObject nodeInfo(const QString &name)
{
    return {{u"software"_s, QJsonObject{{u"name"_s, name}}}};
}

const QByteArray newForm = R"({"domain":"example","version":"4.5.2","api_versions":{"mastodon":7},
    "source_url":"https://code.example/mastodon/mastodon",
    "configuration":{"urls":{"streaming":"wss://streaming.example"},
        "statuses":{"max_characters":700,"max_media_attachments":3,
                    "characters_reserved_per_url":30},
        "media_attachments":{"supported_mime_types":["image/png","video/mp4","IMAGE/AVIF"],
            "image_size_limit":1000,"image_matrix_limit":2000,"description_limit":300}}})";

ServerFacts facts(const QByteArray &instance, const QString &software = {})
{
    const Result<ServerFacts> result = factsFrom(
        origin, object(instance), software.isEmpty() ? QJsonObject() : nodeInfo(software));
    EXPECT_TRUE(result);
    return result.value_or(ServerFacts());
}

/// An instance whose streaming address is this one.
QUrl streaming(const QByteArray &url)
{
    return facts(R"({"domain":"example","configuration":{"urls":{"streaming":")" + url + "\"}}}")
        .streaming;
}

TEST(MastodonServerFactsTest, TheNewFormSaysEverything)
{
    ServerFacts expected{.origin = u"https://social.example"_s,
                         .domain = u"example"_s,
                         .software = u"mastodon"_s,
                         .version = u"4.5.2"_s,
                         .apiVersion = 7,
                         .keys = Keys::Hour,
                         .streaming = QUrl(u"wss://streaming.example"_s),
                         .streamsTags = true,
                         .textRules = TextRules::mastodon(700),
                         .pictures = {.types = {u"image/png"_s, u"image/avif"_s},
                                      .mostBytes = 1000,
                                      .mostGifBytes = 1000,
                                      .mostPixels = 2000,
                                      .longestDescription = 300},
                         .mostPictures = 3};
    expected.textRules.link = 30;
    EXPECT_EQ(facts(newForm, u"Mastodon"_s), expected);
    EXPECT_EQ(facts(newForm), expected) << "the name of its source will do";
}

TEST(MastodonServerFactsTest, TheOldFormHasTheUsualValuesWhereItSaysNone)
{
    const ServerFacts old = facts(
        R"({"uri":"https://Old.example/","version":"3.3.0",
            "urls":{"streaming_api":"wss://old.example"}})",
        u"mastodon"_s);
    EXPECT_EQ(old.domain, u"old.example");
    EXPECT_EQ(old.streaming, QUrl(u"wss://old.example"_s));
    EXPECT_EQ(old.textRules, TextRules::mastodon(500));
    EXPECT_EQ(old.pictures, PictureRules::of(NetworkId(u"mastodon"_s)));
    EXPECT_EQ(old.mostPictures, 4);
    EXPECT_EQ(old.apiVersion, 0);
    EXPECT_EQ(old.keys, Keys::Hour);
}

TEST(MastodonServerFactsTest, ASoftwareThatOnlyTheVersionNamesIsKnown)
{
    const ServerFacts snac =
        facts(R"json({"uri":"s.example","version":"4.0.0 (not true; really snac/2.75)"})json");
    EXPECT_EQ(snac.software, u"snac");
    EXPECT_FALSE(snac.keepsConnections);
}

TEST(MastodonServerFactsTest, PleromaHasItsOwnWordsAndCountsLinksInFull)
{
    const ServerFacts pleroma = facts(
        R"json({"uri":"https://pl.example","version":"2.7.2 (compatible; Pleroma 2.6.0)",
            "max_toot_chars":5000,"upload_limit":16000000,"description_limit":5000,
            "urls":{"streaming_api":"wss://pl.example"}})json");
    EXPECT_EQ(pleroma.software, u"pleroma");
    EXPECT_EQ(pleroma.domain, u"pl.example");
    EXPECT_EQ(pleroma.keys, Keys::CachedAnswer);
    EXPECT_TRUE(pleroma.streamsTags);
    EXPECT_EQ(pleroma.textRules.limit, 5000);
    EXPECT_EQ(pleroma.pictures.mostBytes, 16'000'000);
    EXPECT_EQ(pleroma.pictures.longestDescription, 5000);
    const QString text = u"@ann@example.org https://example.org/a/rather/long/address/of/a/page"_s;
    EXPECT_EQ(pleroma.textRules.count(text), text.size());
    EXPECT_EQ(TextRules::mastodon().count(text), 5 + 23);
}

TEST(MastodonServerFactsTest, EachKindOfSoftwareIsKnownByWhatItDoes)
{
    struct Kind {
        const char *name;
        Keys keys;
        bool streamsTags;
    };
    for (const Kind &kind :
         {Kind{"mastodon", Keys::Hour, true}, Kind{"hollo", Keys::Hour, false},
          Kind{"pleroma", Keys::CachedAnswer, true}, Kind{"akkoma", Keys::CachedAnswer, true},
          Kind{"gotosocial", Keys::None, false}, Kind{"snac", Keys::None, false},
          Kind{"pixelfed", Keys::None, false}, Kind{"friendica", Keys::None, true}}) {
        const ServerFacts found = facts(newForm, QString::fromLatin1(kind.name));
        EXPECT_EQ(found.software, QLatin1String(kind.name));
        EXPECT_EQ(found.keys, kind.keys) << kind.name;
        EXPECT_EQ(found.streamsTags, kind.streamsTags) << kind.name;
        EXPECT_EQ(found.keepsConnections, found.software != u"snac") << kind.name;
    }
}

TEST(MastodonServerFactsTest, SoftwareThatIsNotToldIsTrustedWithNothing)
{
    const ServerFacts unknown = facts(R"({"uri":"who.example","version":"4.5.0"})");
    EXPECT_EQ(unknown.software, u"");
    EXPECT_EQ(unknown.keys, Keys::None);
    EXPECT_FALSE(unknown.streamsTags) << "it has no stream at all";
    EXPECT_EQ(
        facts(R"json({"uri":"s.example","version":"4.0.0 (not true; snac 2.53)"})json").software,
        u"snac");
    EXPECT_EQ(facts(newForm, u"gotosocial"_s).keys, Keys::None)
        << "NodeInfo knows better than the version";
}

TEST(MastodonServerFactsTest, AStreamIsAWebSocketAndNeverLessSecureThanTheServer)
{
    const QUrl good(u"wss://s.example:4000"_s);
    for (const char *told :
         {"wss://s.example:4000", "https://s.example:4000", "ws://s.example:4000",
          "http://s.example:4000/", "wss://s.example:4000/api/v1/streaming",
          "wss://s.example:4000/api/v1/streaming/?stream=public"})
        EXPECT_EQ(streaming(told), good) << told;
    for (const char *told : {"", "s.example", "ftp://s.example", "file:///etc/passwd", "wss://",
                             "javascript:x", "wss://ann:secret@s.example", "//s.example"})
        EXPECT_TRUE(streaming(told).isEmpty()) << told;
    EXPECT_EQ(streaming("wss://s.example/live"), QUrl(u"wss://s.example/live"_s));

    const Result<ServerFacts> local = factsFrom(
        QUrl(u"http://127.0.0.1:3000"_s),
        object(R"({"uri":"127.0.0.1:3000","urls":{"streaming_api":"http://127.0.0.1:4000"}})"), {});
    ASSERT_TRUE(local);
    EXPECT_EQ(local->streaming, QUrl(u"ws://127.0.0.1:4000"_s));
    EXPECT_EQ(local->domain, u"127.0.0.1:3000");
    EXPECT_EQ(local->origin, u"http://127.0.0.1:3000");
}

TEST(MastodonServerFactsTest, AbsurdValuesAreCutOrPassedOver)
{
    const auto limitFor = [](const QByteArray &value) {
        return facts(R"({"domain":"e","configuration":{"statuses":{"max_characters":)" + value +
                     R"(,"max_media_attachments":)" + value + R"(,"characters_reserved_per_url":)" +
                     value + "}}}");
    };
    for (const char *value : {"0", "-3", "\"900\"", "null", "[]", "{}", "true"})
        EXPECT_EQ(limitFor(value).textRules.limit, 500) << value;
    const ServerFacts huge = limitFor("1000000000000");
    EXPECT_EQ(huge.textRules.limit, 1'000'000);
    EXPECT_EQ(huge.textRules.link, 1'000);
    EXPECT_EQ(huge.mostPictures, 4);
    EXPECT_EQ(limitFor("-3").mostPictures, 4);
    EXPECT_EQ(limitFor("0").mostPictures, 0) << "it takes none";
    EXPECT_EQ(limitFor("1e300").textRules.limit, 1'000'000);

    const PictureRules usual = PictureRules::of(NetworkId(u"mastodon"_s));
    for (const char *value : {"0", "-1", "\"many\"", "null", "[]", "[\"video/mp4\", 3]"}) {
        const ServerFacts found =
            facts(R"({"domain":"e","upload_limit":)" + QByteArray(value) +
                  R"(,"configuration":{"media_attachments":{"supported_mime_types":)" + value +
                  R"(,"image_size_limit":)" + value + R"(,"image_matrix_limit":)" + value +
                  R"(,"description_limit":)" + value + "}}}");
        EXPECT_EQ(found.pictures, usual) << value;
    }
    EXPECT_EQ(facts(R"({"domain":"e","version":")" + QByteArray(5000, 'v') + "\"}").version.size(),
              100);
}

TEST(MastodonServerFactsTest, ADomainThatIsNoneIsReplacedByTheServersOwn)
{
    for (const char *domain :
         {"a/b", "ann@example", "https://e.example/path", "e.example?x", "two words"})
        EXPECT_EQ(
            facts(R"({"domain":")" + QByteArray(domain) + R"(","uri":"social.example"})").domain,
            u"social.example")
            << domain;
    EXPECT_EQ(facts(R"({"uri":"social.example","account_domain":"example"})").domain, u"example");
}

TEST(MastodonServerFactsTest, WhatIsNoInstanceIsBadInput)
{
    for (const char *json :
         {"{}", R"({"error":"not found"})", R"({"domain":3,"uri":null})", R"({"domain":""})"}) {
        const Result<ServerFacts> result = factsFrom(origin, object(json), {});
        ASSERT_FALSE(result) << json;
        EXPECT_EQ(result.error().code, Code::BadInput);
    }
}

TEST(MastodonServerFactsTest, RecordedServersAreRead)
{
    if (!hasSharedData())
        GTEST_SKIP() << "../shared is not there";
    const auto bodyOf = [](const char *name, int nth) {
        const QJsonObject exchange =
            sharedJson(u"mastodon/exchanges/"_s + QLatin1String(name))[u"interactions"][nth]
                .toObject();
        return object(exchange[u"response"][u"body"].toString().toUtf8());
    };
    const QUrl social(u"https://mastodon.social"_s);
    const Result<ServerFacts> big =
        factsFrom(social, bodyOf("entity_instancev2.json", 0), bodyOf("entity_nodeinfo.json", 1));
    ASSERT_TRUE(big);
    EXPECT_EQ(big->domain, u"mastodon.social");
    EXPECT_EQ(big->software, u"mastodon");
    EXPECT_EQ(big->apiVersion, 9);
    EXPECT_EQ(big->streaming, QUrl(u"wss://streaming.mastodon.social"_s));
    EXPECT_EQ(big->pictures.longestDescription, 1500);
    EXPECT_TRUE(big->pictures.types.contains(u"image/avif"_s));
    EXPECT_FALSE(big->pictures.types.contains(u"video/mp4"_s));
    const QUrl local(u"http://localhost:3000"_s);
    for (const char *name : {"test_instance.json", "test_instance_v1.json"}) {
        const Result<ServerFacts> small = factsFrom(local, bodyOf(name, 0), {});
        ASSERT_TRUE(small) << name;
        EXPECT_EQ(small->domain, u"localhost:3000");
        EXPECT_EQ(small->version, u"4.6.4");
        EXPECT_EQ(small->streaming, QUrl(u"ws://localhost:4000"_s));
        EXPECT_EQ(small->textRules, TextRules::mastodon(500));
    }
}

/// A server with these documents; everything else is not there.
class MastodonServerFinderTest : public testing::Test {
protected:
    MastodonServerFinderTest()
    {
        transport.answer = [this](const Request &request) -> Result<Reply> {
            EXPECT_EQ(request.url.host(), u"social.example");
            EXPECT_EQ(request.method, "GET");
            return answers.value(request.url.path(), Reply{.status = 404});
        };
        answers[u"/.well-known/nodeinfo"_s] = FakeTransport::json(
            200, R"({"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.1",
                               "href":"https://social.example/nodeinfo/2.1"},
                              {"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0",
                               "href":"https://social.example/nodeinfo/2.0"}]})");
        answers[u"/nodeinfo/2.1"_s] = FakeTransport::json(200, R"({"software":{"name":"Akkoma"}})");
    }
    Result<ServerFacts> find(const Secret &token = {})
    {
        ServerFinder finder(clock, transport);
        return finder.find(origin, token).result();
    }
    QStringList paths() const
    {
        QStringList asked;
        for (const Request &request : transport.sent)
            asked.append(request.url.path());
        return asked;
    }

    const QString v2 = u"/api/v2/instance"_s;
    const QString v1 = u"/api/v1/instance"_s;
    FakeClock clock;
    FakeTransport transport;
    QHash<QString, Result<Reply>> answers;
};

TEST_F(MastodonServerFinderTest, TheNewFormAndNodeInfoAreAsked)
{
    answers[v2] = FakeTransport::json(200, newForm);
    const Result<ServerFacts> found = find();
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, facts(newForm, u"akkoma"_s));
    EXPECT_EQ(paths(), (QStringList{v2, u"/.well-known/nodeinfo"_s, u"/nodeinfo/2.1"_s}));
}

TEST_F(MastodonServerFinderTest, TheOldFormIsAskedWhereTheNewOneIsNot)
{
    answers[v1] = FakeTransport::json(200, R"({"uri":"example","version":"3.3"})");
    const QList<Reply> notThere{Reply{.status = 404}, Reply{.status = 405},
                                FakeTransport::json(200, "<html>hello</html>"),
                                FakeTransport::json(200, "{}"),
                                Reply{.status = 302, .headers = {{"Location", "https://x.test/"}}}};
    for (const Reply &reply : notThere) {
        answers[v2] = reply;
        const Result<ServerFacts> found = find();
        ASSERT_TRUE(found) << reply.status;
        EXPECT_EQ(found->domain, u"example");
    }
    answers[v1] = Reply{.status = 404};
    for (const Reply &reply : notThere) {
        answers[v2] = answers[v1] = reply;
        EXPECT_EQ(find().error().code, Code::NotFound) << reply.status;
    }
}

TEST_F(MastodonServerFinderTest, NodeInfoMayBeMissingOrPointElsewhere)
{
    answers[v2] = FakeTransport::json(200, newForm);
    const QString list = u"/.well-known/nodeinfo"_s;
    const QList<Reply> useless{
        Reply{.status = 404}, Reply{.status = 500}, FakeTransport::json(200, "[]"),
        FakeTransport::json(200,
                            R"({"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0",
                                             "href":"https://social.example.evil.test/nodeinfo"}]})"),
        FakeTransport::json(200,
                            R"({"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0",
                                             "href":"http://social.example/nodeinfo/2.1"}]})")};
    for (const Reply &reply : useless) {
        answers[list] = reply;
        const Result<ServerFacts> found = find();
        ASSERT_TRUE(found) << reply.status;
        EXPECT_EQ(found->software, u"mastodon") << reply.body.constData();
    }
}

TEST_F(MastodonServerFinderTest, AServerThatIsAwayIsAskedLater)
{
    answers[v1] = FakeTransport::json(200, newForm);
    const QList<Result<Reply>> away{failure(Code::Offline), failure(Code::Unconfirmed),
                                    Reply{.status = 503}, Reply{.status = 500}};
    for (const Result<Reply> &reply : away) {
        answers[v2] = reply;
        EXPECT_EQ(find().error().code, Code::Offline);
    }
    const Reply busy{.status = 429, .headers = {{"Retry-After", "90"}}};
    answers[v2] = busy;
    EXPECT_EQ(find().error(), (Error{Code::RateLimited, u"HTTP 429"_s, 90s}));
    EXPECT_FALSE(paths().contains(v1)) << "the old form is for servers that lack the new one";
    answers[v2] = FakeTransport::json(200, newForm);
    answers[u"/.well-known/nodeinfo"_s] = busy;
    EXPECT_EQ(find().error().code, Code::RateLimited) << "or keys would seem to be unknown";
    answers[u"/.well-known/nodeinfo"_s] = failure(Code::Unconfirmed);
    EXPECT_EQ(find().error().code, Code::Offline);
}

TEST_F(MastodonServerFinderTest, AClosedServerIsToldTheTokenAndNodeInfoIsNot)
{
    answers[v2] = Reply{.status = 401};
    EXPECT_EQ(find().error().code, Code::SignedOut);
    answers[v2] = FakeTransport::json(200, newForm);
    transport.sent.clear();
    ASSERT_TRUE(find(Secret("canary")));
    ASSERT_EQ(transport.sent.size(), 3);
    EXPECT_EQ(transport.sent[0].bearer, Secret("canary"));
    EXPECT_TRUE(transport.sent[1].bearer.isEmpty() && transport.sent[2].bearer.isEmpty());
}

}  // namespace
