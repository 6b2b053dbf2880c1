// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "tests/support/fake_mastodon_api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tests {

/// A status as a server gives it: everybody knows it as `https://<at>/posts/<name>`, this server
/// as `localId`.
inline QJsonObject aStatus(const QString &localId, const QString &name, core::Instant created,
                           const QString &at = QStringLiteral("social.example"))
{
    const QString person = QStringLiteral("https://%1/users/ann").arg(at);
    const QJsonObject account{{QStringLiteral("id"), QStringLiteral("1")},
                              {QStringLiteral("acct"), QStringLiteral("ann@") + at},
                              {QStringLiteral("display_name"), QStringLiteral("Ann")},
                              {QStringLiteral("uri"), person}};
    return {{QStringLiteral("id"), localId},
            {QStringLiteral("uri"), QStringLiteral("https://%1/posts/%2").arg(at, name)},
            {QStringLiteral("created_at"), core::isoTime(created)},
            {QStringLiteral("account"), account},
            {QStringLiteral("visibility"), QStringLiteral("public")},
            {QStringLiteral("content"), QStringLiteral("<p>A1: %1</p>").arg(name)}};
}

inline core::PostId statusId(const QString &name,
                             const QString &at = QStringLiteral("social.example"))
{
    return core::PostId(QStringLiteral("mastodon:https://%1/posts/%2").arg(at, name));
}

inline QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline core::Reply replyWith(const QJsonArray &list)
{
    return FakeTransport::json(200, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

inline core::Reply replyWith(const QJsonObject &object)
{
    return FakeTransport::json(200, textOf(object));
}

/// A frame of a WebSocket: the payload is a text.
inline QByteArray frameOf(const QString &event, const QByteArray &payload)
{
    return textOf({{QStringLiteral("stream"), QJsonArray{QStringLiteral("hashtag")}},
                   {QStringLiteral("event"), event},
                   {QStringLiteral("payload"), QString::fromUtf8(payload)}});
}

}  // namespace tests
