// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/post.h"

#include <QJsonObject>
#include <QMap>

namespace core {

/// What one message of a network says: an answer, a page of a search, an event of a stream.
///
/// Every network's `…_json` gives it; it is pure, so that a stream, a search and an archive read
/// the same. Members that are not known are passed over, missing ones keep their default.
struct Parsed {
    QList<Post> posts;
    QList<Post> alongside;  ///< quoted, boosted or replied to: came along without being asked for
    QList<PostId> removed;
    QMap<PostId, QString> uris;         ///< the same post has the same one on every server
    QMap<PostId, PostId> predecessors;  ///< where an edit gets a new id: new → former
    QList<Author> profiles;             ///< who is behind an id that a post had alone
    QStringList problems;               ///< why parts of it could not be read, in few words

    /// Adds what another message says.
    void append(const Parsed &other);
    bool operator==(const Parsed &) const = default;
};

/// The moment of an RFC 3339 time; nothing if it is none.
std::optional<Instant> instantIn(const QJsonValue &value);

/// An http or https address; an empty one for anything else.
QUrl webAddressIn(const QJsonValue &value);

/// An id, which some servers write as a number.
QString idIn(const QJsonValue &value);

}  // namespace core
