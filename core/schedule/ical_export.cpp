// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/ical_export.h"

#include <libical/ical.h>

#include <memory>

namespace core {

using namespace Qt::StringLiterals;

namespace {

icaltimetype wallTime(const QDateTime &time)
{
    icaltimetype result = icaltime_null_time();
    result.year = time.date().year();
    result.month = time.date().month();
    result.day = time.date().day();
    result.hour = time.time().hour();
    result.minute = time.time().minute();
    result.second = time.time().second();
    return result;
}

icaltimetype utc(Instant instant)
{
    icaltimetype result = wallTime(toDateTime(instant));
    result.zone = icaltimezone_get_utc_timezone();
    return result;
}

bool isKnown(const QByteArray &zone)
{
    return icaltimezone_get_builtin_timezone(zone.constData()) && zone != "UTC" &&
           zone != "Etc/UTC";
}

/// DTSTART or DTEND in the chat's zone, so that a series keeps its wall time through the seasons. A
/// zone without seasons of its own, such as UTC, is written as UTC.
icaltimetype timeIn(const QByteArray &zone, const QDateTime &wall)
{
    if (isKnown(zone))
        return wallTime(wall);
    return utc(ZonedTime{wall.date(), wall.time(), zone}.instant());
}

icalproperty *inZone(icalproperty *property, const QByteArray &zone)
{
    if (!isKnown(zone))
        return property;
    icalproperty_add_parameter(property, icalparameter_new_tzid(zone.constData()));
    return property;
}

QByteArray description(const Chat &chat)
{
    QStringList lines;
    for (const Cue &question : chat.runSheet.questions())
        lines.append(cueLabel(question, chat.settings) + u": "_s + question.text);
    return lines.join(u'\n').toUtf8();
}

using Calendar = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

/// The zone's own rules go along: a calendar program need not know it.
void addZone(icalcomponent *calendar, const QByteArray &name)
{
    if (!isKnown(name))
        return;
    icaltimezone *zone = icaltimezone_get_builtin_timezone(name.constData());
    icalcomponent *own = icalcomponent_new_clone(icaltimezone_get_component(zone));
    // The component names the zone in its own way; the entries must use the same name.
    icalproperty *tzid = icalcomponent_get_first_property(own, ICAL_TZID_PROPERTY);
    icalproperty_set_tzid(tzid, name.constData());
    icalcomponent_add_component(calendar, own);
}

/// The wall time, no zone applied.
QDateTime wall(const QDate &date, const QTime &time)
{
    return QDateTime(date, time, QTimeZone::utc());
}

void addRecurrence(icalcomponent *event, const Chat &chat, const QTime &time)
{
    const icalrecurrencetype rule =
        icalrecurrencetype_from_string(chat.recurrence.toLatin1().constData());
    if (chat.recurrence.isEmpty() || rule.freq == ICAL_NO_RECURRENCE)
        return;
    icalcomponent_add_property(event, icalproperty_new_rrule(rule));
    for (const QDate &day : chat.skippedDates) {
        icalproperty *left = icalproperty_new_exdate(timeIn(chat.start.zone, wall(day, time)));
        icalcomponent_add_property(event, inZone(left, chat.start.zone));
    }
}

/// One sitting; `number` is 0 for the chat's own start.
icalcomponent *entryFor(const Chat &chat, int number, const QTime &time, CalendarScope scope,
                        Instant now)
{
    icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    QByteArray uid = chat.id.text().toUtf8();
    if (number > 0)
        uid += '-' + QByteArray::number(number);
    const bool series = scope == CalendarScope::Series;
    const QString title = series ? QString() : chat.title;
    const QByteArray summary = (chat.hashtag.withSign() + u' ' + title).simplified().toUtf8();
    const auto add = [event](icalproperty *property) {
        icalcomponent_add_property(event, property);
    };
    uid += series ? "-series@moderato" : "@moderato";
    add(icalproperty_new_uid(uid.constData()));
    add(icalproperty_new_dtstamp(utc(now)));
    add(icalproperty_new_summary(summary.constData()));
    if (!series)
        add(icalproperty_new_description(description(chat).constData()));
    const QDateTime start = wall(chat.start.date, time);
    const QDateTime end = start.addSecs(Seconds(chat.length).count());
    const ZonedTime own{chat.start.date, time, chat.start.zone, chat.start.second};
    if (!series && own.kind() == ZonedTime::Kind::Twice) {
        // A wall time with its zone would leave open which of the two is meant.
        add(icalproperty_new_dtstart(utc(own.instant())));
        add(icalproperty_new_dtend(utc(own.instant() + chat.length)));
        return event;
    }
    add(inZone(icalproperty_new_dtstart(timeIn(chat.start.zone, start)), chat.start.zone));
    add(inZone(icalproperty_new_dtend(timeIn(chat.start.zone, end)), chat.start.zone));
    if (series)
        addRecurrence(event, chat, time);
    return event;
}

}  // namespace

QByteArray toICalendar(const Chat &chat, CalendarScope scope, Instant now)
{
    if (chat.start.kind() == ZonedTime::Kind::Invalid)
        return {};
    const Calendar calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Moderato//EN"));
    addZone(calendar.get(), chat.start.zone);
    QList<QTime> starts{chat.start.time};
    starts += chat.sittings;
    for (qsizetype number = 0; number < starts.size(); ++number)
        icalcomponent_add_component(calendar.get(),
                                    entryFor(chat, int(number), starts[number], scope, now));
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar.get()), icalmemory_free_buffer);
    return QByteArray(text.get());
}

}  // namespace core
