// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_errors.h"
#include "tests/support/fake_transport.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;
using Code = Error::Code;

const Instant noon = instantFromMs(1'790'000'000'000);

Reply named(int status, const QByteArray &name)
{
    return tests::FakeTransport::json(status, "{\"error\":\"" + name + "\",\"message\":\"m\"}");
}

TEST(BlueskyErrorsTest, ANameDecidesBeforeTheStatus)
{
    const std::tuple<int, const char *, Code> all[] = {
        {400, "ExpiredToken", Code::SignedOut},
        {400, "InvalidToken", Code::SignedOut},
        {401, "AuthMissing", Code::SignedOut},
        {401, "AuthenticationRequired", Code::SignedOut},
        {401, "AuthFactorTokenRequired", Code::Refused},
        {401, "AccountTakedown", Code::Refused},
        {400, "InvalidSwap", Code::Refused},
        {400, "BlobNotFound", Code::Refused},
        {400, "InvalidRequest", Code::Refused},
        {400, "RecordNotFound", Code::NotFound},
        {404, "XRPCNotSupported", Code::Refused},
        {413, "PayloadTooLarge", Code::TooLong},
        {429, "RateLimitExceeded", Code::RateLimited},
        {500, "InternalServerError", Code::Unconfirmed},
        {502, "UpstreamFailure", Code::Unconfirmed},
        {500, "RecordNotFound", Code::Unconfirmed},
    };
    for (const auto &[status, name, code] : all)
        EXPECT_EQ(toBlueskyError(named(status, name), noon).code, code) << status << name;
}

TEST(BlueskyErrorsTest, WhatNoServerOfThisKindWouldSayDecidesNothing)
{
    for (const int status : {302, 400, 403, 404, 410, 502}) {
        const Reply page{.status = status, .body = "<html>Please sign in to this Wi-Fi</html>"};
        EXPECT_EQ(toBlueskyError(page, noon).code, Code::Unconfirmed) << status;
    }
    EXPECT_EQ(toBlueskyError({.status = 429}, noon).code, Code::RateLimited);
    EXPECT_EQ(toBlueskyError({.status = 413}, noon).code, Code::TooLong);
}

TEST(BlueskyErrorsTest, APauseLastsUntilTheLimitIsResetByTheServersOwnClock)
{
    Reply reply = named(429, "RateLimitExceeded");
    reply.headers = {{"RateLimit-Reset", "784111867"}, {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}};
    EXPECT_EQ(toBlueskyError(reply, noon).retryAfter, 90s);
    reply.headers = {{"RateLimit-Reset", QByteArray::number(toMs(noon) / 1000 + 7)}};
    EXPECT_EQ(toBlueskyError(reply, noon).retryAfter, 7s);
    reply.headers = {{"RateLimit-Reset", "12"}};  // in the past
    EXPECT_EQ(toBlueskyError(reply, noon).retryAfter, 1s);
    reply.headers = {{"RateLimit-Reset", "99999999999999"}};
    EXPECT_EQ(toBlueskyError(reply, noon).retryAfter, 24h);
    reply.headers = {{"RateLimit-Reset", "soon"}};
    EXPECT_EQ(toBlueskyError(reply, noon).retryAfter, std::nullopt);
}

TEST(BlueskyErrorsTest, ADetailHoldsANameAndNothingElseThatAServerSaid)
{
    EXPECT_EQ(toBlueskyError(named(400, "InvalidSwap"), noon).detail, u"HTTP 400 InvalidSwap"_s);
    for (const QByteArray &hostile : {QByteArray("abcd-efgh-ijkl-mnop"), QByteArray("eyJ.eyJ.sig"),
                                      QByteArray("x y"), QByteArray(65, 'a')})
        EXPECT_EQ(toBlueskyError(named(400, hostile), noon).detail, u"HTTP 400"_s);
}

/// What a reply proves about the post, as listed beside the project.
TEST(BlueskyErrorsTest, TheListedRepliesToAPostAreJudgedAsListed)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    int looked = 0;
    const QJsonValue all = tests::sharedJson(u"bluesky/transcripts/send-outcomes.json"_s);
    for (const QJsonValue &one : all[u"cases"].toArray()) {
        const QString expected = one[u"expect"].toString();
        const QJsonValue body = one[u"response"][u"body"];
        const int status = one[u"response"][u"status"].toInt();
        if (status < 300 || one[u"attempt"] == u"reconcile-read"_s)
            continue;
        const Code code =
            toBlueskyError({.status = status, .body = QJsonDocument(body.toObject()).toJson()},
                           noon)
                .code;
        ++looked;
        const QMap<QString, QList<Code>> fits{{u"reauth"_s, {Code::SignedOut}},
                                              {u"not_posted"_s, {Code::Refused, Code::TooLong}},
                                              {u"retry_later"_s, {Code::RateLimited}},
                                              {u"reconcile"_s, {Code::Refused}},
                                              {u"ambiguous"_s, {Code::Unconfirmed}}};
        EXPECT_TRUE(fits.value(expected).contains(code)) << qPrintable(one[u"name"].toString());
    }
    EXPECT_GT(looked, 5);
}

}  // namespace
