// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/network_id.h"

#include <QMap>
#include <QStringList>
#include <QUrl>

namespace core {

/// The base addresses of the networks: production by default, or the test servers that a file
/// names.
///
/// Owned by Application. Each network knows the names and defaults of its own addresses
/// (`bluesky/pds`); a file may replace them by loopback addresses only, and only for those the
/// rules of https and public addresses are relaxed.
class Endpoints {
public:
    /// Production.
    Endpoints() = default;
    /// Reads `{"bluesky": {"plc": "http://127.0.0.1:2582", "jetstream": ["ws://…"]}, …}`.
    /// BadInput says which entry is not the address of this computer.
    [[nodiscard]] static Result<Endpoints> fromJson(const QByteArray &json);

    QUrl of(const NetworkId &network, const QString &name, const QUrl &production) const;
    QList<QUrl> allOf(const NetworkId &network, const QString &name,
                      const QList<QUrl> &production) const;
    bool isTest() const { return !m_replaced.isEmpty(); }
    /// Scheme, host and port of every test server.
    QStringList testOrigins() const;

private:
    QMap<QString, QList<QUrl>> m_replaced;  ///< by "network/name"
};

/// Scheme, host and port: what a token may be sent to.
QString originOf(const QUrl &url);
/// A literal loopback address or `localhost`.
bool isLoopback(const QString &host);

}  // namespace core
