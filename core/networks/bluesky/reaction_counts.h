// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"

#include <QHash>
#include <QSet>

namespace core::bluesky {

/// The likes and reposts of our posts, each counted once however often it comes by.
///
/// A value of Stream. A view of the network tells the numbers of before we came: the larger counts.
class ReactionCounts {
public:
    enum class Kind { Like, Repost };

    /// `uri` names the like or repost itself. True where the counts have changed.
    bool add(Kind kind, const QString &uri, const PostId &post);
    /// It was taken back; the post that it was for, if it was counted.
    std::optional<PostId> remove(const QString &uri);
    bool told(const PostId &post, const Counts &counts);
    Counts of(const PostId &post) const;

private:
    static constexpr qsizetype mostKept = 100'000;
    struct Reaction {
        Kind kind = Kind::Like;
        PostId post;
    };
    QHash<QString, Reaction> m_reactions;
    QSet<QString> m_takenBack;  ///< so that a replay does not bring them back
    QHash<PostId, Counts> m_seen;
    QHash<PostId, Counts> m_told;
};

}  // namespace core::bluesky
