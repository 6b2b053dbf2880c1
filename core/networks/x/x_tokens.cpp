// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_tokens.h"

#include "core/networks/http_errors.h"
#include "core/networks/parsed.h"
#include "core/networks/x/x_errors.h"

#include <QJsonDocument>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds usualLife{7200};

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

Secret secretIn(const QJsonValue &value)
{
    return Secret(value.toString().toUtf8());
}

Request formTo(const QUrl &url, const QList<std::pair<QByteArray, QString>> &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts.append(name + '=' + QUrl::toPercentEncoding(value));
    return {.method = "POST",
            .url = url,
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
            .body = parts.join('&')};
}

/// RFC 6749 section 5.2. X's own words are not kept: it may repeat what it was sent.
Error tokenError(const Reply &reply, Instant now)
{
    const QString word = objectIn(reply.body)[u"error"].toString();
    if (reply.status >= 400 && reply.status < 500 && !word.isEmpty()) {
        const bool isClient = word == u"unauthorized_client" || word == u"invalid_client";
        return {.code = isClient ? Error::Code::Refused : Error::Code::SignedOut,
                .detail = isClient ? u"the client id"_s : u"HTTP %1"_s.arg(reply.status)};
    }
    return ofQuestion(toXError(reply, now));
}

QUrl addressOf(const Endpoints &endpoints, const QString &name, const QUrl &production,
               const QString &path)
{
    QUrl url = endpoints.of(NetworkId(u"x"_s), name, production);
    url.setPath(path);
    return url;
}

}  // namespace

Secret Tokens::toSecret() const
{
    QJsonObject json{{u"access"_s, textOf(access)},
                     {u"refresh"_s, textOf(refresh)},
                     {u"expires"_s, double(toMs(expires))},
                     {u"clientId"_s, clientId}};
    if (!bearer.isEmpty())
        json.insert(u"bearer"_s, textOf(bearer));
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Tokens tokensIn(const Secret &secret)
{
    const QJsonObject json = objectIn(secret.reveal());
    return {.access = secretIn(json[u"access"]),
            .refresh = secretIn(json[u"refresh"]),
            .expires = instantFromMs(json[u"expires"].toInteger()),
            .clientId = json[u"clientId"].toString(),
            .bearer = secretIn(json[u"bearer"])};
}

Result<Tokens> tokensIn(const Reply &reply, const Tokens &before, Instant now)
{
    const QJsonObject json = objectIn(reply.body);
    if (!reply.isSuccess())
        return tl::unexpected(tokenError(reply, now));
    Tokens tokens = before;
    tokens.access = secretIn(json[u"access_token"]);
    if (json.contains(u"refresh_token"))
        tokens.refresh = secretIn(json[u"refresh_token"]);
    tokens.expires = now + Seconds(json[u"expires_in"].toInteger(usualLife.count()));
    if (tokens.access.isEmpty())
        return failure(Error::Code::Offline, u"no token in the answer"_s);
    return tokens;
}

QUrl apiAddress(const Endpoints &endpoints, const QString &path)
{
    return addressOf(endpoints, u"api"_s, QUrl(u"https://api.x.com"_s), path);
}

QUrl webAddress(const Endpoints &endpoints, const QString &path)
{
    return addressOf(endpoints, u"web"_s, QUrl(u"https://x.com"_s), path);
}

Request codeRequest(const Endpoints &endpoints, const CodeGrant &grant)
{
    return formTo(apiAddress(endpoints, u"/2/oauth2/token"_s),
                  {{"grant_type", u"authorization_code"_s},
                   {"code", grant.code},
                   {"client_id", grant.clientId},
                   {"redirect_uri", grant.redirect},
                   {"code_verifier", textOf(grant.verifier)}});
}

Request refreshRequest(const Endpoints &endpoints, const Tokens &tokens)
{
    return formTo(apiAddress(endpoints, u"/2/oauth2/token"_s),
                  {{"grant_type", u"refresh_token"_s},
                   {"refresh_token", textOf(tokens.refresh)},
                   {"client_id", tokens.clientId}});
}

Request revokeRequest(const Endpoints &endpoints, const Secret &token, const QString &clientId)
{
    return formTo(apiAddress(endpoints, u"/2/oauth2/revoke"_s),
                  {{"token", textOf(token)}, {"client_id", clientId}});
}

}  // namespace core::x
