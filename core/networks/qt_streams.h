// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

#include <QNetworkReply>
#include <QTimer>
#include <QWebSocket>

namespace core {

/// The text frames of a WebSocket. It asks every 15 seconds whether the other side lives.
class QtWebSocketStream : public MessageStream {
    Q_OBJECT

public:
    QtWebSocketStream(const QNetworkRequest &request, Milliseconds silence);
    ~QtWebSocketStream() override;
    void send(const QByteArray &message) override;

private:
    void heard();
    void end(const QString &why);

    QWebSocket m_socket;
    QTimer m_ping;
    QTimer m_silence;
    bool m_wasOpen = false;
    bool m_hasEnded = false;
};

/// The lines of a reply that does not end (server-sent events, the stream of X).
class QtLineStream : public MessageStream {
    Q_OBJECT

public:
    QtLineStream(std::shared_ptr<QNetworkAccessManager> manager, const QNetworkRequest &request,
                 Milliseconds silence);
    ~QtLineStream() override;
    void send(const QByteArray &) override {}

private:
    void start();
    void read();
    void finish();
    void end(const Error &error);
    bool isStream() const { return m_status == 200; }

    std::shared_ptr<QNetworkAccessManager> m_manager;  ///< outlives the reply
    std::unique_ptr<QNetworkReply> m_reply;
    QByteArray m_line;  ///< what came of the present line; the body of a reply that is no stream
    QTimer m_silence;
    int m_status = 0;
    bool m_hasEnded = false;
};

/// What open() gives for an address that this door does not lead to.
class ClosedStream : public MessageStream {
    Q_OBJECT

public:
    explicit ClosedStream(const QString &why);
    void send(const QByteArray &) override {}
};

}  // namespace core
