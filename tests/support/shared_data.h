// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace tests {

/// A file of the test data that lies beside the project and is no part of it.
inline QString sharedPath(const QString &name)
{
    return QStringLiteral(MODERATO_SOURCE_DIR "/../shared/testdata/") + name;
}
inline bool hasSharedData()
{
    return QFile::exists(sharedPath(QString()));
}
inline QByteArray sharedFile(const QString &name)
{
    QFile file(sharedPath(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}
inline QJsonValue sharedJson(const QString &name)
{
    const QJsonDocument document = QJsonDocument::fromJson(sharedFile(name));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

}  // namespace tests
