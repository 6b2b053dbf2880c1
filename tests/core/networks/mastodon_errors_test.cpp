// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_errors.h"
#include "tests/support/fake_transport.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;
using Code = Error::Code;

const Instant noon = instantFromMs(1'790'000'000'000);

Reply said(int status, const QByteArray &text)
{
    return tests::FakeTransport::json(status, "{\"error\":\"" + text + "\"}");
}

TEST(MastodonErrorsTest, TheStatusDecidesAndInTwoCasesTheWords)
{
    const std::tuple<int, const char *, Code> all[] = {
        {401, "The access token is invalid", Code::SignedOut},
        {403, "This action is outside the authorized scopes", Code::SignedOut},
        {403, "This action is not allowed", Code::Refused},
        {404, "Record not found", Code::NotFound},
        {410, "Gone", Code::NotFound},
        {413, "too much", Code::TooLong},
        {422, "Validation failed: Text character limit of 500 exceeded", Code::TooLong},
        {422, "Validation failed: Text can't be blank", Code::Refused},
        {422, "Cannot attach files that have not finished processing.", Code::RateLimited},
        {400, "bad request", Code::Refused},
        {429, "Too many requests", Code::RateLimited},
        {302, "elsewhere", Code::Unconfirmed},
        {500, "This is not your fault", Code::Unconfirmed},
        {503, "There was a temporary problem", Code::Unconfirmed},
    };
    for (const auto &[status, text, code] : all)
        EXPECT_EQ(toMastodonError(said(status, text), noon).code, code) << status << text;
}

TEST(MastodonErrorsTest, WhatNoServerOfThisKindWouldSayDecidesNothing)
{
    for (const int status : {200, 302, 400, 401, 403, 404, 410, 422, 502}) {
        const Reply page{.status = status, .body = "<html>Please sign in to this Wi-Fi</html>"};
        EXPECT_EQ(toMastodonError(page, noon).code, Code::Unconfirmed) << status;
    }
    EXPECT_EQ(toMastodonError({.status = 429}, noon).code, Code::RateLimited);
    EXPECT_EQ(toMastodonError({.status = 413}, noon).code, Code::TooLong);
    EXPECT_EQ(toMastodonError({.status = 401}, noon).code, Code::SignedOut);
}

TEST(MastodonErrorsTest, APauseLastsUntilTheLimitIsResetByTheServersOwnClock)
{
    Reply reply = said(429, "Too many requests");
    const Header date{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"};
    for (const char *reset : {"1994-11-06T08:51:07.000000Z", "784111867"}) {
        reply.headers = {{"x-ratelimit-reset", reset}, date};
        EXPECT_EQ(toMastodonError(reply, noon).retryAfter, 90s) << reset;
    }
    reply.headers = {{"X-RateLimit-Reset", "784111867"}, date, {"Retry-After", "7"}};
    EXPECT_EQ(toMastodonError(reply, noon).retryAfter, 7s);
    reply.headers = {{"X-RateLimit-Reset", "784000000"}, date};
    EXPECT_EQ(toMastodonError(reply, noon).retryAfter, 1s) << "a reset in the past";
    reply.headers = {{"X-RateLimit-Reset", "soon"}};
    EXPECT_EQ(toMastodonError(reply, noon).retryAfter, std::nullopt);
}

TEST(MastodonErrorsTest, WhatAServerEchoesIsNotLogged)
{
    EXPECT_EQ(toMastodonError(said(422, "canary"), noon).detail, u"HTTP 422");
    EXPECT_EQ(toMastodonError(said(403, "Your login is currently disabled"), noon).detail,
              u"HTTP 403 AccountSuspended");
}

TEST(MastodonErrorsTest, TellsHowManyRequestsAreLeft)
{
    Reply reply{.status = 200,
                .headers = {{"x-ratelimit-limit", "300"},
                            {"X-Ratelimit-Remaining", "12"},
                            {"X-RateLimit-Reset", "784111867"},
                            {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}};
    const Allowance expected{.left = 12, .most = 300, .renewed = noon + 90s};
    EXPECT_EQ(allowanceIn(reply, noon), expected);
    reply.headers.removeFirst();
    EXPECT_EQ(allowanceIn(reply, noon), std::nullopt);
}

}  // namespace
