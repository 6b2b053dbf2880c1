// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/parsed.h"

#include <QJsonDocument>

namespace core {

void Parsed::append(const Parsed &other)
{
    posts += other.posts;
    alongside += other.alongside;
    removed += other.removed;
    uris += other.uris;
    predecessors += other.predecessors;
    profiles += other.profiles;
    problems += other.problems;
}

QJsonObject objectIn(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

std::optional<Instant> instantIn(const QJsonValue &value)
{
    if (!value.isString())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    // A time without a zone is meant as UTC.
    return fromDateTime(time.timeSpec() == Qt::LocalTime
                            ? QDateTime(time.date(), time.time(), QTimeZone::utc())
                            : time);
}

QUrl webAddressIn(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    const bool web =
        url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    return web && !url.host().isEmpty() ? url : QUrl();
}

QString idIn(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    const qint64 number = value.toInteger(-1);  // a fraction is no id
    return number < 0 ? QString() : QString::number(number);
}

}  // namespace core
