// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QHash>

#include <set>

namespace core {

/// Posts that wait for a host, in order of time, each once.
///
/// A value, owned by LiveChat. To join, to leave and to ask for the next one costs O(log n), so a
/// pile of thousands is as quick as one of three.
class PostQueue {
public:
    void set(const PostId &post, Instant at, bool waits);
    void remove(const PostId &post);

    bool contains(const PostId &post) const { return m_times.contains(post); }
    int size() const { return int(m_times.size()); }
    std::optional<PostId> first() const;  ///< the oldest
    /// The next later one; behind the last comes the first again. `post` itself need not wait.
    std::optional<PostId> after(const PostId &post, Instant at) const;
    std::optional<PostId> before(const PostId &post, Instant at) const;  ///< likewise

private:
    using Key = std::pair<Instant, PostId>;
    std::set<Key> m_order;
    QHash<PostId, Instant> m_times;
};

}  // namespace core
