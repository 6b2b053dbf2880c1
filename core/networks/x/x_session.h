// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/waiters.h"
#include "core/chat/account.h"
#include "core/networks/network.h"
#include "core/networks/x/x_tokens.h"

#include <QUrlQuery>

namespace core::x {

/// The calls of one account at X, and the tokens that go with them.
///
/// Owned by XClient. Its rules: one refresh at a time, and all who wait get the new tokens; as a
/// refresh uses up its token, the new pair is in the keychain before it is used, unless the
/// keychain keeps us waiting. Where no word of a refresh came, the former token stays, and only
/// when X refuses it the account is signed out. A call that was turned down with a 401 is made once
/// more with a new token: X said that it did nothing.
/// https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token
class Session : public QObject {
    Q_OBJECT

public:
    /// A token is renewed when less than this is left of it before something is due.
    static constexpr Minutes freshFor{15};

    Session(const Account &account, Services services, QObject *parent = nullptr);

    /// A success, or what the reply says (x_errors.h). `path` begins with a slash: "/2/users/me".
    Future<Reply> get(const QString &path, const QUrlQuery &query = {});
    Future<Reply> post(const QString &path, const QByteArray &json);
    Future<Reply> remove(const QString &path);
    /// As post(), but whatever X replied comes as it is. Offline: it could not leave by `latest`.
    Future<Reply> postRaw(const QString &path, const QByteArray &json, Instant latest);
    /// A form with a file in it, which may take its time; the reply comes as it is.
    Future<Reply> upload(const QString &path, const QByteArray &contentType,
                         const QByteArray &form);

    /// The same with the token of the app itself. SignedOut: the host gave none.
    Future<Reply> getAsApp(const QString &path, const QUrlQuery &query = {});
    Future<Reply> postAsApp(const QString &path, const QByteArray &json);
    /// Lines that do not end; the tokens have been read before (kept()).
    std::unique_ptr<MessageStream> openAsApp(const QString &path, const QUrlQuery &query);

    /// The tokens have been read from the keychain and are good for a while.
    Future<Tokens> kept();
    /// A token that is about to expire is renewed now. Only SignedOut is an error.
    Future<Done> freshen();
    /// Opens a connection to X and keeps it.
    Future<Done> warmUp();

    const Account &account() const { return m_account; }
    bool knowsBearer() const { return m_tokens && !m_tokens->bearer.isEmpty(); }
    /// Of the kind of call that has the smallest share left.
    std::optional<Allowance> allowance() const;
    /// How far X's clock is ahead of ours, as its last reply said; 0 before.
    Milliseconds clockAhead() const { return m_clockAhead; }
    Instant serverNow() const { return m_services.clock.now() + m_clockAhead; }

    /// The store has other tokens.
    void begin(const Account &account);
    /// Tells X that the tokens are no longer used; that of the app is the host's own business.
    Future<Done> end();

Q_SIGNALS:
    void allowanceChanged();

private:
    Request requestTo(const QByteArray &method, const QString &path, const QUrlQuery &query) const;
    Request requestWith(const QString &path, const QByteArray &contentType,
                        const QByteArray &body) const;
    Future<Reply> call(const Request &request, std::optional<Instant> latest = std::nullopt);
    Future<Reply> sendWith(const Request &request, const Secret &token,
                           std::optional<Instant> latest);
    Future<Reply> callAsApp(const Request &request);
    Future<Reply> judged(const Future<Reply> &future);
    void noteHeaders(const Request &request, const Reply &reply);

    bool endsBefore(Instant time) const;
    Future<Tokens> fresh(const Secret &expired);
    void start(std::function<Future<Tokens>()> work);
    Future<Tokens> load();
    Future<Tokens> refresh(const Tokens &old);
    Future<Tokens> orOfAnother(const Tokens &old, const Error &error);
    Future<Tokens> keep(const Tokens &fresh);
    Future<Done> revoke(const Secret &token, const QString &clientId);

    Account m_account;
    Services m_services;
    int m_beginnings = 0;  ///< what was asked for before the last one is out of date
    std::optional<Tokens> m_tokens;
    Waiters<Tokens> m_waiting;  ///< for the read or the refresh that is under way
    QHash<QString, Allowance> m_allowances;
    Milliseconds m_clockAhead{0};
};

}  // namespace core::x
