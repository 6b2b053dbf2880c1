// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/series.h"

#include "core/schedule/recurrence.h"

#include <algorithm>

namespace core {

namespace {

constexpr int daysAhead = 7;

/// How far ahead of the chat's zone the wall clock of another is at that moment.
Minutes distance(const ZonedTime &here, const ZonedTime &there)
{
    const QDateTime a(here.date, here.time, QTimeZone::utc());
    const QDateTime b(there.date, there.time, QTimeZone::utc());
    return std::chrono::duration_cast<Minutes>(Seconds(a.secsTo(b)));
}

SeriesDate dateFor(const ZonedTime &start, int sitting, const QList<QByteArray> &zones)
{
    SeriesDate date{.start = start, .sitting = sitting};
    const Instant instant = start.instant();
    for (const QByteArray &zone : zones)
        date.elsewhere.append(ZonedTime::at(instant, zone));
    return date;
}

/// By the clock that the chat is shown with, which leaps where the wall time does not exist.
void compare(SeriesDate &date, const SeriesDate *before)
{
    const ZonedTime shown = ZonedTime::at(date.start.instant(), date.start.zone);
    for (qsizetype i = 0; i < date.elsewhere.size(); ++i) {
        Minutes moved{0};
        if (before) {
            const ZonedTime then = ZonedTime::at(before->start.instant(), before->start.zone);
            moved = distance(shown, date.elsewhere[i]) - distance(then, before->elsewhere[i]);
        }
        date.moved.append(moved);
    }
}

}  // namespace

QList<SeriesDate> seriesDates(const Chat &chat, const QList<QByteArray> &zones, int count)
{
    QList<SeriesDate> dates;
    if (chat.start.kind() == ZonedTime::Kind::Invalid || count <= 0)
        return dates;
    QList<ZonedTime> days{chat.start};
    days += Recurrence(chat.recurrence).after(chat.start, count - 1);
    for (const ZonedTime &day : std::as_const(days)) {
        QList<ZonedTime> starts{day};
        for (const QTime &time : chat.sittings)
            starts.append({day.date, time, day.zone});
        for (qsizetype sitting = 0; sitting < starts.size(); ++sitting) {
            SeriesDate date = dateFor(starts[sitting], int(sitting), zones);
            date.skipped = chat.skippedDates.contains(day.date);
            const qsizetype perDay = starts.size();
            compare(date, dates.size() >= perDay ? &dates[dates.size() - perDay] : nullptr);
            dates.append(date);
        }
    }
    return dates;
}

namespace {

/// Every start of a day, the earliest first.
QList<QTime> startsOfADay(const Chat &chat)
{
    QList<QTime> starts{chat.start.time};
    starts += chat.sittings;
    std::sort(starts.begin(), starts.end());
    return starts;
}

}  // namespace

std::optional<ZonedTime> nextStart(const Chat &chat)
{
    const QList<QTime> starts = startsOfADay(chat);
    const auto later = std::upper_bound(starts.begin(), starts.end(), chat.start.time);
    if (chat.start.date.isValid() && later != starts.end())
        return ZonedTime{chat.start.date, *later, chat.start.zone};
    const QList<ZonedTime> next =
        Recurrence(chat.recurrence).after(chat.start, 1, chat.skippedDates);
    if (next.isEmpty())
        return std::nullopt;
    return ZonedTime{next.first().date, starts.first(), chat.start.zone};
}

std::optional<ZonedTime> nextStartAfter(const Chat &chat, Instant now)
{
    constexpr int mostSteps = 4'000;  // ten years of a daily chat
    Chat candidate = chat;
    for (int step = 0; step < mostSteps; ++step) {
        const auto next = nextStart(candidate);
        if (!next || next->instant() > now)
            return next;
        candidate.start = *next;
    }
    return std::nullopt;
}

Chat nextDraft(const Chat &former)
{
    Chat chat = former;
    chat.id = ChatId::fresh();
    chat.stage = ChatStage::Draft;
    chat.archived = false;
    const std::optional<ZonedTime> next = nextStart(former);
    if (next)
        chat.start = *next;
    else if (chat.start.date.isValid())
        chat.start.date = chat.start.date.addDays(daysAhead);
    const bool sameDay = chat.start.date == former.start.date;
    QList<Cue> cues;
    for (Cue cue : former.runSheet.cues()) {
        cue.id = CueId::fresh();
        if (cue.isQuestion() && !sameDay) {
            cue.text.clear();
            cue.variants.clear();
            cue.warning.clear();
            cue.pictures.clear();
        }
        cues.append(cue);
    }
    chat.runSheet = RunSheet(cues);
    chat.sittings = startsOfADay(former);
    chat.sittings.removeAll(chat.start.time);
    if (sameDay)
        return chat;
    chat.title.clear();
    const auto isPassed = [&](const QDate &day) { return day < chat.start.date; };
    const int passed =
        int(std::count_if(chat.skippedDates.begin(), chat.skippedDates.end(), isPassed));
    chat.recurrence = Recurrence(chat.recurrence).after(1 + passed).rule();
    chat.skippedDates.removeIf(isPassed);
    return chat;
}

}  // namespace core
