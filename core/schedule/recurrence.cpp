// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/recurrence.h"

#include <QRegularExpression>

#include <libical/ical.h>

#include <memory>
#include <optional>

namespace core {

namespace {

struct FreeIterator {
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

std::optional<icalrecurrencetype> parsed(const QString &rule)
{
    if (rule.isEmpty())
        return std::nullopt;
    const icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule.toUtf8().constData());
    const bool byDays =
        recurrence.freq == ICAL_DAILY_RECURRENCE || recurrence.freq == ICAL_WEEKLY_RECURRENCE ||
        recurrence.freq == ICAL_MONTHLY_RECURRENCE || recurrence.freq == ICAL_YEARLY_RECURRENCE;
    if (!byDays)
        return std::nullopt;  // chats recur by days, not by hours
    return recurrence;
}

/// Days only: a series is counted by the calendar on the wall, whatever the clock does there.
icaltimetype icalDay(const QDate &date)
{
    icaltimetype day = icaltime_null_time();  // icaltime_null_date() has an hour of -1
    day.is_date = 1;
    day.year = date.year();
    day.month = date.month();
    day.day = date.day();
    return day;
}

QDate nextDay(icalrecur_iterator *iterator)
{
    const icaltimetype day = icalrecur_iterator_next(iterator);
    return icaltime_is_null_time(day) ? QDate() : QDate(day.year, day.month, day.day);
}

}  // namespace

QList<ZonedTime> Recurrence::after(const ZonedTime &from, int count,
                                   const QList<QDate> &leftOut) const
{
    QList<ZonedTime> times;
    const auto rule = parsed(m_rule);
    if (!rule || !from.date.isValid())
        return times;
    const Iterator iterator(icalrecur_iterator_new(*rule, icalDay(from.date)));
    while (iterator && times.size() < count) {
        const QDate day = nextDay(iterator.get());
        if (!day.isValid())
            break;
        if (day > from.date && !leftOut.contains(day))
            times.append({day, from.time, from.zone});
    }
    return times;
}

ZonedTime Recurrence::firstOnOrAfter(const QDate &day, const QTime &time,
                                     const QByteArray &zone) const
{
    auto rule = parsed(m_rule);
    if (!rule || !day.isValid())
        return {};
    // Nobody knows which of two Mondays it is, so the first one will do.
    rule->interval = 1;
    rule->count = 0;
    rule->until = icaltime_null_time();
    const Iterator iterator(icalrecur_iterator_new(*rule, icalDay(day)));
    QDate found = iterator ? nextDay(iterator.get()) : QDate();
    while (found.isValid() && found < day)
        found = nextDay(iterator.get());
    return found.isValid() ? ZonedTime{found, time, zone} : ZonedTime{};
}

Recurrence Recurrence::after(int days) const
{
    static const QRegularExpression count(QStringLiteral("COUNT=(\\d+)"));
    const auto match = count.match(m_rule);
    if (!match.hasMatch())
        return *this;
    const int left = match.captured(1).toInt() - days;
    if (left <= 1)
        return {};
    QString rule = m_rule;
    rule.replace(match.capturedStart(1), match.capturedLength(1), QString::number(left));
    return Recurrence(rule);
}

}  // namespace core
