// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/identity.h"
#include "core/networks/network.h"

namespace core::bluesky {

/// Signing in with a handle and an app password: the handle leads to the account's own server, and
/// only that server is told the password. Owned by AccountBook while it lasts.
///
/// Refused: the account may not be used, or its password is no app password and the server wants
/// a code from an e-mail as well.
class BlueskySignIn : public SignIn {
    Q_OBJECT

public:
    explicit BlueskySignIn(Services services);
    Future<SignedIn> signIn(const QString &name, const Secret &password) override;

private:
    Future<Identity> identityOf(const QString &name);
    Future<SignedIn> open(const Identity &identity, const Secret &password);
    Result<SignedIn> signedIn(const Result<Reply> &reply, const Identity &identity) const;

    Services m_services;
    IdentityFinder m_identities;
};

/// The handle or DID in what people type or paste: "@ann", "ann.example.com",
/// "https://bsky.app/profile/ann.example.com". A bare name is one of Bluesky's own server.
QString nameIn(const QString &typed);

}  // namespace core::bluesky
