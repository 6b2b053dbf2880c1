// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QHash>
#include <QSet>

namespace core::mastodon {

/// Makes one stream of what several servers say about the same posts, and keeps count of who gave
/// what.
///
/// A value of Stream. Its rule: a post goes on at its first arrival, and again when it was edited
/// since; what its own server or ours has deleted is gone for good. Another server may drop its
/// copy for reasons of its own: that removes nothing, unless no other has brought it.
class Merge {
public:
    static constexpr int mostSources = 31;
    struct Tally {
        int brought = 0;
        int first = 0;
    };

    /// It was given out by a former run.
    void know(const PostId &id) { m_known.insert(id, {.broughtBy = byFormerRun}); }
    /// Whether it goes on. Sources are numbered from 0, which is our own server.
    bool takes(int source, const Post &post);
    /// Whether a deletion goes on; `origin` is that of the server which tells it.
    bool removes(int source, const QString &origin, const PostId &id);
    Tally of(int source) const { return m_tallies.value(source); }

private:
    static constexpr quint32 byFormerRun = 1U << mostSources;
    struct Known {
        std::optional<Instant> edited;
        quint32 broughtBy = 0;  ///< a bit for each source
        quint32 droppedBy = 0;
    };
    static quint32 bitOf(int source) { return 1U << (unsigned(source) % mostSources); }
    QHash<PostId, Known> m_known;
    QSet<PostId> m_gone;
    QHash<int, Tally> m_tallies;
};

}  // namespace core::mastodon
