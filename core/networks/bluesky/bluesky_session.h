// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/waiters.h"
#include "core/chat/account.h"
#include "core/networks/bluesky/session_tokens.h"
#include "core/networks/bluesky/xrpc.h"
#include "core/networks/network.h"

namespace core::bluesky {

/// The calls of one account at its own server, and the tokens that go with them
/// (com.atproto.server.createSession, refreshSession, deleteSession).
///
/// Owned by BlueskyClient. Its rules: one refresh at a time, and all who wait get the new token;
/// a new token is in the keychain before it is used, unless the keychain keeps us waiting. A call
/// whose token has expired is made once more: the server said that it did nothing.
class Session : public Xrpc {
    Q_OBJECT

public:
    Session(const Account &account, Services services, QObject *parent = nullptr);

    Future<Reply> get(const QString &nsid, const QUrlQuery &query) override;
    Future<Reply> post(const QString &nsid, const QByteArray &body,
                       const QByteArray &contentType = "application/json") override;
    /// Deletes a record of the account; one that is not there is Done as well.
    Future<Done> deleteRecord(const QString &collection, const QString &key);
    /// As post(), but whatever the server replied comes as it is.
    Future<Reply> postRaw(const QString &nsid, const QByteArray &body,
                          const QByteArray &contentType = "application/json");
    /// A read of the account's own server that takes no token, and so works while signed out; the
    /// reply comes as it is.
    Future<Reply> getRaw(const QString &nsid, const QUrlQuery &query,
                         Milliseconds patience = limits::replyTime);
    /// Opens a connection to the account's server and keeps it.
    Future<Done> warmUp();
    /// The store has other tokens, or the account another server.
    void begin(const Account &account);
    /// Tells the server that the session is over.
    Future<Done> end();

private:
    Future<Reply> call(const Request &request);
    Future<Reply> callAgain(const Request &first);
    Future<Reply> judged(const Future<Reply> &future);
    Future<SessionTokens> tokens();
    Future<SessionTokens> fresh(const Secret &expired);
    void start(const Future<SessionTokens> &work);
    void settle(const Result<SessionTokens> &result);
    Future<SessionTokens> load();
    Future<SessionTokens> open(const Secret &password);
    Future<SessionTokens> refresh(const SessionTokens &old);
    Future<SessionTokens> orOfAnother(const SessionTokens &old, const Error &error);
    Future<SessionTokens> exchange(const Request &request);
    Future<SessionTokens> keep(const SessionTokens &fresh);

    Account m_account;
    Services m_services;
    SessionTokens m_tokens;
    /// Those who wait for the read or the refresh that is under way.
    Waiters<SessionTokens> m_waiting;
};

}  // namespace core::bluesky
