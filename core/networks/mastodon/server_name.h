// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QUrl>

namespace core::mastodon {

/// Where a server is, and whose account is meant there where that was said too.
struct ServerName {
    QUrl origin;   ///< "https://social.example"
    QString user;  ///< "ann" of "@ann@social.example"; else empty

    bool operator==(const ServerName &) const = default;
};

/// The server in what people type or paste: "Mastodon.social", "https://mastodon.social/@ann",
/// "@ann@mastodon.social". Always https, but for what `testOrigins` (Endpoints) name. BadInput:
/// there is no server in it.
Result<ServerName> serverIn(const QString &typed, const QStringList &testOrigins);

}  // namespace core::mastodon
