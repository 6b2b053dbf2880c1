// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_finder.h"

#include "core/networks/as_question.h"
#include "core/networks/endpoints.h"
#include "core/networks/parsed.h"

#include <QJsonArray>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

QUrl at(const QUrl &origin, const QString &path)
{
    QUrl url = origin.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(path);
    return url;
}

/// What the answer to a question for an instance says of the server.
Result<QJsonObject> instanceIn(const Reply &reply, Instant now)
{
    if (reply.isSuccess()) {
        const QJsonObject object = objectIn(reply.body);
        if (factsFrom({}, object, {}))
            return object;
        return failure(Error::Code::NotFound, u"no instance in the answer"_s);
    }
    Error error = ofQuestion(toError(reply, now));
    const bool isElsewhere = reply.status >= 300 && reply.status < 400;
    const bool isUnknown =
        reply.status == 400 || reply.status == 405 || reply.status == 406 || reply.status == 501;
    if (isElsewhere || isUnknown)
        error.code = Error::Code::NotFound;
    return tl::unexpected(error);
}

/// The newest form of NodeInfo that the server offers at its own address.
QUrl nodeInfoIn(const QJsonObject &list, const QUrl &origin)
{
    const QString prefix = u"http://nodeinfo.diaspora.software/ns/schema/"_s;
    QString newest;
    QUrl found;
    for (const QJsonValue &link : list[u"links"].toArray()) {
        const QString form = link[u"rel"].toString();
        const QUrl url = webAddressIn(link[u"href"]);
        if (form.startsWith(prefix) && form > newest && url.userInfo().isEmpty() &&
            originOf(url) == originOf(origin)) {
            newest = form;
            found = url;
        }
    }
    return found;
}

}  // namespace

ServerFinder::ServerFinder(Clock &clock, Transport &transport, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_transport(transport)
{}

Future<ServerFacts> ServerFinder::find(const QUrl &origin, const Secret &token)
{
    return andThen(instance(origin, token), this, [this, origin](const QJsonObject &instance) {
        return andThen(nodeInfo(origin), this, [origin, instance](const QJsonObject &nodeInfo) {
            return arrived<ServerFacts>(factsFrom(origin, instance, nodeInfo));
        });
    });
}

Future<QJsonObject> ServerFinder::instance(const QUrl &origin, const Secret &token)
{
    return finally(instanceAt(at(origin, u"/api/v2/instance"_s), token), this,
                   [this, origin, token](const Result<QJsonObject> &newer) {
                       if (newer || newer.error().code != Error::Code::NotFound)
                           return arrived<QJsonObject>(newer);
                       return instanceAt(at(origin, u"/api/v1/instance"_s), token);
                   });
}

Future<QJsonObject> ServerFinder::instanceAt(const QUrl &url, const Secret &token)
{
    return andThen(asQuestion(m_transport.send({.url = url, .bearer = token}), this), this,
                   [this](const Reply &reply) {
                       return arrived<QJsonObject>(instanceIn(reply, m_clock.now()));
                   });
}

Future<QJsonObject> ServerFinder::nodeInfo(const QUrl &origin)
{
    return andThen(document(at(origin, u"/.well-known/nodeinfo"_s)), this,
                   [this, origin](const QJsonObject &list) {
                       const QUrl url = nodeInfoIn(list, origin);
                       return url.isEmpty() ? arrived<QJsonObject>(QJsonObject()) : document(url);
                   });
}

/// Empty where the server has none: whoever answers so will do so again. No answer is no fact.
Future<QJsonObject> ServerFinder::document(const QUrl &url)
{
    return andThen(
        asQuestion(m_transport.send({.url = url}), this), this, [this](const Reply &reply) {
            if (reply.status == 429)
                return arrived<QJsonObject>(tl::unexpected(toError(reply, m_clock.now())));
            return arrived<QJsonObject>(reply.isSuccess() ? objectIn(reply.body) : QJsonObject());
        });
}

}  // namespace core::mastodon
