// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/waiters.h"
#include "core/networks/mastodon/mastodon_api.h"
#include "core/networks/mastodon/server_finder.h"
#include "core/networks/network.h"

namespace core::mastodon {

/// The calls of nobody at a server: what it tells to everyone.
///
/// Owned by whoever reads there. Its rule: it has no token, and so changes nothing.
class Visitor : public Api {
    Q_OBJECT

public:
    Visitor(const QUrl &origin, Services services, QObject *parent = nullptr);

    Future<Reply> get(const QString &path, const QUrlQuery &query) override;
    Future<Reply> post(const QString &path, const QByteArray &json) override;
    std::unique_ptr<MessageStream> open(const QString &path, const QUrlQuery &query,
                                        bool asLines) override;
    Future<ServerFacts> facts() override;

private:
    QString m_origin;
    Services m_services;
    ServerFinder m_finder;
    std::optional<ServerFacts> m_facts;
    Waiters<ServerFacts> m_waiting;
};

}  // namespace core::mastodon
