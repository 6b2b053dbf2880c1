// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QObject>

namespace app {

/// Desktop notifications of a running chat: a minute before a post, when something is late, when
/// nobody knows whether a post is out (https://specifications.freedesktop.org/notification-spec).
/// Owned by RunningChat; it only listens.
class Notifier : public QObject {
    Q_OBJECT

public:
    explicit Notifier(core::LiveChat &live, QObject *parent = nullptr);

Q_SIGNALS:
    void told(const QString &title, const QString &text);

private:
    void planNext();
    void announce(const core::CueId &id);
    void tell(const QString &title, const QString &text);
    void delivery(const core::Delivery &delivery);

    core::LiveChat &m_live;
    core::Alarm m_soon;
    core::CueId m_announced;
    QHash<core::DeliveryId, core::Delivery::State> m_told;
};

}  // namespace app
