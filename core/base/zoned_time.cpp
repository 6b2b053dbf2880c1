// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zoned_time.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int secondsPerDay = 24 * 60 * 60;

/// The wall time as if its zone were UTC.
qint64 wallSeconds(const QDate &date, const QTime &time)
{
    return QDateTime(date, time, QTimeZone::utc()).toSecsSinceEpoch();
}

int offsetAt(const QTimeZone &zone, qint64 utcSeconds)
{
    return zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utcSeconds, QTimeZone::utc()));
}

/// The moment between two instants at which the zone's offset changes.
qint64 changeBetween(const QTimeZone &zone, qint64 before, qint64 after)
{
    while (after - before > 1) {
        const qint64 middle = before + (after - before) / 2;
        (offsetAt(zone, middle) == offsetAt(zone, before) ? before : after) = middle;
    }
    return after;
}

}  // namespace

QList<Instant> ZonedTime::instants() const
{
    const QTimeZone timeZone(zone);
    if (!date.isValid() || !time.isValid() || !timeZone.isValid())
        return {};
    const qint64 wall = wallSeconds(date, time);
    QSet<int> offsets;
    for (const int hours : {-36, -24, -12, 0, 12, 24, 36})
        offsets.insert(offsetAt(timeZone, wall + hours * 3600));
    QList<Instant> found;
    for (const int offset : std::as_const(offsets)) {
        if (offsetAt(timeZone, wall - offset) == offset)
            found.append(Instant(Seconds(wall - offset)));
    }
    std::sort(found.begin(), found.end());
    return found;
}

ZonedTime::Kind ZonedTime::kind() const
{
    if (!date.isValid() || !time.isValid() || !QTimeZone(zone).isValid())
        return Kind::Invalid;
    const qsizetype count = instants().size();
    return count == 0 ? Kind::Skipped : count == 1 ? Kind::Once : Kind::Twice;
}

Instant ZonedTime::instant() const
{
    const QList<Instant> found = instants();
    if (!found.isEmpty())
        return second ? found.last() : found.first();
    if (kind() == Kind::Invalid)
        return {};
    const QTimeZone timeZone(zone);
    const qint64 wall = wallSeconds(date, time);
    return Instant(Seconds(changeBetween(timeZone, wall - secondsPerDay, wall + secondsPerDay)));
}

ZonedTime ZonedTime::at(Instant instant, const QByteArray &zone)
{
    const QTimeZone timeZone(zone);
    const qint64 utc = std::chrono::floor<Seconds>(instant).time_since_epoch().count();
    const int offset = timeZone.isValid() ? offsetAt(timeZone, utc) : 0;
    const QDateTime wall = QDateTime::fromSecsSinceEpoch(utc + offset, QTimeZone::utc());
    return {wall.date(), wall.time(), timeZone.isValid() ? zone : QByteArrayLiteral("UTC"), false};
}

QString shortZoneName(const QByteArray &zone)
{
    static const QHash<QByteArray, QString> names = {{"America/New_York", u"ET"_s},
                                                     {"America/Toronto", u"ET"_s},
                                                     {"America/Chicago", u"CT"_s},
                                                     {"America/Denver", u"MT"_s},
                                                     {"America/Los_Angeles", u"PT"_s},
                                                     {"Europe/London", u"UK"_s},
                                                     {"Europe/Dublin", u"Ireland"_s},
                                                     {"Europe/Berlin", u"CET"_s},
                                                     {"Europe/Paris", u"CET"_s},
                                                     {"Europe/Vienna", u"CET"_s},
                                                     {"Europe/Zurich", u"CET"_s},
                                                     {"Europe/Madrid", u"CET"_s},
                                                     {"Australia/Sydney", u"Sydney"_s},
                                                     {"UTC", u"UTC"_s},
                                                     {"Etc/UTC", u"UTC"_s},
                                                     {"Asia/Tokyo", u"JST"_s},
                                                     {"Asia/Kolkata", u"IST"_s},
                                                     {"Asia/Manila", u"PHT"_s}};
    const auto known = names.constFind(zone);
    if (known != names.constEnd())
        return *known;
    return QString::fromLatin1(zone).section(u'/', -1).replace(u'_', u' ');
}

}  // namespace core
