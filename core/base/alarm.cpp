// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/alarm.h"

namespace core {

void Alarm::set(Instant time, std::function<void()> action)
{
    m_context = std::make_unique<QObject>();
    m_time = time;
    m_clock.callAt(time, m_context.get(), [this, action = std::move(action)] {
        m_time.reset();
        action();
    });
}

void Alarm::clear()
{
    m_context.reset();
    m_time.reset();
}

}  // namespace core
