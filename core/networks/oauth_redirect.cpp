// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/oauth_redirect.h"

#include <QTcpSocket>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString path = u"/cb"_s;

// The only sentences for people outside ui and app: they are shown in a browser, before the window
// has heard of anything.
constexpr char allowed[] = "Moderato is signed in. You can close this page.";
constexpr char denied[] = "Moderato was not allowed to sign in. You can close this page.";
constexpr char unknown[] = "Moderato was not waiting for this. Start again in Moderato.";
constexpr char missing[] = "There is nothing here.";

QByteArray page(const QByteArray &status, const QByteArray &sentence)
{
    const QByteArray body =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Moderato</title>"
        "</head><body><p>" +
        sentence + "</p></body></html>\n";
    return "HTTP/1.1 " + status +
           "\r\n"
           "Content-Type: text/html; charset=utf-8\r\n"
           "Content-Length: " +
           QByteArray::number(body.size()) +
           "\r\n"
           "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
           "X-Content-Type-Options: nosniff\r\n"
           "Referrer-Policy: no-referrer\r\n"
           "Cache-Control: no-store\r\n"
           "Connection: close\r\n\r\n" +
           body;
}

/// Flushed, as the server may be gone in a moment.
void send(QTcpSocket *visitor, const QByteArray &bytes)
{
    visitor->write(bytes);
    visitor->flush();
    visitor->disconnectFromHost();
}

/// The address in "GET /cb?code=1 HTTP/1.1"; empty for whatever else.
QUrl addressIn(const QByteArray &requestLine)
{
    const QByteArrayList words = requestLine.split(' ');
    const bool isGet = words.size() == 3 && words[0] == "GET" && words[1].startsWith('/') &&
                       words[2].startsWith("HTTP/1.");
    return isGet ? QUrl::fromEncoded("http://127.0.0.1" + words[1], QUrl::StrictMode) : QUrl();
}

}  // namespace

OAuthRedirect::OAuthRedirect(Clock &clock, std::function<Visit(const QUrlQuery &)> judge,
                             QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_judge(std::move(judge))
{
    connect(&m_server, &QTcpServer::newConnection, this, &OAuthRedirect::welcome);
}

bool OAuthRedirect::listen(const QList<quint16> &ports)
{
    for (const quint16 port : ports) {
        if (m_server.listen(QHostAddress::LocalHost, port)) {
            m_port = m_server.serverPort();
            return true;
        }
    }
    return false;
}

QUrl OAuthRedirect::address() const
{
    return m_port == 0 ? QUrl() : QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

void OAuthRedirect::welcome()
{
    while (QTcpSocket *visitor = m_server.nextPendingConnection()) {
        visitor->setParent(this);  // the server may close while a page is on its way
        visitor->setReadBufferSize(mostHeadBytes);
        connect(visitor, &QTcpSocket::disconnected, visitor, &QObject::deleteLater);
        if (m_visitors >= mostVisitors) {
            visitor->abort();
            continue;
        }
        ++m_visitors;
        connect(visitor, &QTcpSocket::disconnected, this, [this] { --m_visitors; });
        connect(visitor, &QTcpSocket::readyRead, this, [this, visitor] { read(visitor); });
        m_clock.callAfter(patience, visitor, [visitor] { visitor->abort(); });
        read(visitor);
    }
}

/// Looks until the head is there; what comes behind it concerns nobody.
void OAuthRedirect::read(QTcpSocket *visitor)
{
    if (visitor->state() != QTcpSocket::ConnectedState)
        return;
    const QByteArray soFar = visitor->peek(mostHeadBytes);
    if (soFar.contains("\r\n\r\n")) {
        visitor->disconnect(this, nullptr);
        connect(visitor, &QTcpSocket::disconnected, this, [this] { --m_visitors; });
        visitor->readAll();  // what is left unread would cut the answer short
        answer(visitor, soFar.left(soFar.indexOf("\r\n")));
    } else if (soFar.size() >= mostHeadBytes) {
        visitor->abort();
    }
}

void OAuthRedirect::answer(QTcpSocket *visitor, const QByteArray &requestLine)
{
    const QUrl url = addressIn(requestLine);
    if (url.path() != path)
        return send(visitor, page("404 Not Found", missing));
    switch (m_judge(QUrlQuery(url))) {
    case Visit::Allowed:
        return send(visitor, page("200 OK", allowed));
    case Visit::Denied:
        return send(visitor, page("200 OK", denied));
    case Visit::Unknown:
        return send(visitor, page("400 Bad Request", unknown));
    }
}

}  // namespace core
