// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <map>

namespace tests {

/// X's API v2 with one account of ours behind a FakeTransport: it keeps posts, media, rules and
/// reactions by the rules of the documentation, and fails where a test says so. Like X it has no
/// key for a post, and turns a text down that the account has just said.
class SmallX {
public:
    SmallX(FakeTransport &transport, FakeClock &clock);

    QString userId = QStringLiteral("783214");
    QString username = QStringLiteral("chathost");
    QString clientId = QStringLiteral("canary-client-1");
    QByteArray access = "canary-access-1";
    QByteArray refresh = "canary-refresh-1";  ///< good once
    QByteArray bearer = "canary-bearer";
    core::Milliseconds clockAhead{0};   ///< its clock, compared with ours
    core::Milliseconds readsBehind{0};  ///< a post is listed so long after it was made
    bool namesLinks = true;             ///< tells where short links lead
    bool refusesPages = false;          ///< knows no page of a list but the first
    int largestPage = 100;              ///< of a list
    int mediaLooks = 0;                 ///< how often media is at work when asked for

    QList<QJsonObject> posts;  ///< of everybody, the oldest first
    QStringList deleted;
    QMap<QString, QByteArray> media;      ///< what was uploaded, by id
    QMap<QString, QString> descriptions;  ///< of media
    QMap<QString, QJsonObject> rules;     ///< of the stream, by id
    QStringList liked, reposted, bookmarked;
    QStringList revoked;

    /// Answered instead, one after the other, by a call's name; nothing happens.
    std::map<QString, std::deque<core::Result<core::Reply>>> instead;
    QStringList loses;  ///< calls that are carried out, and whose reply then gets lost

    /// Somebody says something; gives the post.
    QJsonObject say(const QString &handle, const QString &text, const QString &replyTo = {});
    void remove(const QString &id);
    QList<QJsonObject> own() const;
    /// A post as a line of the stream, with its author.
    QByteArray line(const QJsonObject &post) const;

    core::Account account() const;
    core::Secret secret(bool withBearer = true) const;  ///< as the keychain keeps it
    core::Instant now() const { return m_clock.now() + clockAhead; }

    /// "POST tweets", "GET users/:id/tweets" …
    QStringList calls() const { return m_calls; }
    int count(const QString &call) const { return int(m_calls.count(call)); }
    QList<core::Request> requests(const QString &call) const;

    /// A problem object.
    static core::Reply problem(int status, const QString &title, const QString &detail = {},
                               const QString &type = QStringLiteral("about:blank"));
    static core::Reply duplicate();
    static core::Reply page(int status = 200);  ///< of somebody in between

private:
    core::Result<core::Reply> answer(const core::Request &request);
    core::Reply carryOut(const QString &call, const core::Request &request);
    core::Reply withToken(const QString &call, const core::Request &request);
    core::Reply asApp(const QString &call, const core::Request &request);
    core::Reply token(const core::Request &request);
    core::Reply post(const core::Request &request);
    core::Reply erase(const QString &id);
    core::Reply lookUp(const core::Request &request) const;
    core::Reply search(const core::Request &request) const;
    core::Reply list(const QList<QJsonObject> &all, const core::Request &request) const;
    core::Reply upload(const QString &call, const core::Request &request);
    core::Reply mediaState(const QString &id);
    core::Reply react(const QString &call, const core::Request &request);
    core::Reply changeRules(const core::Request &request);
    QJsonObject make(const QString &handle, const QJsonObject &request);
    void write(QJsonObject &post, const QString &text, bool hasMedia);
    QString nextId();
    static QString userIdOf(const QString &handle);

    FakeClock &m_clock;
    int m_next = 0;
    int m_tokens = 1;
    QMap<QString, int> m_looks;
    QMap<QString, QString> m_handles;  ///< by id
    QStringList m_calls;
    QList<std::pair<QString, core::Request>> m_requests;
};

/// A SmallX and everything that a network is lent.
struct XWorld {
    FakeClock clock;
    FakeTransport transport;
    core::MemorySecretStore secrets;
    core::Endpoints endpoints;
    SmallX server{transport, clock};

    core::Services services() { return {clock, transport, secrets, endpoints}; }
    void signIn(bool withBearer = true)
    {
        secrets.write(server.account().id.text(), server.secret(withBearer));
    }
};

}  // namespace tests
