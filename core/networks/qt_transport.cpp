// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/qt_transport.h"

#include "core/networks/endpoints.h"
#include "core/networks/qt_exchange.h"
#include "core/networks/qt_streams.h"

#include <QCoreApplication>

namespace core {

using namespace Qt::StringLiterals;

QByteArray userAgent()
{
    return "Moderato/" + QCoreApplication::applicationVersion().toLatin1();
}

QNetworkRequest toQtRequest(const Request &request, const QSslConfiguration &ssl)
{
    QNetworkRequest qt(request.url);
    qt.setSslConfiguration(ssl);
    qt.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                    QNetworkRequest::ManualRedirectPolicy);
    qt.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    qt.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    qt.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    qt.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    qt.setRawHeader("User-Agent", userAgent());
    // Packed replies let a server make much of little, and hold back a stream's keep-alives.
    qt.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : request.headers)
        qt.setRawHeader(name, value);
    if (!request.bearer.isEmpty())
        qt.setRawHeader("Authorization", "Bearer " + request.bearer.reveal());
    return qt;
}

QtTransport::QtTransport(Rules rules, QObject *parent)
    : Transport(parent)
    , m_rules(std::move(rules))
{
    // Offered by nobody, so that no server can choose HTTP/2 either.
    m_rules.ssl.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    m_rules.ssl.setPeerVerifyMode(QSslSocket::VerifyPeer);
}

bool QtTransport::leadsOut(const QUrl &url) const
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (m_rules.testOrigins.contains(originOf(url)))
        return true;
    const bool isSecure = url.scheme() == u"https"_s || url.scheme() == u"wss"_s;
    return isSecure && !isLoopback(url.host());
}

std::shared_ptr<QNetworkAccessManager> &QtTransport::managerOf(const QUrl &url)
{
    std::shared_ptr<QNetworkAccessManager> &manager = m_managers[originOf(url)];
    if (!manager)
        manager = std::make_shared<QNetworkAccessManager>();
    return manager;
}

Future<Reply> QtTransport::send(const Request &request)
{
    if (!leadsOut(request.url))
        return arrived<Reply>(failure(Error::Code::Refused, u"not an address to go to"_s));
    QNetworkRequest qt = toQtRequest(request, m_rules.ssl);
    auto *exchange = new QtExchange(request, m_rules.connectTime, this);
    if (!request.mayBeRepeated()) {
        qt.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        qt.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    if (request.ownConnection)
        return exchange->start(std::make_shared<QNetworkAccessManager>(), qt);
    return exchange->start(managerOf(request.url), qt);
}

std::unique_ptr<MessageStream> QtTransport::open(const Request &request)
{
    if (!leadsOut(request.url))
        return std::make_unique<ClosedStream>(u"not an address to go to"_s);
    if (request.url.scheme().startsWith(u"ws"_s))
        return std::make_unique<QtWebSocketStream>(toQtRequest(request, m_rules.ssl),
                                                   m_rules.silence);
    return std::make_unique<QtLineStream>(managerOf(request.url), toQtRequest(request, m_rules.ssl),
                                          m_rules.silence);
}

Future<Reply> QtTransport::warmUp(const QUrl &url)
{
    // Clearing the connections of the present one would lose replies that are under way.
    managerOf(url) = std::make_shared<QNetworkAccessManager>();
    return send({.url = url});
}

}  // namespace core
