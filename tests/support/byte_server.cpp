// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/byte_server.h"

#include <QUrl>

#include <sys/socket.h>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

qsizetype contentLength(const QByteArray &headers)
{
    for (const QByteArray &line : headers.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(15).trimmed().toLongLong();
    }
    return 0;
}

/// RST instead of FIN: a linger time of zero.
void reset(QTcpSocket &socket)
{
    const linger nothing{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &nothing, sizeof nothing);
    socket.abort();
}

}  // namespace

ByteServer::ByteServer()
{
    listen(std::make_unique<QTcpServer>());
}

ByteServer::ByteServer(const QSslConfiguration &ssl)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(ssl);
    m_isSecure = true;
    listen(std::move(server));
}

void ByteServer::listen(std::unique_ptr<QTcpServer> server)
{
    m_server = std::move(server);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ByteServer::accept);
    m_server->listen(QHostAddress::LocalHost);
}

QUrl ByteServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_isSecure ? u"https"_s : u"http"_s)
                    .arg(m_server->serverPort())
                    .arg(path));
}

QByteArray ByteServer::reply(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Word\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers +
           "\r\n" + body;
}

void ByteServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        if (refusesConnections)
            reset(*socket);
        else if (!neverReads)
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }
}

void ByteServer::read(QTcpSocket *socket)
{
    const QByteArray soFar = socket->property("request").toByteArray() + socket->readAll();
    const qsizetype headerEnd = soFar.indexOf("\r\n\r\n");
    const bool isWhole =
        headerEnd >= 0 && soFar.size() >= headerEnd + 4 + contentLength(soFar.left(headerEnd));
    socket->setProperty("request", isWhole ? QByteArray() : soFar);
    if (!isWhole)
        return;
    m_requests.append(soFar);
    answer(socket);
}

void ByteServer::answer(QTcpSocket *socket)
{
    const qsizetype last = answers.size() - 1;
    const Answer answer = answers.value(std::min(m_requests.size() - 1, last));
    socket->write(answer.bytes);
    socket->flush();
    if (answer.end == Answer::End::Close)
        socket->disconnectFromHost();
    else if (answer.end == Answer::End::Reset)
        reset(*socket);
}

}  // namespace tests
