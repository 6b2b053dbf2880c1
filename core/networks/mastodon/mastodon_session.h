// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/waiters.h"
#include "core/networks/mastodon/kept_token.h"
#include "core/networks/mastodon/mastodon_api.h"
#include "core/networks/mastodon/server_finder.h"
#include "core/networks/network.h"

namespace core::mastodon {

/// The calls of one account at its own server, and the token that goes with them.
///
/// Owned by MastodonClient. Its rule: the token goes to the account's own server and, for the
/// stream, to the address that this server tells; nowhere else. It is read from the keychain once.
class Session : public Api {
    Q_OBJECT

public:
    Session(const Account &account, Services services, QObject *parent = nullptr);

    Future<Reply> get(const QString &path, const QUrlQuery &query) override;
    Future<Reply> post(const QString &path, const QByteArray &json) override;
    Future<Reply> remove(const QString &path);
    std::unique_ptr<MessageStream> open(const QString &path, const QUrlQuery &query,
                                        bool asLines) override;
    Future<ServerFacts> facts() override;

    /// As get() and post(), but whatever the server replied comes as it is.
    Future<Reply> getRaw(const QString &path, const QUrlQuery &query);
    Future<Reply> postRaw(const QString &path, const QByteArray &json,
                          const QList<Header> &headers = {});
    /// A form with a file in it, which may take its time; the reply comes as it is.
    Future<Reply> upload(const QString &path, const QByteArray &contentType,
                         const QByteArray &form);
    /// The account as its server shows it to itself (verify_credentials).
    Future<QJsonObject> self();
    /// The server's own id of the account.
    Future<QString> accountId();
    /// The token has been read, so that a call leaves at once.
    Future<KeptToken> kept();
    /// Opens a connection to the account's server and keeps it.
    Future<Done> warmUp();

    /// What is known by now, without asking.
    const std::optional<ServerFacts> &knownFacts() const { return m_facts; }
    const std::optional<KeptToken> &knownToken() const { return m_kept; }
    std::optional<Allowance> allowance() const { return m_allowance; }
    /// How far the server's clock is ahead of ours, as its last reply said; 0 before.
    Milliseconds clockAhead() const { return m_clockAhead.value_or(0ms); }
    /// Not every server says what time it is.
    bool knowsClock() const { return m_clockAhead.has_value(); }

    /// The store has another token, or the account another server.
    void begin(const Account &account);
    /// Tells the server that the token is no longer used.
    Future<Done> end();

Q_SIGNALS:
    void allowanceChanged();

private:
    Future<Reply> call(const Request &request);
    Future<Reply> judged(const Future<Reply> &future);
    void noteHeaders(const Reply &reply);
    void readToken();
    void askFacts();
    Result<KeptToken> taken(const Result<Secret> &secret);
    Future<Done> revoke(const KeptToken &kept);

    Account m_account;
    Services m_services;
    ServerFinder m_finder;
    int m_beginnings = 0;  ///< what was asked for before the last one is out of date
    std::optional<KeptToken> m_kept;
    std::optional<ServerFacts> m_facts;
    QString m_accountId;
    std::optional<Allowance> m_allowance;
    std::optional<Milliseconds> m_clockAhead;
    Waiters<KeptToken> m_waitingForToken;
    Waiters<ServerFacts> m_waitingForFacts;
};

/// The error of a reply that is none of the API, or that is no success.
Result<Reply> answered(const Reply &reply, Instant now);

}  // namespace core::mastodon
