// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/base/secret.h"
#include "core/chat/account.h"

#include <QObject>
#include <QUrl>

namespace core {

/// An account and what signs it in from now on.
struct SignedIn {
    Account account;
    Secret secret;  ///< what the network's client reads under the account's id
};

/// What a network says about an account, as it stands in an error's detail. Names of errors of
/// com.atproto.server.createSession and getSession (their lexicons), which other networks' clients
/// use for the same things.
namespace account_problem {
inline constexpr char takenDown[] = "AccountTakedown";
inline constexpr char suspended[] = "AccountSuspended";
inline constexpr char deactivated[] = "AccountDeactivated";
inline constexpr char wantsCode[] = "AuthFactorTokenRequired";  ///< not an app password
}  // namespace account_problem

/// The steps a host takes once per account. Owned by AccountBook while they last.
class SignIn : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// `name` as people type it: a handle, with or without @, a server where a network has many, or
    /// the host's own client id. `password`: the secret of Network::signsInWith, or a token; empty
    /// where the browser does it. SignedOut: the network knows no such name or password, or the
    /// host did not allow it. Offline, RateLimited: not now. BadInput: the name is not understood.
    virtual Future<SignedIn> signIn(const QString &name, const Secret &password) = 0;
    /// The code that a host copied from the page, where no redirect brings it here.
    virtual void enterCode(const QString &code) { Q_UNUSED(code) }
    /// The host has given up: signIn() ends with Cancelled.
    virtual void cancel() {}

Q_SIGNALS:
    /// The host must allow it on this page; where `givesCode`, the page shows a code to copy.
    void browserNeeded(const QUrl &page, bool givesCode);
};

}  // namespace core
