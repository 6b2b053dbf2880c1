// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/networks/mastodon/server_facts.h"
#include "core/networks/transport.h"

namespace core::mastodon {

/// This program as one server knows it.
struct App {
    QString id;
    Secret secret;
    QString redirect;  ///< the only one that it may use
    QString scopes;
};

/// What a server gave for a code.
struct Token {
    Secret token;
    QString scopes;  ///< granted, with blanks between them
};

/// The questions of a sign-in at one server: docs.joinmastodon.org/methods/apps, methods/oauth.
///
/// Owned by MastodonSignIn. Its rule: every POST is made once; one whose answer was lost leaves an
/// app or a token that nobody uses.
class OAuthCalls : public QObject {
    Q_OBJECT

public:
    OAuthCalls(Clock &clock, Transport &transport, QObject *parent = nullptr);

    /// What the program may do there: no more than it needs, where the server knows such scopes.
    Future<QString> scopes(const ServerFacts &facts);
    /// Refused: the server does not take this redirect, or no apps at all.
    Future<App> makeApp(const QString &origin, const QString &redirect, const QString &scopes);
    /// SignedOut: the code is wrong or too old. NotFound: the server does not know the app.
    Future<Token> exchange(const QString &origin, const App &app, const QString &code,
                           const Secret &verifier);
    /// Whose token it is, as an Account entity with the server's own id.
    Future<QJsonObject> whoIs(const QString &origin, const Secret &token);

private:
    Future<QJsonObject> ask(const Request &request);

    Clock &m_clock;
    Transport &m_transport;
};

}  // namespace core::mastodon
