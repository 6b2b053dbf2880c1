// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/networks/transport.h"

namespace core::bluesky {

/// What com.atproto.server.createSession and refreshSession give: the token for calls (two hours)
/// and the one for the next session (some months, used up by each refresh).
struct SessionTokens {
    Secret access;
    Secret refresh;

    bool operator==(const SessionTokens &) const = default;
    bool isEmpty() const { return refresh.isEmpty(); }
    /// `{"accessJwt", "refreshJwt"}`, as the keychain keeps it.
    Secret toSecret() const;
};

/// What lies in the keychain; empty where it is a bare app password.
SessionTokens tokensIn(const Secret &secret);

/// The session that a server opened for this account. Refused: it is another account's, or one
/// that is not active. Unconfirmed: no answer of such a server.
Result<SessionTokens> tokensIn(const Reply &reply, const QString &did);

Request createSessionRequest(const QString &server, const QString &did, const Secret &password);

}  // namespace core::bluesky
