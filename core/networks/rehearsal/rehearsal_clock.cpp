// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_clock.h"

#include <algorithm>
#include <cmath>

namespace core {

RehearsalClock::RehearsalClock(Clock &system, Instant start, double speed)
    : m_system(system)
    , m_alarm(system)
    , m_speed(std::clamp(speed, 1.0, 60.0))
    , m_anchor(start)
    , m_systemAnchor(system.now())
    , m_latest(start)
{
    connect(&m_system, &Clock::jumped, this, [this] {
        arm();
        Q_EMIT jumped();
    });
}

Instant RehearsalClock::now() const
{
    const double passed = double((m_system.now() - m_systemAnchor).count()) * m_speed;
    const Instant time = m_anchor + Milliseconds(std::llround(std::floor(passed)));
    if (time < m_latest) {  // the system's clock was set back: go on from here
        m_anchor = m_latest;
        m_systemAnchor = m_system.now();
    }
    m_latest = std::max(m_latest, time);
    return m_latest;
}

void RehearsalClock::callAt(Instant time, QObject *context, std::function<void()> action)
{
    m_waiting.emplace(time, Waiting{context, std::move(action)});
    arm();
}

void RehearsalClock::setSpeed(double speed)
{
    anchor(now());
    m_speed = std::clamp(speed, 1.0, 60.0);
    arm();
}

void RehearsalClock::skipTo(Instant time)
{
    anchor(std::max(now(), time));
    arm();
}

void RehearsalClock::anchor(Instant time)
{
    m_anchor = time;
    m_latest = time;
    m_systemAnchor = m_system.now();
}

void RehearsalClock::arm()
{
    if (m_waiting.empty())
        return m_alarm.clear();
    const double wait = double((m_waiting.begin()->first - now()).count()) / m_speed;
    m_alarm.setAfter(Milliseconds(std::max(0LL, std::llround(std::ceil(wait)))),
                     [this] { ring(); });
}

void RehearsalClock::ring()
{
    // What an action plans for now waits for the next ring, so that nothing runs inside callAt().
    std::multimap<Instant, Waiting> due;
    const auto end = m_waiting.upper_bound(now());
    while (m_waiting.begin() != end)
        due.insert(due.end(), m_waiting.extract(m_waiting.begin()));
    for (auto &[time, waiting] : due) {
        if (waiting.context)
            waiting.action();
    }
    arm();
}

}  // namespace core
