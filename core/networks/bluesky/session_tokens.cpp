// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/session_tokens.h"

#include "core/networks/bluesky/xrpc.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

SessionTokens tokensIn(const QJsonObject &json)
{
    return {Secret(json[u"accessJwt"].toString().toUtf8()),
            Secret(json[u"refreshJwt"].toString().toUtf8())};
}

}  // namespace

Secret SessionTokens::toSecret() const
{
    const QJsonObject json{{u"accessJwt"_s, QString::fromUtf8(access.reveal())},
                           {u"refreshJwt"_s, QString::fromUtf8(refresh.reveal())}};
    return Secret(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

SessionTokens tokensIn(const Secret &secret)
{
    return tokensIn(objectIn(secret.reveal()));
}

Result<SessionTokens> tokensIn(const Reply &reply, const QString &did)
{
    const QJsonObject json = objectIn(reply.body);
    const SessionTokens tokens = tokensIn(json);
    if (tokens.access.isEmpty() || tokens.refresh.isEmpty())
        return failure(Error::Code::Unconfirmed, u"no session"_s);
    if (json[u"did"].toString() != did)
        return failure(Error::Code::Refused, u"the session of another account"_s);
    if (!json[u"active"].toBool(true))
        return failure(Error::Code::Refused, u"the account is not active"_s);
    return tokens;
}

Request createSessionRequest(const QString &server, const QString &did, const Secret &password)
{
    const QJsonObject body{{u"identifier"_s, did},
                           {u"password"_s, QString::fromUtf8(password.reveal())}};
    return {.method = "POST",
            .url = xrpcUrl(server, u"com.atproto.server.createSession"_s),
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

}  // namespace core::bluesky
