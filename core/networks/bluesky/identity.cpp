// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/identity.h"

#include "core/networks/as_question.h"
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_errors.h"
#include "core/networks/bluesky/facets.h"
#include "core/networks/bluesky/xrpc.h"
#include "core/networks/http_errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

const QString plcPrefix = u"did:plc:"_s;
const QString webPrefix = u"did:web:"_s;
const QString handlePrefix = u"at://"_s;
constexpr int plcLetters = 24;

bool isPlc(const QString &did)
{
    const QString id = did.mid(plcPrefix.size());
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'2' && c <= u'7');
    };
    return did.startsWith(plcPrefix) && id.size() == plcLetters &&
           std::all_of(id.begin(), id.end(), isLetter);
}

/// The host of a did:web, with its port where it has one ("localhost%3A2583"). AT Protocol knows
/// no paths in it.
QString webHost(const QString &did)
{
    if (!did.startsWith(webPrefix))
        return {};
    QString host = did.mid(webPrefix.size());
    host.replace(u"%3A"_s, u":"_s, Qt::CaseInsensitive);
    const QUrl url(u"https://"_s + host, QUrl::StrictMode);
    return url.isValid() && url.authority() == host && url.userInfo().isEmpty() ? host : QString();
}

/// What a server calls a handle that does not lead back to its account.
bool isUsable(const QString &handle)
{
    return isHandle(handle) && handle != u"handle.invalid";
}

/// The first handle that a document names is the one that counts.
QString handleIn(const QJsonObject &document)
{
    for (const QJsonValue &name : document[u"alsoKnownAs"].toArray()) {
        const QString text = name.toString();
        if (text.startsWith(handlePrefix) && isHandle(text.mid(handlePrefix.size())))
            return text.mid(handlePrefix.size()).toLower();
    }
    return {};
}

QUrl serverIn(const QJsonObject &document, const QString &did)
{
    for (const QJsonValue &service : document[u"service"].toArray()) {
        const QString id = service[u"id"].toString();
        if ((id == u"#atproto_pds" || id == did + u"#atproto_pds"_s) &&
            service[u"type"] == u"AtprotoPersonalDataServer"_s)
            return QUrl(service[u"serviceEndpoint"].toString(), QUrl::StrictMode);
    }
    return {};
}

/// com.atproto.identity.resolveHandle; a name that cannot be resolved is an InvalidRequest.
Result<QString> didIn(const Reply &reply, Instant now)
{
    const QString did = objectIn(reply.body)[u"did"].toString();
    if (reply.isSuccess() && isDid(did))
        return did;
    if (reply.isSuccess())
        return failure(Error::Code::Offline, u"no DID"_s);
    Error error = ofQuestion(toBlueskyError(reply, now));
    if (error.code == Error::Code::Refused)
        error.code = Error::Code::NotFound;
    return tl::unexpected(error);
}

/// Where handles are resolved: https://bsky.social, or a test server.
QUrl entryway(const Endpoints &endpoints)
{
    return endpoints.of(networkId(), u"entryway"_s, QUrl(u"https://bsky.social"_s));
}

}  // namespace

bool isDid(const QString &text)
{
    return isPlc(text) || !webHost(text).isEmpty();
}

IdentityFinder::IdentityFinder(Clock &clock, Transport &transport, const Endpoints &endpoints,
                               QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_transport(transport)
    , m_endpoints(endpoints)
{}

Future<Identity> IdentityFinder::find(const QString &name)
{
    if (isDid(name))
        return andThen(read(name), this,
                       [this](const Identity &identity) { return confirm(identity); });
    const QString handle = name.toLower();
    if (!isUsable(handle))
        return arrived<Identity>(failure(Error::Code::NotFound, u"not a handle"_s));
    const Future<Identity> reading =
        andThen(didBehind(handle), this, [this](const QString &did) { return read(did); });
    return andThen(reading, this, [handle](const Identity &identity) {
        if (identity.handle == handle)
            return arrived<Identity>(identity);
        return arrived<Identity>(
            failure(Error::Code::NotFound, u"the account does not know this handle"_s));
    });
}

/// A document names a handle; the handle must lead back to it.
Future<Identity> IdentityFinder::confirm(const Identity &identity)
{
    return andThen(didBehind(identity.handle), this, [identity](const QString &did) {
        if (did == identity.did)
            return arrived<Identity>(identity);
        return arrived<Identity>(
            failure(Error::Code::NotFound, u"the handle belongs to another account"_s));
    });
}

Future<Reply> IdentityFinder::ask(const QUrl &url)
{
    return asQuestion(m_transport.send({.url = url}), this);
}

Future<QString> IdentityFinder::didBehind(const QString &handle)
{
    if (!isUsable(handle))
        return arrived<QString>(failure(Error::Code::NotFound, u"no handle"_s));
    QUrl url = entryway(m_endpoints);
    url.setPath(u"/xrpc/com.atproto.identity.resolveHandle"_s);
    url.setQuery(QUrlQuery{{u"handle"_s, handle}});
    return andThen(ask(url), this, [this](const Reply &reply) {
        return arrived<QString>(didIn(reply, m_clock.now()));
    });
}

Future<Identity> IdentityFinder::read(const QString &did)
{
    const QUrl url = documentUrl(did);
    return andThen(ask(url), this, [this, did](const Reply &reply) {
        if (!reply.isSuccess())
            return arrived<Identity>(tl::unexpected(ofQuestion(toError(reply, m_clock.now()))));
        return arrived<Identity>(identityIn(objectIn(reply.body), did));
    });
}

QUrl IdentityFinder::documentUrl(const QString &did) const
{
    if (isPlc(did)) {
        QUrl url = m_endpoints.of(networkId(), u"plc"_s, QUrl(u"https://plc.directory"_s));
        url.setPath(u'/' + did);
        return url;
    }
    QUrl url(u"https://"_s + webHost(did) + u"/.well-known/did.json"_s, QUrl::StrictMode);
    QUrl plain = url;
    plain.setScheme(u"http"_s);
    return m_endpoints.testOrigins().contains(originOf(plain)) ? plain : url;
}

Result<Identity> IdentityFinder::identityIn(const QJsonObject &document, const QString &did) const
{
    if (document.isEmpty())
        return failure(Error::Code::Offline, u"no DID document"_s);
    if (document[u"id"].toString() != did)
        return failure(Error::Code::NotFound, u"the document of another account"_s);
    const QUrl server = serverIn(document, did);
    if (!mayGoTo(server))
        return failure(Error::Code::Refused, u"no server to go to"_s);
    QString origin = server.adjusted(QUrl::RemovePath | QUrl::StripTrailingSlash).toString();
    return Identity{.did = did, .handle = handleIn(document), .server = std::move(origin)};
}

/// An origin and nothing more; https, unless it is one of the test servers.
bool IdentityFinder::mayGoTo(const QUrl &url) const
{
    const bool isOrigin = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                          (url.path().isEmpty() || url.path() == u"/") && !url.hasQuery() &&
                          !url.hasFragment();
    return isOrigin &&
           (url.scheme() == u"https"_s || m_endpoints.testOrigins().contains(originOf(url)));
}

}  // namespace core::bluesky
