// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <memory>
#include <optional>

namespace core {

/// One wait that can be set again and called off. Setting it anew forgets the wait before.
class Alarm {
public:
    explicit Alarm(Clock &clock) : m_clock(clock) {}

    void set(Instant time, std::function<void()> action);
    void setAfter(Milliseconds delay, std::function<void()> action)
    {
        set(m_clock.now() + delay, std::move(action));
    }
    void clear();
    std::optional<Instant> time() const { return m_time; }

private:
    Clock &m_clock;
    std::unique_ptr<QObject> m_context;
    std::optional<Instant> m_time;
};

}  // namespace core
