// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/qt_streams.h"

#include "core/networks/http_errors.h"

#include <QPointer>

namespace core {

using namespace Qt::StringLiterals;

namespace {

void setUpSilence(QTimer &timer, Milliseconds silence)
{
    timer.setSingleShot(true);
    timer.setInterval(silence);
    timer.start();
}

}  // namespace

// WebSocket.

QtWebSocketStream::QtWebSocketStream(const QNetworkRequest &request, Milliseconds silence)
{
    m_socket.setMaxAllowedIncomingFrameSize(quint64(limits::messageBytes));
    m_socket.setMaxAllowedIncomingMessageSize(quint64(limits::messageBytes));
    m_ping.setInterval(limits::pingInterval);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_wasOpen = true;
        m_ping.start();
        heard();
        Q_EMIT opened();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        heard();
        Q_EMIT message(text.toUtf8());
    });
    connect(&m_socket, &QWebSocket::pong, this, &QtWebSocketStream::heard);
    connect(&m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            end(m_socket.errorString());
    });
    connect(&m_ping, &QTimer::timeout, this, [this] { m_socket.ping(); });
    connect(&m_silence, &QTimer::timeout, this, [this] { end(u"silence"_s); });
    setUpSilence(m_silence, silence);
    m_socket.setSslConfiguration(request.sslConfiguration());
    // It may fail at once: only then is somebody listening.
    QMetaObject::invokeMethod(
        this, [this, request] { m_socket.open(request); }, Qt::QueuedConnection);
}

QtWebSocketStream::~QtWebSocketStream()
{
    m_hasEnded = true;
    m_socket.abort();
}

void QtWebSocketStream::send(const QByteArray &message)
{
    m_socket.sendTextMessage(QString::fromUtf8(message));
}

void QtWebSocketStream::heard()
{
    m_silence.start();
}

void QtWebSocketStream::end(const QString &why)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_ping.stop();
    m_silence.stop();
    m_socket.abort();
    Q_EMIT ended({m_wasOpen ? Error::Code::Unconfirmed : Error::Code::Offline, why});
}

// Lines.

QtLineStream::QtLineStream(std::shared_ptr<QNetworkAccessManager> manager,
                           const QNetworkRequest &request, Milliseconds silence)
    : m_manager(std::move(manager))
    , m_reply(m_manager->get(request))
{
    QNetworkReply *reply = m_reply.get();
    connect(reply, &QNetworkReply::metaDataChanged, this, &QtLineStream::start);
    connect(reply, &QNetworkReply::readyRead, this, &QtLineStream::read);
    connect(reply, &QNetworkReply::finished, this, &QtLineStream::finish);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end({m_status ? Error::Code::Unconfirmed : Error::Code::Offline, u"silence"_s});
    });
    setUpSilence(m_silence, silence);
}

QtLineStream::~QtLineStream()
{
    m_hasEnded = true;
    m_reply->disconnect(this);
    m_reply->abort();
}

void QtLineStream::start()
{
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isStream())
        Q_EMIT opened();
}

void QtLineStream::read()
{
    m_silence.start();
    const QByteArray bytes = m_reply->readAll();
    qsizetype start = 0;
    const QPointer<QtLineStream> self(this);  // whoever hears a message may close the stream
    while (isStream() && !m_hasEnded) {
        const qsizetype lineEnd = bytes.indexOf('\n', start);
        if (lineEnd < 0)
            break;
        QByteArray line = m_line + bytes.mid(start, lineEnd - start);
        m_line.clear();
        start = lineEnd + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        Q_EMIT message(line);
        if (!self)
            return;
    }
    m_line += bytes.mid(start);
    if (m_line.size() > limits::messageBytes)
        end({Error::Code::Unconfirmed, u"a longer line than allowed"_s});
}

void QtLineStream::finish()
{
    if (m_status != 0 && !isStream()) {
        Reply reply{.status = m_status, .body = m_line};
        for (const auto &header : m_reply->rawHeaderPairs())
            reply.headers.append(header);
        const Instant now = fromDateTime(QDateTime::currentDateTimeUtc());
        return end(toError(reply, serverTime(reply).value_or(now)));
    }
    end({m_status ? Error::Code::Unconfirmed : Error::Code::Offline, m_reply->errorString()});
}

void QtLineStream::end(const Error &error)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_silence.stop();
    m_reply->abort();
    Q_EMIT ended(error);
}

// Nothing.

ClosedStream::ClosedStream(const QString &why)
{
    QMetaObject::invokeMethod(
        this,
        [this, why] {
            Q_EMIT ended({Error::Code::Refused, why});
        },
        Qt::QueuedConnection);
}

}  // namespace core
