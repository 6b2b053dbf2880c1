// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QPointer>

#include <vector>

namespace tests {

/// A clock that moves only when told.
class FakeClock : public core::Clock {
public:
    explicit FakeClock(core::Instant start = core::instantFromMs(1'800'000'000'000)) : m_now(start)
    {}

    core::Instant now() const override { return m_now; }
    void callAt(core::Instant time, QObject *context, std::function<void()> action) override;

    /// Runs everything planned up to then, in order of time, each at its own time.
    void advance(core::Milliseconds by);
    void advanceTo(core::Instant time);
    /// The time of day is set, or the computer slept: everything overdue runs late, at once.
    void jump(core::Milliseconds by);
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }

private:
    struct Waiting {
        core::Instant time;
        quint64 order;
        QPointer<QObject> context;
        std::function<void()> action;
    };
    bool runNext(core::Instant until);

    core::Instant m_now;
    quint64 m_order = 0;
    std::vector<Waiting> m_waiting;
};

}  // namespace tests
