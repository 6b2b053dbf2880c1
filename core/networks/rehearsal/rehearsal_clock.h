// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"

#include <QPointer>

#include <map>

namespace core {

/// The time of a practice evening: it starts where it was left and runs `speed` times as fast as
/// the system's.
///
/// Owned by Rehearsal. When the system's clock is set back, practice time stands still instead of
/// running back; when it is set forward or the computer slept, practice time leaps as well.
class RehearsalClock : public Clock {
    Q_OBJECT

public:
    /// `speed` is limited to 1 … 60.
    RehearsalClock(Clock &system, Instant start, double speed);

    Instant now() const override;
    void callAt(Instant time, QObject *context, std::function<void()> action) override;

    double speed() const { return m_speed; }
    void setSpeed(double speed);
    /// Goes on from a later moment; an earlier one changes nothing.
    void skipTo(Instant time);

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void()> action;
    };
    void anchor(Instant time);
    void arm();
    void ring();

    Clock &m_system;
    Alarm m_alarm;
    double m_speed = 1;
    mutable Instant m_anchor;        ///< practice time …
    mutable Instant m_systemAnchor;  ///< … at this time of the system
    mutable Instant m_latest;        ///< what now() said last
    std::multimap<Instant, Waiting> m_waiting;
};

}  // namespace core
