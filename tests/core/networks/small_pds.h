// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

#include <QJsonObject>

#include <map>

namespace tests {

/// A personal data server of one account behind a FakeTransport, with the directory that knows the
/// account: it keeps records and pictures by the rules of networks of the AT Protocol, and fails
/// where a test says so.
class SmallPds {
public:
    explicit SmallPds(FakeTransport &transport);

    QString did = QStringLiteral("did:plc:abcdefghijklmnopqrstuvwx");
    QString handle = QStringLiteral("chathost.test");
    QString server = QStringLiteral("https://pds.test");
    QString entryway = QStringLiteral("https://bsky.social");
    QByteArray password = "canary-pass-word-zzzz";
    QMap<QString, QString> otherHandles;  ///< of others, with their DIDs

    QMap<QString, QJsonObject> records;  ///< by address
    QMap<QString, QJsonObject> views;    ///< of posts of others, by address
    QStringList blobs;                   ///< content ids
    /// Answered instead, one after the other, by the last part of a call's name; nothing happens.
    std::map<QString, std::deque<core::Result<core::Reply>>> instead;
    QStringList loses;  ///< calls that are carried out, and whose reply then gets lost
    QJsonObject document() const;
    QJsonObject changedDocument;  ///< what the directory says, if not document()

    int session = 1;
    void expire() { m_expired = session; }
    QByteArray access() const { return "canary-access-" + QByteArray::number(session); }
    QByteArray refresh() const { return "canary-refresh-" + QByteArray::number(session); }
    core::Secret secret() const;  ///< as the keychain keeps it
    core::Account account() const;

    QStringList calls() const { return m_calls; }  ///< without "com.atproto…"
    int count(const QString &call) const { return int(m_calls.count(call)); }
    QList<core::Request> requests(const QString &call) const;

    static core::Reply error(int status, const QByteArray &name);

private:
    core::Result<core::Reply> answer(const core::Request &request);
    core::Reply carryOut(const QString &call, const core::Request &request);
    core::Reply withToken(const QString &call, const core::Request &request);
    core::Reply signIn(const QJsonObject &body);
    core::Reply newSession();
    core::Reply put(const QJsonObject &body);
    core::Reply getRecord(const core::Request &request) const;
    core::Reply upload(const core::Request &request);
    core::Reply resolve(const QString &name) const;

    int m_expired = 0;
    QStringList m_calls;
    QList<std::pair<QString, core::Request>> m_requests;
};

/// A SmallPds and everything that a network is lent.
struct PdsWorld {
    FakeClock clock;
    FakeTransport transport;
    core::MemorySecretStore secrets;
    core::Endpoints endpoints;
    SmallPds pds{transport};

    core::Services services() { return {clock, transport, secrets, endpoints}; }
    void signIn() { secrets.write(pds.account().id.text(), pds.secret()); }
};

}  // namespace tests
