// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/post.h"

#include <QJsonObject>

namespace core {

/// What one message of a network says: an answer, a page of a search, an event of a stream. A post
/// whose time it does not say has the time 0.
///
/// Every network's `…_json` gives it; it is pure, so that a stream, a search and an archive read
/// the same. Members that are not known are passed over, missing ones keep their default.
struct Parsed {
    QList<Post> posts;
    QList<Post> alongside;  ///< quoted, boosted or replied to: came along without being asked for
    QList<PostId> removed;
    /// The same post has the same uri on every server, and an id of its own.
    QList<std::pair<PostId, QString>> uris;
    /// Where an edit gets a new id: the new one and the one before.
    QList<std::pair<PostId, PostId>> predecessors;
    QList<Author> profiles;  ///< who is behind an id that a post had alone
    QStringList problems;    ///< why parts of it could not be read, in few words

    /// Posts and removals together.
    qsizetype size() const { return posts.size() + alongside.size() + removed.size(); }
    /// Adds what another message says.
    void append(const Parsed &other);
    bool operator==(const Parsed &) const = default;
};

/// The object that a body holds; an empty one if it holds none.
QJsonObject objectIn(const QByteArray &json);

/// The moment of an RFC 3339 time; nothing if it is none.
std::optional<Instant> instantIn(const QJsonValue &value);

/// An http or https address; an empty one for anything else.
QUrl webAddressIn(const QJsonValue &value);

/// An id, which some servers write as a number.
QString idIn(const QJsonValue &value);

}  // namespace core
