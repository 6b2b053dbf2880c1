// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/server_facts.h"
#include "core/networks/parsed.h"
#include "core/networks/transport.h"

#include <QUrlQuery>

namespace core::mastodon {

/// The calls of one account at its own server, or of nobody at another one: Session makes them, a
/// test answers them.
class Api : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// A success, or what the reply says (mastodon_errors.h). `path` begins with a slash:
    /// "/api/v1/timelines/tag/books".
    virtual Future<Reply> get(const QString &path, const QUrlQuery &query) = 0;
    virtual Future<Reply> post(const QString &path, const QByteArray &json) = 0;
    /// The connection that brings what happens: `path` and `query` of a WebSocket at the server's
    /// streaming address, or with `asLines` of server-sent events at the same place.
    virtual std::unique_ptr<MessageStream> open(const QString &path, const QUrlQuery &query,
                                                bool asLines) = 0;
    /// What the server is and can do; asked once, and again until it was told.
    virtual Future<ServerFacts> facts() = 0;
};

}  // namespace core::mastodon
