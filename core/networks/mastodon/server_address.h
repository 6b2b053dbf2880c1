// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/server_facts.h"

#include <QUrlQuery>

namespace core::mastodon {

/// A call at a server: `origin` "https://social.example", `path` "/api/v1/timelines/tag/books".
QUrl addressAt(const QString &origin, const QString &path, const QUrlQuery &query);

/// Where the stream is: at the address that the server tells, if a token is safe there, else at
/// the server itself. `asLines`: as server-sent events. `testOrigins`: see Endpoints.
QUrl streamAddress(const ServerFacts &facts, const QStringList &testOrigins, const QString &path,
                   const QUrlQuery &query, bool asLines);

}  // namespace core::mastodon
