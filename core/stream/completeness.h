// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace core {

/// What one source gave.
struct SourceReport {
    Connection connection;
    int posts = 0;
    int gaps = 0;    ///< times it was away
    int filled = 0;  ///< posts that came by catching up
    Seconds longestGap{0};

    bool operator==(const SourceReport &) const = default;
};

/// What each source gave, gaps and how they were filled. Owned by LiveChat.
class Completeness : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setConnection(const NetworkId &network, const Connection &connection);
    void count(const QList<Post> &fresh);
    const QMap<NetworkId, SourceReport> &reports() const { return m_reports; }

Q_SIGNALS:
    void changed(const core::NetworkId &network);

private:
    QMap<NetworkId, SourceReport> m_reports;
    QHash<NetworkId, Instant> m_fillingUntil;  ///< posts up to here came by catching up
};

}  // namespace core
