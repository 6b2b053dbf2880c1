// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_clock.h"

#include "tests/support/settle.h"

#include <algorithm>

namespace tests {

void FakeClock::callAt(core::Instant time, QObject *context, std::function<void()> action)
{
    m_waiting.push_back({time, m_order++, context, std::move(action)});
}

void FakeClock::advance(core::Milliseconds by)
{
    advanceTo(m_now + by);
}

void FakeClock::advanceTo(core::Instant time)
{
    settle();
    while (runNext(time)) {
    }
    m_now = std::max(m_now, time);
}

void FakeClock::jump(core::Milliseconds by)
{
    m_now += by;
    Q_EMIT jumped();
    advanceTo(m_now);
}

bool FakeClock::runNext(core::Instant until)
{
    const auto earlier = [](const Waiting &a, const Waiting &b) {
        return std::pair(a.time, a.order) < std::pair(b.time, b.order);
    };
    const auto next = std::min_element(m_waiting.begin(), m_waiting.end(), earlier);
    if (next == m_waiting.end() || next->time > until)
        return false;
    Waiting waiting = std::move(*next);
    m_waiting.erase(next);
    m_now = std::max(m_now, waiting.time);
    if (waiting.context)
        waiting.action();
    settle();
    return true;
}

}  // namespace tests
