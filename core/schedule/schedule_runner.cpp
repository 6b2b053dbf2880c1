// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule_runner.h"

#include "core/base/log.h"

namespace core {

ScheduleRunner::ScheduleRunner(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_dueAlarm(clock)
    , m_secondAlarm(clock)
{
    connect(&m_clock, &Clock::jumped, this, &ScheduleRunner::look);
}

void ScheduleRunner::start(const Schedule &schedule)
{
    m_schedule = schedule;
    m_running = true;
    m_over = false;
    arm();
    lookEverySecond();
}

void ScheduleRunner::stop()
{
    m_running = false;
    m_dueAlarm.clear();
    m_secondAlarm.clear();
}

void ScheduleRunner::lookEverySecond()
{
    m_secondAlarm.setAfter(1s, [this] {
        lookEverySecond();
        look();
    });
}

void ScheduleRunner::look()
{
    if (!m_running)
        return;
    const Schedule::Due due = m_schedule.advance(m_clock.now());
    arm();
    if (!due.isEmpty())
        Q_EMIT changed();
    for (const CueId &id : due.leaving)
        Q_EMIT this->due(id);
    for (const CueId &id : due.asking) {
        qCInfo(scheduleLog) << "asks for a host's word:" << id.text();
        Q_EMIT asking(id);
    }
    lookWhetherOver();
}

void ScheduleRunner::arm()
{
    const std::optional<Instant> next = m_schedule.nextWakeUp();
    if (m_running && next)
        m_dueAlarm.set(*next, [this] { look(); });
    else
        m_dueAlarm.clear();
}

void ScheduleRunner::lookWhetherOver()
{
    if (m_over || !m_schedule.isOver())
        return;
    m_over = true;
    Q_EMIT over();
}

/// After a host's word: save, show, and look again at once, for the next cue may be due.
void ScheduleRunner::changedByHost()
{
    m_over = m_over && m_schedule.isOver();
    Q_EMIT changed();
    look();
}

void ScheduleRunner::hold()
{
    m_schedule.hold(m_clock.now());
    changedByHost();
}

void ScheduleRunner::resume()
{
    m_schedule.resume(m_clock.now());
    changedByHost();
}

void ScheduleRunner::shift(Minutes by)
{
    m_schedule.shift(by, m_clock.now());
    changedByHost();
}

void ScheduleRunner::skip(const CueId &id)
{
    m_schedule.skip(id);
    changedByHost();
}

void ScheduleRunner::undoSkip(const CueId &id)
{
    m_schedule.undoSkip(id, m_clock.now());
    changedByHost();
}

void ScheduleRunner::release(const CueId &id)
{
    const CueProgress *cue = m_schedule.find(id);
    if (!m_running || !cue || cue->isOver())
        return;
    m_schedule.release(id, m_clock.now());
    Q_EMIT changed();
    Q_EMIT due(id);
    changedByHost();
}

void ScheduleRunner::setRunSheet(const RunSheet &sheet)
{
    m_schedule.setRunSheet(sheet);
    if (m_running)
        changedByHost();
}

}  // namespace core
