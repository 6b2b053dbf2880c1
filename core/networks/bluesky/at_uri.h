// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

namespace core::bluesky {

inline const QString postCollection = QStringLiteral("app.bsky.feed.post");
inline const QString likeCollection = QStringLiteral("app.bsky.feed.like");
inline const QString repostCollection = QStringLiteral("app.bsky.feed.repost");

inline NetworkId networkId()
{
    return NetworkId(QStringLiteral("bluesky"));
}

/// "at://did/collection/key" (atproto.com/specs/at-uri-scheme).
inline QString recordUri(const QString &did, const QString &collection, const QString &key)
{
    return QStringLiteral("at://%1/%2/%3").arg(did, collection, key);
}
inline QString didOf(const QString &uri)
{
    return uri.section(u'/', 2, 2);
}
inline QString collectionOf(const QString &uri)
{
    return uri.section(u'/', 3, 3);
}
inline QString keyOf(const QString &uri)
{
    return uri.section(u'/', 4, 4);
}

/// Where people read it; with the DID it outlives a change of the handle.
inline QUrl permalinkOf(const QString &uri)
{
    return QUrl(QStringLiteral("https://bsky.app/profile/%1/post/%2").arg(didOf(uri), keyOf(uri)));
}

}  // namespace core::bluesky
