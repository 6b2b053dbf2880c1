// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/base/future.h"
#include "core/base/secret.h"
#include "core/networks/oauth_redirect.h"

namespace core {

/// One walk through the browser: a page where people allow this program, and the code that it
/// brings, which is worth a token only to who has the verifier.
///
/// Owned by a SignIn while it lasts. Its rule: it ends once, with the first redirect that knows
/// the state; whatever else knocks at the loopback address changes nothing.
/// Authorisation code with PKCE S256: RFC 6749 section 4.1, RFC 7636, RFC 8252 section 7.3.
class OAuthFlow : public QObject {
    Q_OBJECT

public:
    static constexpr Minutes patience{10};  ///< of the program with the people at the browser
    /// For a page that shows the code instead of bringing it here.
    static constexpr char byHand[] = "urn:ietf:wg:oauth:2.0:oob";

    explicit OAuthFlow(Clock &clock, QObject *parent = nullptr);

    /// Opens the first of these ports of 127.0.0.1 that is free, 0 being any. Offline: none is.
    [[nodiscard]] Result<QUrl> listen(const QList<quint16> &ports = {0});
    /// The page to open: the network's `endpoint` with what this walk needs. `redirect` is the
    /// address that listen() gave, or `byHand`.
    QUrl page(const QUrl &endpoint, const QString &clientId, const QString &redirect,
              const QString &scopes) const;
    const Secret &verifier() const { return m_verifier; }

    /// Waits for the code; asked for once. SignedOut: the people said no, or nothing at all within
    /// `patience`. Refused, Offline: what the network said instead. Cancelled: see cancel().
    Future<QString> code();
    /// The code that somebody copied; blanks around it do not count. An empty one is passed over.
    void enter(const QString &code);
    void cancel();

private:
    OAuthRedirect::Visit judge(const QUrlQuery &query);
    void end(const Result<QString> &result);

    Secret m_verifier;
    QString m_state;
    OAuthRedirect m_redirect;
    QPromise<Result<QString>> m_promise;
    bool m_decided = false;  ///< a redirect has brought the end, which is about to be told
    bool m_ended = false;
    Alarm m_alarm;
};

}  // namespace core
