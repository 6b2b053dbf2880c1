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

/// DTSTART or DTEND in the chat's zone, so that a series keeps its wall time through the seasons.
icalproperty *inZone(icalproperty *property, const QByteArray &zone)
{
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

}  // namespace

QByteArray toICalendar(const Chat &chat, Instant now)
{
    if (chat.start.kind() == ZonedTime::Kind::Invalid)
        return {};
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
        icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Moderato//EN"));
    if (icaltimezone *zone = icaltimezone_get_builtin_timezone(chat.start.zone.constData())) {
        icalcomponent *own = icalcomponent_new_clone(icaltimezone_get_component(zone));
        // The component names the zone in its own way; the entry below must use the same name.
        icalproperty *name = icalcomponent_get_first_property(own, ICAL_TZID_PROPERTY);
        icalproperty_set_tzid(name, chat.start.zone.constData());
        icalcomponent_add_component(calendar.get(), own);
    }
    icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_component(calendar.get(), event);
    const QByteArray uid = chat.id.text().toUtf8() + "@moderato";
    const QByteArray summary = (chat.hashtag.withSign() + u' ' + chat.title).simplified().toUtf8();
    const QByteArray about = description(chat);
    icalcomponent_add_property(event, icalproperty_new_uid(uid.constData()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(now)));
    icalcomponent_add_property(event, icalproperty_new_summary(summary.constData()));
    icalcomponent_add_property(event, icalproperty_new_description(about.constData()));
    const QDateTime start(chat.start.date, chat.start.time,
                          QTimeZone::utc());  // wall time, no zone applied
    const QDateTime end = start.addSecs(Seconds(chat.length).count());
    icalcomponent_add_property(event,
                               inZone(icalproperty_new_dtstart(wallTime(start)), chat.start.zone));
    icalcomponent_add_property(event,
                               inZone(icalproperty_new_dtend(wallTime(end)), chat.start.zone));
    if (!chat.recurrence.isEmpty()) {
        const icalrecurrencetype rule =
            icalrecurrencetype_from_string(chat.recurrence.toLatin1().constData());
        if (rule.freq != ICAL_NO_RECURRENCE)
            icalcomponent_add_property(event, icalproperty_new_rrule(rule));
    }
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar.get()), icalmemory_free_buffer);
    return QByteArray(text.get());
}

}  // namespace core
