// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/status_book.h"

namespace core::mastodon {

namespace {

const NetworkId &network()
{
    static const NetworkId id(QStringLiteral("mastodon"));
    return id;
}

}  // namespace

Parsed StatusBook::translated(const Parsed &told)
{
    for (const auto &[local, uri] : told.uris) {
        const PostId post = postId(network(), uri);
        m_locals.insert(post, nativeId(local));
        m_posts.insert(nativeId(local), post);
    }
    Parsed translated = told;
    translated.uris.clear();
    for (QList<Post> *posts : {&translated.posts, &translated.alongside}) {
        for (Post &post : *posts) {
            post.id = known(post.id);
            for (std::optional<PostId> *other : {&post.replyTo, &post.quotes, &post.boosts}) {
                if (*other)
                    *other = known(**other);
            }
            if (!post.author.handle.contains(u'@'))
                post.author.handle += u'@' + m_domain;
        }
    }
    for (PostId &removed : translated.removed)
        removed = known(removed);
    return translated;
}

std::optional<PostId> StatusBook::find(const QString &localId) const
{
    const auto found = m_posts.constFind(localId);
    return found == m_posts.constEnd() ? std::nullopt : std::optional(*found);
}

QString StatusBook::unknownParent(const Post &translated) const
{
    const QString prefix = m_origin + u'#';
    const QString parent = translated.replyTo ? nativeId(*translated.replyTo) : QString();
    return parent.startsWith(prefix) ? parent.mid(prefix.size()) : QString();
}

PostId StatusBook::known(const PostId &local) const
{
    return find(nativeId(local)).value_or(postId(network(), m_origin + u'#' + nativeId(local)));
}

}  // namespace core::mastodon
