// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/server_facts.h"
#include "core/networks/transport.h"

namespace core::mastodon {

/// Asks a server what it is: `/api/v2/instance`, `/api/v1/instance` where that does not exist, and
/// NodeInfo for the name of its software.
///
/// Owned by whoever needs to know. Its rule: only the server that was named is asked, wherever its
/// answers point. https://docs.joinmastodon.org/methods/instance, nodeinfo.diaspora.software
class ServerFinder : public QObject {
    Q_OBJECT

public:
    explicit ServerFinder(Clock &clock, Transport &transport, QObject *parent = nullptr);

    /// Some servers tell nothing to who has no token. Offline, RateLimited: not now. NotFound:
    /// nothing there speaks this API. SignedOut, Refused: it wants a token, or another one.
    Future<ServerFacts> find(const QUrl &origin, const Secret &token = {});

private:
    Future<QJsonObject> instance(const QUrl &origin, const Secret &token);
    Future<QJsonObject> instanceAt(const QUrl &url, const Secret &token);
    Future<QJsonObject> nodeInfo(const QUrl &origin);
    Future<QJsonObject> document(const QUrl &url);

    Clock &m_clock;
    Transport &m_transport;
};

}  // namespace core::mastodon
