// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/chat/picture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

/// Small pieces shared by the JSON of all values.
namespace core::json {

inline QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Without the members that say nothing (null, "", false, []): read back they are just that.
inline QJsonObject sparse(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    const auto saysNothing = [](const QJsonValue &value) {
        switch (value.type()) {
        case QJsonValue::Bool:
            return !value.toBool();
        case QJsonValue::String:
            return value.toString().isEmpty();
        case QJsonValue::Array:
            return value.toArray().isEmpty();
        default:
            return value.isNull();
        }
    };
    QJsonObject object;
    for (const auto &[name, value] : members) {
        if (!saysNothing(value))
            object.insert(name, value);
    }
    return object;
}

inline QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

inline QJsonValue optionalTime(const std::optional<Instant> &time)
{
    return time ? QJsonValue(toMs(*time)) : QJsonValue();
}

inline std::optional<Instant> optionalTime(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(instantFromMs(value.toInteger())) : std::nullopt;
}

template <typename Kind>
QJsonValue optionalId(const std::optional<Id<Kind>> &id)
{
    return id ? QJsonValue(id->text()) : QJsonValue();
}

template <typename AnyId>
std::optional<AnyId> optionalId(const QJsonValue &value)
{
    return value.isString() ? std::optional(AnyId(value.toString())) : std::nullopt;
}

/// An enum saved as its number; one that this program does not know becomes `fallback`.
template <typename Enum>
Enum enumFrom(const QJsonValue &value, Enum last, Enum fallback = {})
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= int(last) ? Enum(number) : fallback;
}

inline QJsonArray strings(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

inline QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list.append(entry.toString());
    return list;
}

inline QJsonArray pictures(const QList<Picture> &pictures)
{
    QJsonArray array;
    for (const Picture &picture : pictures)
        array.append(QJsonObject{{QStringLiteral("file"), picture.file},
                                 {QStringLiteral("type"), picture.type},
                                 {QStringLiteral("bytes"), picture.bytes},
                                 {QStringLiteral("width"), picture.size.width()},
                                 {QStringLiteral("height"), picture.size.height()},
                                 {QStringLiteral("description"), picture.description},
                                 {QStringLiteral("focusX"), picture.focus.x()},
                                 {QStringLiteral("focusY"), picture.focus.y()}});
    return array;
}

inline QList<Picture> picturesFrom(const QJsonValue &value)
{
    QList<Picture> pictures;
    for (const QJsonValue &one : value.toArray())
        pictures.append({.file = one[u"file"].toString(),
                         .type = one[u"type"].toString(),
                         .bytes = one[u"bytes"].toInteger(),
                         .size = {one[u"width"].toInt(), one[u"height"].toInt()},
                         .description = one[u"description"].toString(),
                         .focus = {one[u"focusX"].toDouble(), one[u"focusY"].toDouble()}});
    return pictures;
}

}  // namespace core::json
