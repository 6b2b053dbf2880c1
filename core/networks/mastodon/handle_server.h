// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/server_name.h"
#include "core/networks/transport.h"

namespace core::mastodon {

/// Where the account behind a handle is at home, if that is not where its domain leads: example's
/// accounts may be at social.example. RFC 7033, docs.joinmastodon.org/spec/webfinger
///
/// Owned by MastodonSignIn. Its rule: it asks the domain once and goes nowhere else.
class HandleServer : public QObject {
    Q_OBJECT

public:
    HandleServer(Transport &transport, const QStringList &testOrigins, QObject *parent = nullptr);
    /// NotFound: the domain names no other server. Offline: not now.
    Future<QUrl> find(const ServerName &name);

private:
    Transport &m_transport;
    QStringList m_testOrigins;
};

}  // namespace core::mastodon
