// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

#include <QCache>
#include <QPixmap>
#include <QSet>

#include <deque>

namespace ui {

/// Profile pictures, small, for as long as the program runs.
///
/// Owned by Application. Its rule: what strangers put on their servers costs no more than the
/// limits: so many bytes, so many pixels, few at a time, each asked for once. What is no picture
/// within them is nobody's picture, and is not asked for again; what could not be reached is, once
/// another picture has come.
class AvatarCache : public QObject {
    Q_OBJECT

public:
    static constexpr int side = 96;  ///< pixels; the list shows 38, also on dense screens

    /// `transport` must outlive it.
    explicit AvatarCache(core::Transport &transport, QObject *parent = nullptr);

    /// A square picture; null while it is not here. The first call asks for it.
    QPixmap picture(const QUrl &url);

Q_SIGNALS:
    void arrived(const QUrl &url);

private:
    void askNext();
    void take(const QUrl &url, const core::Result<core::Reply> &reply);

    core::Transport &m_transport;
    QCache<QUrl, QPixmap> m_pictures;
    QSet<QUrl> m_asked;      ///< waiting, under way, or in vain
    QSet<QUrl> m_unreached;  ///< of them, those that brought no reply
    std::deque<QUrl> m_waiting;
    int m_underWay = 0;
};

}  // namespace ui
