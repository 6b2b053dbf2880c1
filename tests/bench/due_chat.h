// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "tests/support/builders.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace bench {

using Doubles = std::vector<double>;

inline double percentile(Doubles values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(std::size_t(share * double(values.size() - 1)));
}

/// Lets the event loop run, asleep while there is nothing to do, until `done` says so.
template <typename Done>
void runUntil(Done done)
{
    QTimer look;
    look.start(std::chrono::milliseconds(5));
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// How late something was, in milliseconds; a negative one would be early.
inline void tell(benchmark::State &state, const Doubles &late)
{
    state.counters["p50_ms"] = percentile(late, 0.5);
    state.counters["p99_ms"] = percentile(late, 0.99);
    state.counters["earliest_ms"] = percentile(late, 0);
}

/// A chat whose one post is due at `start`.
inline core::Chat oneCue(core::Instant start)
{
    core::Chat chat = tests::aChat();
    chat.id = core::ChatId::fresh();
    chat.start = core::ZonedTime::at(start, "UTC");
    chat.runSheet = core::RunSheet({tests::aCue(core::CueKind::Welcome, 0)});
    return chat;
}

/// Chats start at whole seconds: the next one that leaves time to get ready.
inline core::Instant nextDue(const core::Clock &clock, core::Milliseconds ahead)
{
    return std::chrono::ceil<core::Seconds>(clock.now() + ahead);
}

}  // namespace bench
