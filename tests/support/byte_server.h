// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace tests {

/// A server on loopback that counts what arrives and answers with bytes, whole or cut, as told.
class ByteServer : public QObject {
    Q_OBJECT

public:
    /// What it does once a whole request has arrived.
    struct Answer {
        QByteArray bytes;  ///< sent as they stand
        enum class End { KeepOpen, Close, Reset, Stall } end = End::KeepOpen;
    };

    ByteServer();
    explicit ByteServer(const QSslConfiguration &ssl);

    /// Used for each request that arrives; the last one again and again.
    QList<Answer> answers;
    /// Closes at once, before a request could arrive.
    bool refusesConnections = false;
    bool neverReads = false;

    QUrl url(const QString &path = QStringLiteral("/")) const;
    int connections() const { return m_connections; }
    const QList<QByteArray> &requests() const { return m_requests; }  ///< headers and bodies

    static QByteArray reply(int status, const QByteArray &body,
                            const QByteArray &headers = QByteArray());

private:
    void listen(std::unique_ptr<QTcpServer> server);
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    bool m_isSecure = false;
    int m_connections = 0;
    QList<QByteArray> m_requests;
};

}  // namespace tests
