// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QObject>

namespace app {

/// What happens in a chat, a line for each thing, on standard output: posted, answers, gaps,
/// recoveries. Owned by RehearseCommand or RunCommand; it only listens.
class EventLog : public QObject {
    Q_OBJECT

public:
    explicit EventLog(core::LiveChat &live, QObject *parent = nullptr);

private:
    void delivery(const core::Delivery &delivery);
    void answers();
    void connection(const core::NetworkId &network);
    void line(const QString &text);
    QString placeOf(const core::AccountId &account) const;
    QString labelOf(const core::CueId &cue) const;

    core::LiveChat &m_live;
    QHash<core::DeliveryId, core::Delivery::State> m_states;
    QHash<core::NetworkId, core::Connection::State> m_connections;
    QHash<int, int> m_answers;
    core::Alarm m_answersAlarm;
    bool m_answersPlanned = false;
    bool m_diskTrouble = false;  ///< said once, until everything is saved again
};

}  // namespace app
