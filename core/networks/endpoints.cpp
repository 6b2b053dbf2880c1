// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/endpoints.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {

using namespace Qt::StringLiterals;

namespace {

Result<QList<QUrl>> addresses(const QString &name, const QJsonValue &value)
{
    const QJsonArray texts = value.isArray() ? value.toArray() : QJsonArray{value};
    QList<QUrl> urls;
    for (const QJsonValue &text : texts) {
        const QUrl url(text.toString(), QUrl::StrictMode);
        const bool isKnown =
            QStringList{u"http"_s, u"https"_s, u"ws"_s, u"wss"_s}.contains(url.scheme());
        if (!url.isValid() || !isKnown || !isLoopback(url.host()) || !url.userInfo().isEmpty())
            return failure(Error::Code::BadInput, name + u": "_s + text.toString());
        urls.append(url);
    }
    return urls;
}

}  // namespace

Result<Endpoints> Endpoints::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(Error::Code::BadInput, u"not a JSON object"_s);
    Endpoints endpoints;
    const QJsonObject networks = document.object();
    for (auto network = networks.begin(); network != networks.end(); ++network) {
        if (!network->isObject())
            return failure(Error::Code::BadInput, network.key());
        const QJsonObject names = network->toObject();
        for (auto one = names.begin(); one != names.end(); ++one) {
            const QString name = network.key() + u'/' + one.key();
            const Result<QList<QUrl>> urls = addresses(name, *one);
            if (!urls)
                return tl::unexpected(urls.error());
            endpoints.m_replaced.insert(name, *urls);
        }
    }
    return endpoints;
}

QUrl Endpoints::of(const NetworkId &network, const QString &name, const QUrl &production) const
{
    return allOf(network, name, {production}).value(0);
}

QList<QUrl> Endpoints::allOf(const NetworkId &network, const QString &name,
                             const QList<QUrl> &production) const
{
    return m_replaced.value(network.text() + u'/' + name, production);
}

QStringList Endpoints::testOrigins() const
{
    QStringList origins;
    for (const QList<QUrl> &urls : m_replaced) {
        for (const QUrl &url : urls)
            origins.append(originOf(url));
    }
    origins.removeDuplicates();
    return origins;
}

QString originOf(const QUrl &url)
{
    const bool secure = url.scheme() == u"https"_s || url.scheme() == u"wss"_s;
    return u"%1://%2:%3"_s.arg(secure ? u"https"_s : u"http"_s, url.host().toLower())
        .arg(url.port(secure ? 443 : 80));
}

bool isLoopback(const QString &host)
{
    const QHostAddress address(host);
    return host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0 ||
           (!address.isNull() && address.isLoopback());
}

}  // namespace core
