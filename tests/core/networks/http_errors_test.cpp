// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/endpoints.h"
#include "core/networks/http_errors.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

const Instant noon = instantFromMs(1'790'000'000'000);

Reply withHeaders(int status, const QList<Header> &headers)
{
    return {.status = status, .headers = headers};
}

TEST(HttpErrorsTest, AStatusDecidesWhatHappensNext)
{
    EXPECT_EQ(toError({.status = 401}, noon).code, Error::Code::SignedOut);
    EXPECT_EQ(toError({.status = 404}, noon).code, Error::Code::NotFound);
    EXPECT_EQ(toError({.status = 422}, noon).code, Error::Code::Refused);
    EXPECT_EQ(toError({.status = 429}, noon).code, Error::Code::RateLimited);
    for (const int unclear : {0, 100, 302, 307, 500, 502, 503, 504, 999})
        EXPECT_EQ(toError({.status = unclear}, noon).code, Error::Code::Unconfirmed) << unclear;
}

TEST(HttpErrorsTest, APauseIsReadInSecondsAndAsADateByTheServersOwnClock)
{
    EXPECT_EQ(retryAfter(withHeaders(429, {{"retry-after", "30"}}), noon), 30s);
    EXPECT_EQ(retryAfter(withHeaders(429, {{"Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT"},
                                           {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}),
                         noon),
              60s);
}

TEST(HttpErrorsTest, AMadPauseIsKeptWithinReason)
{
    EXPECT_EQ(retryAfter(withHeaders(429, {{"Retry-After", "-5"}}), noon), 1s);
    EXPECT_EQ(retryAfter(withHeaders(429, {{"Retry-After", "0"}}), noon), 1s);
    EXPECT_EQ(retryAfter(withHeaders(429, {{"Retry-After", "1000000000"}}), noon), 24h);
    EXPECT_EQ(retryAfter(withHeaders(429, {{"Retry-After", "soon"}}), noon), std::nullopt);
    EXPECT_EQ(retryAfter(withHeaders(429, {}), noon), std::nullopt);
}

TEST(EndpointsTest, AFileReplacesAddressesAndNamesTheTestServers)
{
    const auto endpoints = Endpoints::fromJson(
        R"({"bluesky": {"plc": "http://localhost:2582", "jetstream": ["ws://127.0.0.1:1", "ws://[::1]:2"]}})");
    ASSERT_TRUE(endpoints);
    const NetworkId bluesky(QStringLiteral("bluesky"));
    const QUrl production(QStringLiteral("https://plc.directory"));
    EXPECT_EQ(endpoints->of(bluesky, QStringLiteral("plc"), production).port(), 2582);
    EXPECT_EQ(endpoints->of(bluesky, QStringLiteral("entry"), production), production);
    EXPECT_EQ(endpoints->allOf(bluesky, QStringLiteral("jetstream"), {}).size(), 2);
    EXPECT_TRUE(endpoints->isTest());
    EXPECT_TRUE(endpoints->testOrigins().contains(QStringLiteral("http://127.0.0.1:1")));
    EXPECT_FALSE(Endpoints().isTest());
}

TEST(EndpointsTest, OnlyAddressesOfThisComputerAreTaken)
{
    for (const char *address :
         {"https://example.org", "http://192.168.0.1", "http://127.0.0.1.example.org",
          "file:///etc/passwd", "http://a@127.0.0.1", "", "localhost"}) {
        const QByteArray json = "{\"x\":{\"api\":\"" + QByteArray(address) + "\"}}";
        EXPECT_FALSE(Endpoints::fromJson(json)) << address;
    }
    EXPECT_FALSE(Endpoints::fromJson("[]"));
    EXPECT_FALSE(Endpoints::fromJson("{\"x\": 3}"));
    EXPECT_FALSE(Endpoints::fromJson("{\"x\": {\"api\": 3}}"));
}

}  // namespace
