// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/networks/endpoints.h"
#include "core/networks/transport.h"

namespace core::x {

/// What the keychain keeps of an account.
struct Tokens {
    Secret access;    ///< for calls, two hours long
    Secret refresh;   ///< for the next pair; used up by it
    Instant expires;  ///< of `access`, by our clock
    QString clientId;
    Secret bearer;  ///< of the app itself, for the filtered stream; empty: there is none

    bool operator==(const Tokens &) const = default;
    bool isEmpty() const { return access.isEmpty() && refresh.isEmpty(); }
    /// `{"access", "refresh", "expires", "clientId", "bearer"}`.
    Secret toSecret() const;
};
/// Empty where it is none.
Tokens tokensIn(const Secret &secret);

/// The pair that a reply of the token address gives; what it does not say stays as in `before`.
/// SignedOut: the code or the token is not good (any more). Refused: the client id is not one of a
/// native app. Offline, RateLimited: not now.
Result<Tokens> tokensIn(const Reply &reply, const Tokens &before, Instant now);

/// Where X is: the API, or the pages for people.
QUrl apiAddress(const Endpoints &endpoints, const QString &path);
QUrl webAddress(const Endpoints &endpoints, const QString &path);

/// https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token
struct CodeGrant {
    QString code, clientId, redirect;
    Secret verifier;
};
Request codeRequest(const Endpoints &endpoints, const CodeGrant &grant);
Request refreshRequest(const Endpoints &endpoints, const Tokens &tokens);
Request revokeRequest(const Endpoints &endpoints, const Secret &token, const QString &clientId);

}  // namespace core::x
