// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/meter.h"
#include "tests/support/fake_clock.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::x;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A table with prices that show in a sum who paid for what.
const PriceTable plain{.asOf = QDate(2026, 1, 1), .prices = {5, 1, 10, 15, 200, 15, 10, 5, 5}};
const Instant noon = instantFromMs(1'790'000'000'000);  // 14:13 UTC

QJsonObject answer(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

TEST(XBudgetTest, AnObjectIsChargedOnceInADayOfUtc)
{
    Budget budget(plain);
    for (int again = 0; again < 3; ++again) {
        budget.add(Charge::PostRead, u"9"_s, noon + again * 1h);
        budget.add(Charge::UserRead, u"9"_s, noon + again * 1h);
    }
    EXPECT_EQ(budget.spent(), 15) << "a post and a user may have the same number";
    budget.add(Charge::PostRead, u"9"_s, noon + 10h);
    EXPECT_EQ(budget.spent(), 20) << "another day";
    budget.add(Charge::OwnPostRead, u"9"_s, noon + 10h);
    EXPECT_EQ(budget.spent(), 20) << "wherever it was read";
}

TEST(XBudgetTest, WhatIsDoneCostsEachTime)
{
    Budget budget(plain);
    budget.add(Charge::ActionDone);
    budget.add(Charge::ActionUndone);
    budget.add(Charge::ActionDone);
    EXPECT_EQ(budget.spent(), 40);
}

TEST(XBudgetTest, ALinkMakesAPostDear)
{
    EXPECT_EQ(chargeFor(u"Q1: What do you read? #OurChat"_s), Charge::PostCreated);
    EXPECT_EQ(chargeFor(u"Q1: see example.org #OurChat"_s), Charge::PostWithLinkCreated);
    const PriceTable now = PriceTable::current();
    EXPECT_TRUE(now.asOf.isValid());
    EXPECT_GT(now.of(Charge::PostWithLinkCreated), 10 * now.of(Charge::PostCreated));
}

TEST(XBudgetTest, TheLimitStopsReading)
{
    Budget budget(plain);
    EXPECT_EQ(budget.postsLeft(100), 100);
    budget.setLimit(1000);
    EXPECT_EQ(budget.postsLeft(100), 66) << "a post and its author cost 15";
    budget.setSpentBefore(990);
    EXPECT_TRUE(budget.mayRead());
    EXPECT_EQ(budget.postsLeft(100), 0);
    budget.add(Charge::PostRead, u"1"_s, noon);
    budget.add(Charge::PostRead, u"2"_s, noon);
    EXPECT_FALSE(budget.mayRead());
    budget.setSpentBefore(0);
    EXPECT_TRUE(budget.mayRead()) << "what this run has spent stays";
    EXPECT_EQ(budget.spent(), 10);
}

TEST(XBudgetTest, AnEveningIsEstimatedByItsParts)
{
    EXPECT_EQ(estimate(plain, 10, 2, 300, 40), 8 * 15 + 2 * 200 + 300 * 5 + 40 * 10);
}

TEST(XMeterTest, AnAnswerCostsItsPostsItsAuthorsAndWhatCameAlong)
{
    tests::FakeClock clock(noon);
    Meter meter(clock);
    int told = 0;
    QObject::connect(&meter, &Meter::changed, &meter, [&told] { ++told; });
    const QJsonObject page = answer(
        R"({"data":[{"id":"1"},{"id":"2"}],"includes":{"users":[{"id":"7"}],"tweets":[{"id":"3"}]}})");
    meter.read(page);
    EXPECT_EQ(meter.budget().spent(), 3 * 5'000 + 10'000);
    meter.read(page);
    EXPECT_EQ(meter.budget().spent(), 25'000);
    EXPECT_EQ(told, 1) << "nothing has changed the second time";
    meter.read(answer(R"({"data":{"id":"4"}})"), Charge::OwnPostRead);
    EXPECT_EQ(meter.budget().spent(), 26'000);
}

TEST(XMeterTest, APostIsPaidForOnceHoweverOftenWeHearThatItIsOut)
{
    tests::FakeClock clock(noon);
    Meter meter(clock);
    meter.published(u"1"_s, u"Q1"_s);
    meter.published(u"1"_s, u"Q1"_s);
    EXPECT_EQ(meter.budget().spent(), 15'000);
}

}  // namespace
