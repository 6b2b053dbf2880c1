// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/ical_export.h"
#include "core/schedule/invitation.h"
#include "core/schedule/recurrence.h"
#include "core/schedule/series.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <QTimeZone>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Every other Monday at 20:30 in New York, from 1 March 2027.
class SeriesTest : public testing::Test {
protected:
    SeriesTest() { chat.start = {QDate(2027, 3, 1), QTime(20, 30), "America/New_York"}; }
    Chat chat = tests::aChat();
    QList<QByteArray> zones{"Europe/Berlin"};
};

}  // namespace

TEST_F(SeriesTest, DatesFollowTheRuleInTheChatsOwnZone)
{
    const QList<SeriesDate> dates = seriesDates(chat, zones, 4);
    ASSERT_EQ(dates.size(), 4);
    EXPECT_EQ(dates[1].start.date, QDate(2027, 3, 15));
    EXPECT_EQ(dates[1].start.time, QTime(20, 30));
    EXPECT_EQ(dates[0].elsewhere[0].time, QTime(2, 30));
    EXPECT_EQ(dates[0].elsewhere[0].date, QDate(2027, 3, 2));
}

TEST_F(SeriesTest, AChangedDistanceBetweenZonesIsMarkedWhereItHappens)
{
    // New York changes on 14 March, Berlin on 28 March 2027.
    const QList<SeriesDate> dates = seriesDates(chat, zones, 4);
    EXPECT_EQ(dates[0].moved[0], 0min);
    EXPECT_EQ(dates[1].moved[0], -60min);
    EXPECT_EQ(dates[1].elsewhere[0].time, QTime(1, 30));
    EXPECT_EQ(dates[2].moved[0], 60min);
    EXPECT_EQ(dates[3].moved[0], 0min);
}

TEST_F(SeriesTest, ASkippedDayStaysInTheListAndIsPassedOver)
{
    chat.skippedDates = {QDate(2027, 3, 15)};
    EXPECT_TRUE(seriesDates(chat, zones, 3)[1].skipped);
    EXPECT_EQ(nextStart(chat)->date, QDate(2027, 3, 29));
    EXPECT_EQ(nextDraft(chat).start.date, QDate(2027, 3, 29));
    EXPECT_TRUE(nextDraft(chat).skippedDates.isEmpty());
}

TEST_F(SeriesTest, EverySittingOfADayIsThere)
{
    chat.sittings = {QTime(9, 0)};
    const QList<SeriesDate> dates = seriesDates(chat, zones, 2);
    ASSERT_EQ(dates.size(), 4);
    EXPECT_EQ(dates[1].start.time, QTime(9, 0));
    EXPECT_EQ(dates[1].sitting, 1);
    EXPECT_EQ(dates[3].start.date, QDate(2027, 3, 15));
    EXPECT_EQ(dates[3].moved[0], -60min) << "against the same sitting of the day before";
}

TEST_F(SeriesTest, TheNextDraftKeepsTheEveningAndForgetsItsQuestions)
{
    const Chat next = nextDraft(chat);
    EXPECT_NE(next.id, chat.id);
    EXPECT_EQ(next.runSheet.size(), chat.runSheet.size());
    EXPECT_TRUE(next.runSheet.questions().first().text.isEmpty());
    EXPECT_EQ(next.runSheet.cues().first().text, chat.runSheet.cues().first().text);
    EXPECT_NE(next.runSheet.cues().first().id, chat.runSheet.cues().first().id);
    EXPECT_EQ(next.hashtag, chat.hashtag);
}

TEST_F(SeriesTest, ASecondSittingIsTheNextChatOfTheDayWithTheSameQuestions)
{
    chat.start.time = QTime(9, 0);
    chat.sittings = {QTime(20, 30)};
    const Chat evening = nextDraft(chat);
    EXPECT_EQ(evening.start.date, chat.start.date);
    EXPECT_EQ(evening.start.time, QTime(20, 30));
    EXPECT_EQ(evening.runSheet.questions().first().text, chat.runSheet.questions().first().text);
    EXPECT_EQ(evening.title, chat.title);
    const Chat next = nextDraft(evening);
    EXPECT_EQ(next.start.date, QDate(2027, 3, 15));
    EXPECT_EQ(next.start.time, QTime(9, 0));
    EXPECT_EQ(next.sittings, QList<QTime>{QTime(20, 30)});
    EXPECT_TRUE(next.runSheet.questions().first().text.isEmpty());
}

TEST_F(SeriesTest, ASeriesOfThreeEndsAfterThree)
{
    chat.recurrence = u"FREQ=WEEKLY;COUNT=3"_s;
    const Chat second = nextDraft(chat);
    const Chat third = nextDraft(second);
    EXPECT_EQ(third.start.date, QDate(2027, 3, 15));
    EXPECT_EQ(nextStart(third), std::nullopt);
    for (const QString &byHours : {u"FREQ=HOURLY"_s, u"FREQ=SECONDLY"_s, u"nonsense"_s})
        EXPECT_TRUE(Recurrence(byHours).after(chat.start, 5).isEmpty());
}

TEST_F(SeriesTest, ATimeInUtcIsWrittenAsUtc)
{
    chat.start.zone = "UTC";
    const QByteArray entry = toICalendar(chat, CalendarScope::Series, chat.startInstant());
    EXPECT_TRUE(entry.contains("DTSTART:20270301T203000Z")) << entry.data();
    EXPECT_FALSE(entry.contains("TZID"));
}

TEST_F(SeriesTest, AChatThatDoesNotRecurHasNoNextDate)
{
    chat.recurrence.clear();
    EXPECT_EQ(nextStart(chat), std::nullopt);
    EXPECT_EQ(seriesDates(chat, zones, 5).size(), 1);
    EXPECT_EQ(nextDraft(chat).start.date, QDate(2027, 3, 8)) << "a week later";
    chat.start = {};
    EXPECT_TRUE(seriesDates(chat, zones, 5).isEmpty());
}

TEST_F(SeriesTest, AnInvitationNamesTheTimeInEachZoneOnce)
{
    const Invitation invitation =
        invitationTo(chat, {"Europe/Berlin", "America/Toronto", "America/Los_Angeles"});
    ASSERT_EQ(invitation.times.size(), 1);
    ASSERT_EQ(invitation.times[0].elsewhere.size(), 2) << "Toronto has New York's time";
    EXPECT_EQ(invitation.times[0].elsewhere[1].time, QTime(17, 30));
}

TEST_F(SeriesTest, ACalendarEntryKeepsTheWallTimeAndLeavesSkippedDaysOut)
{
    chat.skippedDates = {QDate(2027, 3, 15)};
    chat.sittings = {QTime(9, 0)};
    const QByteArray series = toICalendar(chat, CalendarScope::Series, chat.startInstant());
    EXPECT_EQ(series.count("BEGIN:VEVENT"), 2);
    EXPECT_TRUE(series.contains("RRULE:FREQ=WEEKLY;"));
    EXPECT_TRUE(series.contains("DTSTART;TZID=America/New_York:20270301T203000")) << series.data();
    EXPECT_TRUE(series.contains("EXDATE;TZID=America/New_York:20270315T203000")) << series.data();
    EXPECT_TRUE(series.contains("EXDATE;TZID=America/New_York:20270315T090000"));
    EXPECT_TRUE(series.contains("BEGIN:VTIMEZONE"));
    const QByteArray one = toICalendar(chat, CalendarScope::ThisDate, chat.startInstant());
    EXPECT_FALSE(one.mid(one.indexOf("BEGIN:VEVENT")).contains("RRULE"));
    EXPECT_TRUE(one.contains("What do you think?"));
}

TEST_F(SeriesTest, ACalendarEntrySaysWhichOfTwoEqualTimesIsMeant)
{
    chat.start = {QDate(2027, 10, 31), QTime(2, 30), "Europe/Berlin", true};
    const QByteArray one = toICalendar(chat, CalendarScope::ThisDate, chat.startInstant());
    EXPECT_TRUE(one.contains("DTSTART:20271031T013000Z")) << one.data();
}

/// All zones and all their changes: a weekly series around each shows the wall time asked for, or
/// the day is marked, and time never runs backwards.
TEST_F(SeriesTest, InEveryZoneAndSeasonTheWallTimeIsShownOrTheDayIsMarked)
{
    const QDateTime from(QDate(2024, 1, 1), QTime(0, 0), QTimeZone::utc());
    const QDateTime to(QDate(2037, 12, 31), QTime(0, 0), QTimeZone::utc());
    int changes = 0;
    int marked = 0;
    for (const QByteArray &name : QTimeZone::availableTimeZoneIds()) {
        const QTimeZone zone(name);
        for (const auto &change : zone.transitions(from, to)) {
            ++changes;
            const ZonedTime at = ZonedTime::at(fromDateTime(change.atUtc), name);
            // The hour that is leapt over or comes twice is among these.
            for (const int minutes : {-90, -30, 0, 30}) {
                const QTime time = at.time.addSecs(minutes * 60);
                const ZonedTime first{at.date.addDays(-7), time, name};
                QList<ZonedTime> days{first};
                days += Recurrence(u"FREQ=WEEKLY"_s).after(first, 2);
                ASSERT_EQ(days.size(), 3);
                for (qsizetype i = 0; i < days.size(); ++i) {
                    const Instant instant = days[i].instant();
                    const ZonedTime shown = ZonedTime::at(instant, name);
                    if (days[i].kind() == ZonedTime::Kind::Skipped) {
                        ++marked;
                        ASSERT_GE(shown.time, days[i].time) << name.data();
                    } else {
                        ASSERT_EQ(shown.time, days[i].time) << name.data();
                        ASSERT_EQ(shown.date, days[i].date) << name.data();
                    }
                    if (i > 0) {
                        ASSERT_LT(days[i - 1].instant(), instant) << name.data();
                    }
                }
            }
        }
    }
    EXPECT_GT(changes, 3000);
    EXPECT_GT(marked, 1000);
}
