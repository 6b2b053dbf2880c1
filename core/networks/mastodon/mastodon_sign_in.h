// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/handle_server.h"
#include "core/networks/mastodon/oauth_calls.h"
#include "core/networks/mastodon/server_finder.h"
#include "core/networks/network.h"
#include "core/networks/oauth_flow.h"

namespace core::mastodon {

/// Signing in at the server that was named, in the browser; or with a token that the host has.
/// Owned by AccountBook while it lasts.
///
/// Its rule: whatever is asked, is asked of the one server, and the account that it gives must be
/// one of that server. NotFound: nothing there speaks this API. Refused: it lets nobody in.
class MastodonSignIn : public SignIn {
    Q_OBJECT

public:
    explicit MastodonSignIn(Services services);
    /// `password`: empty for the browser, else a token.
    Future<SignedIn> signIn(const QString &name, const Secret &password) override;
    void enterCode(const QString &code) override;
    void cancel() override;

private:
    Future<ServerFacts> findServer(const ServerName &name);
    Future<ServerFacts> factsAt(const QUrl &origin);
    Future<SignedIn> allow(const ServerFacts &facts);
    Future<App> makeApp(const ServerFacts &facts, const QString &scopes);
    Future<SignedIn> askPeople(const ServerFacts &facts, const App &app);
    Future<SignedIn> take(const ServerFacts &facts, const App &app, const QString &code);
    Future<SignedIn> verify(const ServerFacts &facts, const App &app, const Token &token);
    void end(const Result<SignedIn> &result);

    Services m_services;
    ServerFinder m_finder;
    HandleServer m_handles;
    OAuthCalls m_calls;
    std::unique_ptr<OAuthFlow> m_flow;
    int m_apps = 0;  ///< how often the server was told of this program
    QPromise<Result<SignedIn>> m_promise;
    bool m_ended = false;
};

}  // namespace core::mastodon
