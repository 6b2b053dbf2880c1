// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/preparer.h"

namespace core {

Preparer::Preparer(Clock &clock, ScheduleRunner &runner, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_runner(runner)
    , m_alarm(clock)
{
    connect(&m_runner, &ScheduleRunner::changed, this,
            [this] { m_alarm.setAfter(afterAChange, [this] { look(); }); });
}

void Preparer::look()
{
    m_alarm.clear();
    const Schedule &schedule = m_runner.schedule();
    const CueProgress *next = schedule.next();
    if (!m_runner.isRunning() || schedule.isHeld() || !next ||
        next->state != CueProgress::State::Waiting)
        return;
    if (m_cue != next->cue || m_due != next->due) {
        m_cue = next->cue;
        m_due = next->due;
        m_done.reset();
    }
    const Milliseconds left = m_due - m_clock.now();
    const auto said = [this](Seconds before) { return m_done && *m_done <= before; };
    const Seconds before = left <= warmsUpBefore ? warmsUpBefore : uploadsBefore;
    if (left > uploadsBefore)
        m_alarm.set(m_due - uploadsBefore, [this] { look(); });
    else if (before == uploadsBefore)
        m_alarm.set(m_due - warmsUpBefore, [this] { look(); });
    if (left > before || said(before))
        return;
    m_done = before;
    const CueId cue = m_cue;  // whoever hears it may move it
    Q_EMIT wanted(cue);
}

}  // namespace core
