// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "core/networks/oauth_flow.h"
#include "core/networks/x/x_tokens.h"

namespace core::x {

/// Signing in with an app of the host's own, in the browser. Owned by AccountBook while it lasts.
///
/// X wants each program registered by who pays for its calls, so the host types the client id of
/// an app where the name stands elsewhere: a "Native App" at console.x.com that knows the addresses
/// of ports(). Its rule: the code, good for 30 s, is exchanged the moment it comes, once.
/// https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
class XSignIn : public SignIn {
    Q_OBJECT

public:
    explicit XSignIn(Services services);

    /// `name`: the client id. `password`: the bearer token of the same app, for the filtered
    /// stream; empty where there is none, then the tag is searched for instead. Refused: the app is
    /// not a native one, or may not do this.
    Future<SignedIn> signIn(const QString &name, const Secret &password) override;
    void cancel() override;

    /// X compares addresses literally, ports too: http://127.0.0.1:PORT/cb for each of these must
    /// be registered.
    static const QList<quint16> &ports();
    /// What the program asks to be allowed to do.
    static QString scopes();

private:
    Future<Tokens> exchange(const QString &code);
    Future<SignedIn> describe(const Tokens &tokens);
    void end(const Result<SignedIn> &result);

    Services m_services;
    OAuthFlow m_flow;
    CodeGrant m_grant;
    Secret m_bearer;
    QPromise<Result<SignedIn>> m_promise;
    bool m_ended = false;
};

}  // namespace core::x
