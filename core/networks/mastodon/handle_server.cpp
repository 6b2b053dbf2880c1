// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/handle_server.h"

#include "core/networks/as_question.h"
#include "core/networks/endpoints.h"
#include "core/networks/parsed.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// The addresses that an answer names, the account's own first.
QStringList addressesIn(const Reply &reply)
{
    // Many domains send whoever asks to the same question at the server itself.
    if (reply.status >= 300 && reply.status < 400)
        return {QString::fromUtf8(reply.header("Location"))};
    QStringList own;
    QStringList pages;
    if (reply.isSuccess()) {
        for (const QJsonValue &link : objectIn(reply.body)[u"links"].toArray()) {
            const QString rel = link[u"rel"].toString();
            if (rel == u"self")
                own.append(link[u"href"].toString());
            if (rel == u"http://webfinger.net/rel/profile-page")
                pages.append(link[u"href"].toString());
        }
    }
    return own + pages;
}

}  // namespace

HandleServer::HandleServer(Transport &transport, const QStringList &testOrigins, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_testOrigins(testOrigins)
{}

Future<QUrl> HandleServer::find(const ServerName &name)
{
    QUrl url = name.origin;
    url.setPath(u"/.well-known/webfinger"_s);
    url.setQuery(
        QUrlQuery{{u"resource"_s, u"acct:%1@%2"_s.arg(name.user, name.origin.authority())}});
    return andThen(
        asQuestion(m_transport.send({.url = url}), this), this, [this, name](const Reply &reply) {
            for (const QString &address : addressesIn(reply)) {
                const Result<ServerName> other = serverIn(address, m_testOrigins);
                const bool isWeb = address.startsWith(u"http");
                if (isWeb && other && originOf(other->origin) != originOf(name.origin))
                    return arrived<QUrl>(other->origin);
            }
            return arrived<QUrl>(failure(Error::Code::NotFound, u"no server behind the handle"_s));
        });
}

}  // namespace core::mastodon
