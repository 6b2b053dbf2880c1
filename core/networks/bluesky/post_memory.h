// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"
#include "core/networks/bluesky/reference.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace core::bluesky {

/// What a stream remembers of the posts that it gave out, and which posts are gone: enough to say
/// nothing twice, to bring nothing back, and to point at a post.
///
/// A value of PostGate. Bounded: what is oldest is forgotten first, and may then come twice.
class PostMemory {
public:
    struct Known {
        Reference reference;
        QString rev;         ///< of the last event about it; empty where only a search told it
        size_t version = 0;  ///< what of it was given out, see versionOf()
        bool isGiven = false;
    };
    static constexpr size_t mostKnown = 100'000;
    static constexpr size_t mostRemoved = 200'000;  ///< of the whole network: some hours of it

    Known *find(const PostId &id);
    const Known *find(const PostId &id) const;
    /// Keeps it; the id that was forgotten for it, if any.
    std::optional<PostId> add(const PostId &id, const Known &known);
    /// Gone for good, also where it has not come yet.
    void remove(const PostId &id);
    bool isRemoved(const PostId &id) const { return m_removed.contains(postKey(id)); }
    QList<PostId> postsOf(const QString &did) const { return m_ofAuthor.value(did); }
    void clear();

private:
    QHash<PostId, Known> m_known;
    QHash<QString, QList<PostId>> m_ofAuthor;
    std::deque<PostId> m_order;
    QSet<quint64> m_removed;
    std::deque<quint64> m_removedOrder;
};

/// Changes with what a later look may tell better: name, cover, text.
size_t versionOf(const Post &post);

}  // namespace core::bluesky
