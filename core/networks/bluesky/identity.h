// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/future.h"
#include "core/networks/endpoints.h"
#include "core/networks/transport.h"

namespace core::bluesky {

/// Who an account is, and where it lives.
struct Identity {
    QString did;
    QString handle;
    QString server;  ///< origin of its PDS

    bool operator==(const Identity &) const = default;
};

/// From a name to the server where its account lives: handle → DID → DID document → PDS
/// (atproto.com/specs/handle, atproto.com/specs/did).
///
/// Owned by who asks. Its rule: handle and document must name each other; nothing is guessed.
class IdentityFinder : public QObject {
    Q_OBJECT

public:
    IdentityFinder(Clock &clock, Transport &transport, const Endpoints &endpoints,
                   QObject *parent = nullptr);

    /// `name` is a handle or a DID. NotFound: there is no such account, or handle and document do
    /// not name each other. Refused: its server is no place to go. Offline, RateLimited: not now.
    Future<Identity> find(const QString &name);

private:
    Future<Reply> ask(const QUrl &url);
    Future<QString> didBehind(const QString &handle);
    Future<Identity> read(const QString &did);
    Future<Identity> confirm(const Identity &identity);
    QUrl documentUrl(const QString &did) const;
    Result<Identity> identityIn(const QJsonObject &document, const QString &did) const;
    bool mayGoTo(const QUrl &url) const;

    Clock &m_clock;
    Transport &m_transport;
    const Endpoints &m_endpoints;
};

/// did:plc and did:web, the two methods there are (atproto.com/specs/did).
bool isDid(const QString &text);

}  // namespace core::bluesky
