// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QObject>

namespace ui {

class Toast;

/// Offers to take a post from the composer back, once it is out everywhere.
///
/// Owned by LivePage. Its rule: the words are never lost with the post; whoever took it back finds
/// them in the composer again.
class TakeBack : public QObject {
    Q_OBJECT

public:
    TakeBack(core::LiveChat &live, Toast &toast, QObject *parent = nullptr);

    /// These were said just now. What was said before is offered no more.
    void offer(const QList<core::DeliveryId> &said);

Q_SIGNALS:
    /// It is gone from one network; `words` are what went out there.
    void takenBack(const QString &words, const std::optional<core::PostId> &repliedTo);

private:
    void offerWhatIsOut();
    void takeBack(const core::DeliveryId &said);

    core::LiveChat &m_live;
    Toast &m_toast;
    QList<core::DeliveryId> m_said;  ///< not out everywhere yet
};

}  // namespace ui
