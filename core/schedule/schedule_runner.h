// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/schedule/schedule.h"

namespace core {

/// Asks the schedule on time and once a second besides, and announces what it says.
///
/// Owned by LiveChat. The second look makes a laptop that slept, or a clock that was set, merely
/// late. Every change of the schedule goes through here, so that changed() is always heard.
class ScheduleRunner : public QObject {
    Q_OBJECT

public:
    ScheduleRunner(Clock &clock, QObject *parent = nullptr);

    const Schedule &schedule() const { return m_schedule; }
    /// Starts (or goes on) with this schedule; nothing is announced inside this call.
    void start(const Schedule &schedule);
    void stop();
    bool isRunning() const { return m_running; }

    void hold();
    void resume();
    void shift(Minutes by);
    void skip(const CueId &id);
    void undoSkip(const CueId &id);
    void release(const CueId &id);  ///< announces due(id)
    void setRunSheet(const RunSheet &sheet);

Q_SIGNALS:
    void due(const core::CueId &id);     ///< post it now; changed() was emitted before
    void asking(const core::CueId &id);  ///< it wants a host's word: Ready or Late
    void changed();                      ///< the progress is another one: save and show it
    void over();                         ///< the last cue has left or was skipped

private:
    void look();
    void lookEverySecond();
    void lookWhetherOver();
    void changedByHost();
    void arm();

    Clock &m_clock;
    Alarm m_dueAlarm;
    Alarm m_secondAlarm;
    Schedule m_schedule;
    bool m_running = false;
    bool m_over = false;
};

}  // namespace core
