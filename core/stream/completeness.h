// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace core {

/// What one network gave, through all accounts of it that the chat is followed with.
struct SourceReport {
    Connection connection;  ///< of the account that is best off: what it hears is not missing
    int posts = 0;
    int gaps = 0;    ///< times that every account was away
    int filled = 0;  ///< posts that came by catching up
    Seconds longestGap{0};
    QList<Source> sources;  ///< its servers, where it has many; each once

    bool operator==(const SourceReport &) const = default;
};

/// What each network gave, gaps and how they were filled. Owned by LiveChat.
class Completeness : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setConnection(const AccountId &account, const NetworkId &network,
                       const Connection &connection);
    void setSources(const AccountId &account, const NetworkId &network,
                    const QList<Source> &sources);
    void count(const QList<Post> &fresh);
    const QMap<NetworkId, SourceReport> &reports() const { return m_reports; }

Q_SIGNALS:
    void changed(const core::NetworkId &network);

private:
    struct Told {
        NetworkId network;
        Connection connection;
        QList<Source> sources;
    };
    Connection bestOf(const NetworkId &network) const;
    QList<Source> sourcesOf(const NetworkId &network) const;

    QMap<AccountId, Told> m_told;
    QMap<NetworkId, SourceReport> m_reports;
    QHash<NetworkId, Instant> m_fillingUntil;  ///< posts up to here came by catching up
};

}  // namespace core
