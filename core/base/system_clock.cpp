// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system_clock.h"

#include <QMetaObject>
#include <QSocketNotifier>

#include <algorithm>

#include <cerrno>
#include <sys/timerfd.h>
#include <unistd.h>

namespace core {

SystemClock::SystemClock(QObject *parent)
    : Clock(parent)
    , m_timer(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    Q_ASSERT(m_timer >= 0);
    m_notifier = std::make_unique<QSocketNotifier>(m_timer, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SystemClock::ring);
    arm();
}

SystemClock::~SystemClock()
{
    m_notifier.reset();
    ::close(m_timer);
}

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

void SystemClock::callAt(Instant time, QObject *context, std::function<void()> action)
{
    const bool isNext = m_waiting.empty() || time < m_waiting.begin()->first;
    m_waiting.emplace(time, Waiting{context, std::move(action)});
    if (isNext)
        arm();
}

void SystemClock::arm()
{
    // With nothing to wait for it still watches for the clock being set: a day ahead is enough.
    Instant next = m_waiting.empty() ? now() + 24h : m_waiting.begin()->first;
    next = std::max(next, instantFromMs(1));  // zero would disarm it
    itimerspec when{};
    when.it_value.tv_sec = toMs(next) / 1000;
    when.it_value.tv_nsec = (toMs(next) % 1000) * 1'000'000;
    const int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    const bool wasSet = timerfd_settime(m_timer, flags, &when, nullptr) < 0 && errno == ECANCELED;
    // The clock was set before anybody read it: the kernel says so here instead, and only once.
    if (wasSet)
        QMetaObject::invokeMethod(this, &SystemClock::jumped, Qt::QueuedConnection);
}

void SystemClock::ring()
{
    quint64 rings = 0;
    const bool wasSet = ::read(m_timer, &rings, sizeof rings) < 0 && errno == ECANCELED;
    if (wasSet) {
        arm();
        Q_EMIT jumped();
    }
    // What an action plans for now waits for the next ring, so that nothing runs inside callAt().
    std::multimap<Instant, Waiting> due;
    const auto end = m_waiting.upper_bound(now());
    while (m_waiting.begin() != end)
        due.insert(due.end(), m_waiting.extract(m_waiting.begin()));
    arm();
    for (auto &[time, waiting] : due) {
        if (waiting.context)
            waiting.action();
    }
}

}  // namespace core
