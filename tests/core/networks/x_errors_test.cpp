// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_errors.h"

#include "core/networks/sign_in.h"
#include "tests/core/networks/small_x.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::x;
using namespace tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = Error::Code;

const Instant noon = instantFromMs(1'790'000'000'000);
const QString problems = u"https://api.x.com/2/problems/"_s;

TEST(XErrorsTest, TheStatusDecides)
{
    const std::pair<int, Code> all[] = {
        {400, Code::Refused},     {401, Code::SignedOut},   {403, Code::Refused},
        {404, Code::NotFound},    {410, Code::NotFound},    {413, Code::TooLong},
        {422, Code::Refused},     {429, Code::RateLimited}, {408, Code::Unconfirmed},
        {302, Code::Unconfirmed}, {500, Code::Unconfirmed}, {502, Code::Unconfirmed},
        {503, Code::Unconfirmed}, {504, Code::Unconfirmed}, {402, Code::Refused}};
    for (const auto &[status, code] : all)
        EXPECT_EQ(toXError(SmallX::problem(status, u"Title"_s), noon).code, code) << status;
}

TEST(XErrorsTest, WhatXWouldNotSayDecidesNothing)
{
    for (const int status : {200, 302, 400, 401, 403, 404, 422, 502})
        EXPECT_EQ(toXError(SmallX::page(status), noon).code, Code::Unconfirmed) << status;
    EXPECT_EQ(toXError({.status = 429}, noon).code, Code::RateLimited);
    EXPECT_EQ(toXError({.status = 401}, noon).code, Code::SignedOut);
}

TEST(XErrorsTest, AReasonThatIsKnownStandsInTheDetailAndNothingElseOfWhatWasSaid)
{
    const std::pair<Reply, const char *> all[] = {
        {SmallX::duplicate(), problem::duplicate},
        {FakeTransport::json(403,
                             R"({"errors":[{"code":187,"message":"Status is a duplicate."}]})"),
         problem::duplicate},
        {FakeTransport::json(403, R"({"errors":[{"code":326,"message":"Log in to unlock."}]})"),
         problem::locked},
        {SmallX::problem(403, u"Forbidden"_s, u"Your account is temporarily locked."_s),
         problem::locked},
        {SmallX::problem(403, u"Forbidden"_s, u"Your account is suspended and is not permitted"_s),
         account_problem::suspended},
        {FakeTransport::json(403, R"({"title":"Client Forbidden","reason":"client-not-enrolled",
             "type":"https://api.x.com/2/problems/client-forbidden","detail":"no"})"),
         problem::notEnrolled},
        {SmallX::problem(403, u"Client Forbidden"_s, u"no"_s, problems + u"client-forbidden"_s),
         problem::forbidden},
        {SmallX::problem(402, u"CreditsDepleted"_s), problem::usageCapped}};
    for (const auto &[reply, reason] : all) {
        const Error error = toXError(reply, noon);
        EXPECT_EQ(error.code, Code::Refused) << reason;
        EXPECT_EQ(error.detail.section(u' ', 2).toStdString(), reason);
    }
    EXPECT_EQ(toXError(SmallX::problem(400, u"canary"_s, u"canary"_s), noon).detail, u"HTTP 400");
}

TEST(XErrorsTest, AnEmptyPurseIsNoMatterOfWaiting)
{
    Reply reply =
        SmallX::problem(429, u"UsageCapExceeded"_s, u"cap"_s, problems + u"usage-capped"_s);
    reply.headers.append(Header{"x-rate-limit-reset", "1790000900"});
    const Error error = toXError(reply, noon);
    EXPECT_EQ(error.code, Code::Refused);
    EXPECT_EQ(error.retryAfter, std::nullopt);
    EXPECT_TRUE(isForWantOfMoney(error));
    EXPECT_FALSE(isForWantOfMoney(toXError(SmallX::problem(403, u"Forbidden"_s), noon)));
}

TEST(XErrorsTest, APauseLastsUntilTheLimitIsResetByXsOwnClock)
{
    Reply reply = FakeTransport::json(429, R"({"errors":[{"code":88,"message":"Rate limit"}]})");
    const Header date{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"};
    reply.headers = {{"X-Rate-Limit-Reset", "784111867"}, date};
    EXPECT_EQ(toXError(reply, noon).retryAfter, 90s);
    reply.headers = {{"x-rate-limit-reset", "784000000"}, date};
    EXPECT_EQ(toXError(reply, noon).retryAfter, 1s) << "a reset in the past";
    reply.headers = {{"x-rate-limit-reset", "784111867"},
                     {"x-user-limit-24hour-remaining", "0"},
                     {"x-user-limit-24hour-reset", "784112777"},
                     date};
    EXPECT_EQ(toXError(reply, noon).retryAfter, 1000s) << "the day's limit is the one used up";
    reply.headers = {{"x-rate-limit-reset", "soon"}};
    EXPECT_EQ(toXError(reply, noon).retryAfter, std::nullopt);
}

TEST(XErrorsTest, TellsHowManyCallsAreLeft)
{
    Reply reply{.status = 200,
                .headers = {{"x-rate-limit-limit", "100"},
                            {"x-rate-limit-remaining", "12"},
                            {"x-rate-limit-reset", "784111867"},
                            {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}};
    const Allowance expected{.left = 12, .most = 100, .renewed = noon + 90s};
    EXPECT_EQ(allowanceIn(reply, noon), expected);
    reply.headers.removeFirst();
    EXPECT_EQ(allowanceIn(reply, noon), std::nullopt);
}

TEST(XErrorsTest, ATurnedDownTextMayBeOutUnlessAnotherReasonIsGiven)
{
    EXPECT_TRUE(mayBeDuplicate(SmallX::duplicate()));
    EXPECT_TRUE(mayBeDuplicate(SmallX::problem(403, u"Forbidden"_s, u"in other words"_s)));
    EXPECT_FALSE(mayBeDuplicate(
        SmallX::problem(403, u"Client Forbidden"_s, u"no"_s, problems + u"client-forbidden"_s)));
    EXPECT_FALSE(mayBeDuplicate(SmallX::problem(400, u"Invalid"_s)));
    EXPECT_FALSE(mayBeDuplicate(SmallX::page(403)));
}

}  // namespace
