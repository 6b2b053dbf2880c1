// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/server_facts.h"
#include "core/networks/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QUrlQuery>

#include <map>

namespace tests {

/// A server that speaks Mastodon's API, with one account of ours, behind a FakeTransport: it keeps
/// statuses, media and reactions by the rules of the documentation, and fails where a test says so.
class SmallMastodon {
public:
    using Keys = core::mastodon::ServerFacts::Keys;

    SmallMastodon(FakeTransport &transport, FakeClock &clock);

    QString origin = QStringLiteral("https://social.test");
    QString domain = QStringLiteral("social.test");
    QString username = QStringLiteral("chathost");
    QString accountId = QStringLiteral("109000000000000001");
    QByteArray token = "canary-token-zzzz";
    QString software = QStringLiteral("mastodon");
    QString version = QStringLiteral("4.5.1");
    Keys keys = Keys::Hour;  ///< what it really does, whatever `software` says
    int apiVersion = 7;
    core::Milliseconds clockAhead{0};   ///< its clock, compared with ours
    core::Milliseconds readsBehind{0};  ///< a status is listed so long after it was made
    int mediaLooks = 0;                 ///< how often a picture is still at work when asked for
    bool hasMediaV2 = true;
    bool saysTheTime = true;
    bool listsTheNewest = false;  ///< of an account, whatever is asked for (snac)
    bool isSuspended = false;
    int allowed = 300;  ///< requests until it is renewed

    QList<QJsonObject> statuses;                    ///< of everybody, the oldest first
    QMap<QString, QJsonObject> elsewhere;           ///< by uri: what a search brings here
    QMap<QString, QJsonObject> accounts;            ///< of others, by uri
    QMap<QString, QByteArray> media;                ///< the multipart bodies, by id
    QStringList favourited, reblogged, bookmarked;  ///< uris of statuses
    QStringList muted, blocked;                     ///< uris of accounts
    QList<QJsonObject> reports;

    /// Answered instead, one after the other, by a call's name; nothing happens.
    std::map<QString, std::deque<core::Result<core::Reply>>> instead;
    QStringList loses;  ///< calls that are carried out, and whose reply then gets lost

    /// Somebody says something here; gives the whole status.
    QJsonObject say(const QString &handle, const QString &text, const QString &replyToId = {});
    /// A status that this server does not know yet.
    QJsonObject sayElsewhere(const QString &handle, const QString &text);
    QList<QJsonObject> own() const;  ///< what our account has said

    QString actor() const { return origin + QStringLiteral("/users/") + username; }
    core::Account account() const;
    core::Secret secret() const;  ///< as the keychain keeps it
    core::Instant now() const { return m_clock.now() + clockAhead; }

    /// "POST v1/statuses", "GET v1/accounts/:id/statuses" …
    QStringList calls() const { return m_calls; }
    int count(const QString &call) const { return int(m_calls.count(call)); }
    QList<core::Request> requests(const QString &call) const;

    static core::Reply error(int status, const QByteArray &text);
    static core::Reply page(int status = 200);  ///< of somebody in between

private:
    struct Kept {
        core::Reply reply;
        core::Instant until;
    };
    core::Result<core::Reply> answer(const core::Request &request);
    core::Reply carryOut(const QString &call, const core::Request &request);
    core::Reply withToken(const QString &call, const core::Request &request);
    core::Reply onStatus(const QString &call, const core::Request &request);
    core::Reply onAccount(const QString &call, const core::Request &request);
    static QString htmlOf(const QString &text);
    core::Reply instance(bool isFirstVersion) const;
    core::Reply nodeInfo(const QString &call) const;
    core::Reply post(const core::Request &request);
    core::Reply upload(const core::Request &request, bool isFirstVersion);
    core::Reply mediaState(const QString &id);
    core::Reply search(const core::Request &request);
    core::Reply list(const QList<QJsonObject> &all, const core::Request &request) const;
    QJsonObject accountOf(const QString &handle);
    QJsonObject make(const QString &handle, const QJsonObject &request);
    QString nextId();

    FakeClock &m_clock;
    qint64 m_next = 117'000'000'000'000'000;
    QMap<QString, int> m_looks;  ///< at a picture, left until it is ready
    QHash<QByteArray, Kept> m_kept;
    QStringList m_calls;
    QList<std::pair<QString, core::Request>> m_requests;
};

/// A SmallMastodon and everything that a network is lent.
struct MastodonWorld {
    FakeClock clock;
    FakeTransport transport;
    core::MemorySecretStore secrets;
    core::Endpoints endpoints;
    SmallMastodon server{transport, clock};

    core::Services services() { return {clock, transport, secrets, endpoints}; }
    void signIn() { secrets.write(server.account().id.text(), server.secret()); }
};

}  // namespace tests
