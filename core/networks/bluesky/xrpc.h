// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/parsed.h"
#include "core/networks/transport.h"

#include <QUrlQuery>

namespace core::bluesky {

/// The address of a call at this server.
inline QUrl xrpcUrl(const QString &server, const QString &nsid)
{
    return QUrl(server + QStringLiteral("/xrpc/") + nsid, QUrl::StrictMode);
}

/// The calls of one account at its own server (atproto.com/specs/xrpc): Session makes them, a test
/// answers them.
class Xrpc : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// A success, or what the reply says (bluesky_errors.h). Reads of the whole network
    /// (`app.bsky.…`) go through the account's server too, in tests to the AppView that is named.
    virtual Future<Reply> get(const QString &nsid, const QUrlQuery &query) = 0;
    virtual Future<Reply> post(const QString &nsid, const QByteArray &body,
                               const QByteArray &contentType = "application/json") = 0;
};

}  // namespace core::bluesky
