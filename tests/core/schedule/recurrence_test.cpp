// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/recurrence.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QTime halfPastEight(20, 30);
const QByteArray newYork = "America/New_York";

QList<QDate> datesAfter(const QString &rule, const QDate &from, int count)
{
    QList<QDate> dates;
    for (const ZonedTime &time : Recurrence(rule).after({from, halfPastEight, newYork}, count)) {
        EXPECT_EQ(time.time, halfPastEight);
        EXPECT_EQ(time.zone, newYork);
        dates.append(time.date);
    }
    return dates;
}

}  // namespace

TEST(RecurrenceTest, CountsEveryOtherMondayFromTheLastOne)
{
    EXPECT_EQ(datesAfter(u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s, QDate(2026, 10, 19), 3),
              QList<QDate>({QDate(2026, 11, 2), QDate(2026, 11, 16), QDate(2026, 11, 30)}));
}

TEST(RecurrenceTest, FindsTheFirstFridayOfEachMonth)
{
    EXPECT_EQ(datesAfter(u"FREQ=MONTHLY;BYDAY=1FR"_s, QDate(2026, 11, 6), 2),
              QList<QDate>({QDate(2026, 12, 4), QDate(2027, 1, 1)}));
}

TEST(RecurrenceTest, FindsTwoDaysOfAMonth)
{
    EXPECT_EQ(datesAfter(u"FREQ=MONTHLY;BYDAY=1TU,3TU"_s, QDate(2026, 11, 3), 3),
              QList<QDate>({QDate(2026, 11, 17), QDate(2026, 12, 1), QDate(2026, 12, 15)}));
}

TEST(RecurrenceTest, EndsWhereTheRuleEnds)
{
    EXPECT_EQ(datesAfter(u"FREQ=WEEKLY;COUNT=2;BYDAY=MO"_s, QDate(2026, 11, 30), 5),
              QList<QDate>({QDate(2026, 12, 7)}));
}

TEST(RecurrenceTest, KeepsTheWallTimeAcrossTheChangeOfSummerTime)
{
    const ZonedTime before{QDate(2026, 10, 19), halfPastEight, newYork};
    const QList<ZonedTime> next = Recurrence(u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s).after(before, 1);

    ASSERT_EQ(next.size(), 1);
    EXPECT_EQ(next.constFirst().instant() - before.instant(), std::chrono::hours(14 * 24 + 1));
}

TEST(RecurrenceTest, RecursNeverWhereTheRuleCannotBeRead)
{
    EXPECT_TRUE(datesAfter({}, QDate(2026, 11, 30), 1).isEmpty());
    EXPECT_TRUE(datesAfter(u"every now and then"_s, QDate(2026, 11, 30), 1).isEmpty());
    EXPECT_TRUE(datesAfter(u"FREQ=SOMETIMES;BYDAY=MO"_s, QDate(2026, 11, 30), 1).isEmpty());
    EXPECT_TRUE(
        datesAfter(u"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"_s, QDate(2026, 11, 30), 1).isEmpty());
}

TEST(RecurrenceTest, StartsASeriesOnItsFirstDayWhicheverWeekThatIs)
{
    const Recurrence everyOther(u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s);

    EXPECT_EQ(everyOther.firstOnOrAfter(QDate(2026, 11, 25), halfPastEight, newYork).date,
              QDate(2026, 11, 30));
    EXPECT_EQ(everyOther.firstOnOrAfter(QDate(2026, 11, 30), halfPastEight, newYork).date,
              QDate(2026, 11, 30));
    EXPECT_FALSE(
        Recurrence().firstOnOrAfter(QDate(2026, 11, 30), halfPastEight, newYork).date.isValid());
}
