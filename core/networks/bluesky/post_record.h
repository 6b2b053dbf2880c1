// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/picture.h"
#include "core/networks/bluesky/facets.h"
#include "core/networks/bluesky/reference.h"

#include <QJsonObject>

namespace core::bluesky {

/// A picture that the server has taken.
struct Image {
    QJsonObject blob;  ///< {"$type":"blob", "ref", "mimeType", "size"}, as the server named it
    QString description;
    QSize size;
};

/// Everything a post is made of, before it is bytes.
struct PostParts {
    QString text;
    Instant created;
    Dids dids;
    std::optional<Reference> replyTo;
    QList<Image> images;
};

/// The record of app.bsky.feed.post, with facets, reply and embed where it has any.
QJsonObject postRecord(const PostParts &parts);

/// The whole body of com.atproto.repo.putRecord. `swapRecord: null` makes the server refuse where
/// anything else lies under the key already; without it the post there would be overwritten.
QByteArray putRecordBody(const QString &did, const QString &key, const QJsonObject &record);

/// The content id of a picture: CIDv1, raw, SHA-256, base32 (atproto.com/specs/data-model).
QString blobCid(const QByteArray &bytes);

}  // namespace core::bluesky
