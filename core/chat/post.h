// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/network_id.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace core {

/// "network:native id", the same for everyone who sees the post.
using PostId = Id<struct PostIdTag>;

/// Who wrote a post, as it said when it was written. Everything here is foreign text.
struct Author {
    QString id;      ///< the network's own, stable through renames
    QString handle;  ///< without the leading @
    QString name;
    QUrl avatar;                   ///< "practice:#rrggbb" in rehearsals
    bool asksNotToBeKept = false;  ///< in its bio, or by a setting of its network

    /// False where a stream gave the id alone, which then stands for the name.
    bool isNamed() const { return !name.isEmpty() && name != id; }
    bool operator==(const Author &) const = default;
};

/// The bio itself is not kept: #nobot, #noarchive or #noindex in it asks not to be archived.
bool asksNotToBeKept(const QString &bio);

/// A part of a post's text that means something: UTF-16 offsets into Post::text.
struct TextRange {
    enum class Kind { Link, Hashtag, Mention };
    Kind kind = Kind::Link;
    int start = 0;
    int length = 0;
    QUrl target;

    bool operator==(const TextRange &) const = default;
};

struct Media {
    QUrl url;
    QString description;

    bool operator==(const Media &) const = default;
};

/// One post as the chat sees it: plain text and values, nothing that could act.
struct Post {
    PostId id;
    NetworkId network;
    QUrl url;
    Author author;
    Instant created;   ///< by the network's clock
    Instant received;  ///< by ours
    QString text;
    QList<TextRange> ranges;
    std::optional<PostId> replyTo;
    std::optional<PostId> quotes;
    std::optional<PostId> boosts;  ///< set when this is only a boost of that post
    QList<Media> media;
    QString warning;  ///< what its author wants said before the text
    bool sensitive = false;
    bool confidential = false;  ///< for followers or the addressed alone: never for a recap
    QString language;
    std::optional<Instant>
        edited;  ///< a post that comes again with a later one replaces the former

    bool operator==(const Post &) const = default;
};

/// The network's part and its own id, joined.
inline PostId postId(const NetworkId &network, const QString &nativeId)
{
    return PostId(network.text() + u':' + nativeId);
}

/// The id as its network gave it.
inline QString nativeId(const PostId &id)
{
    return id.text().section(u':', 1);
}

inline NetworkId networkOf(const PostId &id)
{
    return NetworkId(id.text().section(u':', 0, 0));
}

/// A stable 64-bit hash of a post's id: its name in memory and in stream.db.
quint64 postKey(const PostId &id);

}  // namespace core
