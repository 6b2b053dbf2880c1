// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zoned_time.h"

#include <QString>

/// Times as hosts read them. Zones are IANA names; an unknown one reads as UTC.
namespace ui {

/// The zone of this computer, never empty.
QByteArray localZone();

/// "20:51"
QString clockTime(core::Instant instant, const QByteArray &zone);
/// "20:51:48", for the status line
QString clockTimeWithSeconds(core::Instant instant, const QByteArray &zone);
/// "02:30 Tue" where the day is another one than in `otherZone`, else "20:30"
QString clockTimeAndDay(core::Instant instant, const QByteArray &zone, const QByteArray &otherZone);
/// "Mon 23 Nov, 20:30 ET"; the year is added when it is not this one
QString dateAndTime(core::Instant instant, const QByteArray &zone, core::Instant now);
QString dateAndTime(const core::ZonedTime &time, core::Instant now);
/// "23 Nov 2026"
QString fullDate(core::Instant instant, const QByteArray &zone);
/// "Mon 20:30", for "Go live on Mon 20:30"
QString dayAndTime(core::Instant instant, const QByteArray &zone);

/// "04:12", "1:04:12"; the sign is dropped
QString countdown(core::Milliseconds left);
/// "1:20": minutes without a leading zero
QString minutesAndSeconds(core::Seconds duration);
/// "40 s", "6 min", "2 h 5 min"
QString spokenDuration(core::Seconds duration);
/// "today", "tomorrow", "in 2 days", "yesterday", "3 days ago", counted in days of the zone
QString relativeDay(core::Instant instant, const QByteArray &zone, core::Instant now);
/// "+8 min", "+1:30 min", "start": a cue's place from the chat's start
QString offsetText(core::Seconds offset);

}  // namespace ui
