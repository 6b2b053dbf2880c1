// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Times", text);
}

QDateTime in(const QByteArray &zone, core::Instant instant)
{
    const QTimeZone found(zone);
    return core::toDateTime(instant).toTimeZone(found.isValid() ? found : QTimeZone::utc());
}

/// Names of days and months in the language of the window, which is not always the desktop's.
QString formatted(const QDateTime &time, const QString &format)
{
    return QLocale(QLocale::English).toString(time, format);
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

}  // namespace

QByteArray localZone()
{
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    return zone.isEmpty() ? QByteArrayLiteral("UTC") : zone;
}

QString clockTime(core::Instant instant, const QByteArray &zone)
{
    return formatted(in(zone, instant), u"HH:mm"_s);
}

QString clockTimeWithSeconds(core::Instant instant, const QByteArray &zone)
{
    return formatted(in(zone, instant), u"HH:mm:ss"_s);
}

QString clockTimeAndDay(core::Instant instant, const QByteArray &zone, const QByteArray &otherZone)
{
    const QDateTime here = in(zone, instant);
    const bool sameDay = here.date() == in(otherZone, instant).date();
    return formatted(here, sameDay ? u"HH:mm"_s : u"HH:mm ddd"_s);
}

QString dateAndTime(core::Instant instant, const QByteArray &zone, core::Instant now)
{
    const QDateTime time = in(zone, instant);
    const bool thisYear = time.date().year() == in(zone, now).date().year();
    return formatted(time, thisYear ? u"ddd d MMM, HH:mm "_s : u"ddd d MMM yyyy, HH:mm "_s) +
           core::shortZoneName(zone);
}

QString dateAndTime(const core::ZonedTime &time, core::Instant now)
{
    if (time.kind() == core::ZonedTime::Kind::Invalid)
        return words("no date yet");
    return dateAndTime(time.instant(), time.zone, now);
}

QString fullDate(core::Instant instant, const QByteArray &zone)
{
    return formatted(in(zone, instant), u"d MMM yyyy"_s);
}

QString dayAndTime(core::Instant instant, const QByteArray &zone)
{
    return formatted(in(zone, instant), u"ddd HH:mm"_s);
}

QString countdown(core::Milliseconds left)
{
    // Rounded up: 00:00 means now, not within the second.
    const qint64 all = (std::abs(left.count()) + 999) / 1000;
    const QString minutesAndRest = twoDigits(all / 60 % 60) + u':' + twoDigits(all % 60);
    return all < 3600 ? minutesAndRest : QString::number(all / 3600) + u':' + minutesAndRest;
}

QString minutesAndSeconds(core::Seconds duration)
{
    return QString::number(duration.count() / 60) + u':' + twoDigits(duration.count() % 60);
}

QString spokenDuration(core::Seconds duration)
{
    const qint64 seconds = std::max<qint64>(duration.count(), 0);
    if (seconds < 60)
        return words("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return words("%1 min").arg(minutes);
    const QString hours = words("%1 h").arg(minutes / 60);
    return minutes % 60 == 0 ? hours : hours + u' ' + words("%1 min").arg(minutes % 60);
}

QString relativeDay(core::Instant instant, const QByteArray &zone, core::Instant now)
{
    const qint64 days = in(zone, now).date().daysTo(in(zone, instant).date());
    if (days == 0)
        return words("today");
    if (days == 1)
        return words("tomorrow");
    if (days == -1)
        return words("yesterday");
    return days > 0 ? words("in %1 days").arg(days) : words("%1 days ago").arg(-days);
}

QString offsetText(core::Seconds offset)
{
    const qint64 seconds = offset.count();
    if (seconds == 0)
        return words("start");
    const QString sign = seconds < 0 ? u"−"_s : u"+"_s;
    const qint64 size = std::abs(seconds);
    const QString minutes =
        size % 60 == 0 ? QString::number(size / 60) : minutesAndSeconds(core::Seconds(size));
    return words("%1%2 min").arg(sign, minutes);
}

}  // namespace ui
