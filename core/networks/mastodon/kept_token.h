// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QStringList>

namespace core::mastodon {

/// What the keychain keeps of an account: its token, and what goes with it.
struct KeptToken {
    Secret token;
    QString accountId;  ///< the server's own id of the account; empty where it is not known yet
    QString clientId;
    Secret clientSecret;
    QStringList scopes;  ///< empty: not known
};

/// Reads `{"token", "accountId", "clientId", "clientSecret", "scopes"}`; anything else is a bare
/// token as a host pasted it.
KeptToken keptTokenIn(const Secret &secret);

/// Whether a token of these scopes may do what takes `scope` ("write:mutes"); one whose scopes are
/// not known may. https://docs.joinmastodon.org/api/oauth-scopes/
bool mayDo(const KeptToken &kept, const QString &scope);

}  // namespace core::mastodon
