// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QPointer>

#include <map>
#include <memory>

class QSocketNotifier;

namespace core {

/// The real clock: a timerfd on the time of day, which the kernel cancels when that is set.
///
/// Owned by Application. Waiting on the time of day itself means that a computer that slept
/// notices at once what it missed. Linux: man timerfd_create, TFD_TIMER_CANCEL_ON_SET.
class SystemClock : public Clock {
    Q_OBJECT

public:
    explicit SystemClock(QObject *parent = nullptr);
    ~SystemClock() override;

    Instant now() const override;
    void callAt(Instant time, QObject *context, std::function<void()> action) override;

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void()> action;
    };
    void arm();
    void ring();

    int m_timer = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::multimap<Instant, Waiting> m_waiting;
};

}  // namespace core
