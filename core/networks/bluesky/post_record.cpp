// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/post_record.h"

#include "core/networks/bluesky/at_uri.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

/// RFC 4648 section 6, in lower case and without padding.
QString base32(const QByteArray &bytes)
{
    const QString alphabet = u"abcdefghijklmnopqrstuvwxyz234567"_s;
    QString text;
    uint bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | uchar(byte);
        for (count += 8; count >= 5; count -= 5)
            text += alphabet.at(bits >> (count - 5) & 31);
        bits &= (1U << count) - 1;
    }
    return count == 0 ? text : text + alphabet.at(bits << (5 - count) & 31);
}

QJsonObject strongRef(const QString &uri, const QString &cid)
{
    return {{u"uri"_s, uri}, {u"cid"_s, cid}};
}

QJsonObject replyOf(const Reference &parent)
{
    const bool beganIt = parent.rootUri.isEmpty() || parent.rootCid.isEmpty();
    return {{u"parent"_s, strongRef(parent.uri, parent.cid)},
            {u"root"_s, beganIt ? strongRef(parent.uri, parent.cid)
                                : strongRef(parent.rootUri, parent.rootCid)}};
}

QJsonObject imageOf(const Image &image)
{
    QJsonObject json{{u"image"_s, image.blob}, {u"alt"_s, image.description}};
    if (!image.size.isEmpty())
        json[u"aspectRatio"_s] =
            QJsonObject{{u"width"_s, image.size.width()}, {u"height"_s, image.size.height()}};
    return json;
}

QJsonObject embedOf(const QList<Image> &images)
{
    QJsonArray all;
    for (const Image &image : images)
        all.append(imageOf(image));
    return {{u"$type"_s, u"app.bsky.embed.images"_s}, {u"images"_s, all}};
}

}  // namespace

QJsonObject postRecord(const PostParts &parts)
{
    QJsonObject record{{u"$type"_s, postCollection},
                       {u"text"_s, parts.text},
                       {u"createdAt"_s, isoTime(parts.created)}};
    if (const QJsonArray facets = facetsOf(parts.text, parts.dids); !facets.isEmpty())
        record[u"facets"_s] = facets;
    if (parts.replyTo)
        record[u"reply"_s] = replyOf(*parts.replyTo);
    if (!parts.images.isEmpty())
        record[u"embed"_s] = embedOf(parts.images);
    return record;
}

QByteArray putRecordBody(const QString &did, const QString &key, const QJsonObject &record)
{
    const QJsonObject body{
        {u"repo"_s, did},      {u"collection"_s, postCollection},   {u"rkey"_s, key},
        {u"record"_s, record}, {u"swapRecord"_s, QJsonValue::Null}, {u"validate"_s, true}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QString blobCid(const QByteArray &bytes)
{
    const QByteArray head = QByteArray::fromHex("01551220");  // version 1, raw, SHA-256, 32 bytes
    return u'b' + base32(head + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

}  // namespace core::bluesky
