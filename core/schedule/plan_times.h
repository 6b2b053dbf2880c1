// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace core::plan {

/// A time of day as a text names it.
struct TimeMention {
    QTime time;                     ///< invalid where "8:30" may be morning or evening
    std::optional<Minutes> length;  ///< of "8–9 pm"
    QByteArray zone;                ///< empty where none stands behind it
    qsizetype at = 0;               ///< where it stands in the line
};
QList<TimeMention> timesIn(const QString &line);

/// A day as a text names it.
struct DateMention {
    QDate date;  ///< invalid where the year is missing
    int month = 0;
    int day = 0;
    qsizetype at = 0;
};
QList<DateMention> datesIn(const QString &line);

/// "60-minute chat", "for an hour", "Duration: 45 minutes".
std::optional<Minutes> lengthIn(const QString &line);

/// The RRULE value that a sentence speaks of: "alternating Mondays", "first Friday of the month".
QString recurrenceIn(const QString &line);
/// The weekdays that a line names, 1 … 7; short forms only with `trustShort`.
QList<int> weekdaysIn(const QString &line, bool trustShort);

}  // namespace core::plan
