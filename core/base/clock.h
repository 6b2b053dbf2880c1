// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimeZone>

#include <chrono>
#include <functional>

namespace core {

using namespace std::chrono_literals;

/// A moment: UTC milliseconds since 1970. Zones exist only where people read or type a time.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;

inline Instant instantFromMs(qint64 milliseconds)
{
    return Instant(Milliseconds(milliseconds));
}
inline qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}
inline QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant), QTimeZone::utc());
}
/// "2026-11-24T01:40:00.000Z" (RFC 3339).
inline QString isoTime(Instant instant)
{
    return toDateTime(instant).toUTC().toString(Qt::ISODateWithMs);  // the zone as a Z
}
inline Instant fromDateTime(const QDateTime &time)
{
    return instantFromMs(time.toMSecsSinceEpoch());
}

/// What time it is, and the only way to wait.
///
/// Owned by Application (or by a Rehearsal, whose time runs faster). Logic gets `now` as an
/// argument or asks its Clock; it never uses QTimer or the system's time. An action never runs
/// before its time; when the clock is set forward or the computer slept, it runs late.
class Clock : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Instant now() const = 0;
    /// Runs `action` once at `time` or as soon as possible after it, never inside this call;
    /// not at all if `context` is gone by then.
    virtual void callAt(Instant time, QObject *context, std::function<void()> action) = 0;
    void callAfter(Milliseconds delay, QObject *context, std::function<void()> action)
    {
        callAt(now() + delay, context, std::move(action));
    }

Q_SIGNALS:
    /// The time of day was set, or the computer woke up: what was planned by the clock must look
    /// again.
    void jumped();
};

}  // namespace core
