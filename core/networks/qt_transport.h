// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QStringList>

#include <map>

namespace core {

/// The door to the internet in Qt: QNetworkAccessManager and QWebSocket behind our rules.
///
/// Owned by Application. HTTP/1.1 only, no cookies, no cache, no stored passwords, no redirects,
/// no way around a bad certificate. Only https and wss lead out, but for the test servers named.
class QtTransport : public Transport {
    Q_OBJECT

public:
    struct Rules {
        QStringList testOrigins;  ///< of Endpoints: may be http, may be loopback
        QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
        Milliseconds connectTime = limits::connectTime;
        Milliseconds silence = limits::silence;
    };
    QtTransport() : QtTransport(Rules()) {}
    explicit QtTransport(Rules rules, QObject *parent = nullptr);

    Future<Reply> send(const Request &request) override;
    std::unique_ptr<MessageStream> open(const Request &request) override;
    Future<Reply> warmUp(const QUrl &url) override;

private:
    bool leadsOut(const QUrl &url) const;
    std::shared_ptr<QNetworkAccessManager> &managerOf(const QUrl &url);

    Rules m_rules;
    /// One for each origin; whatever is under way keeps its own until it has ended.
    std::map<QString, std::shared_ptr<QNetworkAccessManager>> m_managers;
};

/// What this program calls itself on every connection: "Moderato/0.1.0".
QByteArray userAgent();
/// The request as Qt takes it, with everything switched off that Qt would do on its own.
QNetworkRequest toQtRequest(const Request &request, const QSslConfiguration &ssl);

}  // namespace core
