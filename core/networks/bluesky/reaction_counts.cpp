// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/reaction_counts.h"

#include <algorithm>

namespace core::bluesky {

bool ReactionCounts::add(Kind kind, const QString &uri, const PostId &post)
{
    if (m_reactions.contains(uri) || m_takenBack.contains(uri) || m_reactions.size() >= mostKept)
        return false;
    const Counts before = of(post);
    m_reactions.insert(uri, {.kind = kind, .post = post});
    Counts &seen = m_seen[post];
    (kind == Kind::Like ? seen.likes : seen.boosts) += 1;
    return of(post) != before;
}

std::optional<PostId> ReactionCounts::remove(const QString &uri)
{
    const auto known = m_reactions.constFind(uri);
    if (known == m_reactions.constEnd())
        return std::nullopt;
    const Reaction reaction = *known;
    m_reactions.erase(known);
    m_takenBack.insert(uri);
    const bool isLike = reaction.kind == Kind::Like;
    for (QHash<PostId, Counts> *counts : {&m_seen, &m_told}) {
        int &count = isLike ? (*counts)[reaction.post].likes : (*counts)[reaction.post].boosts;
        count = std::max(0, count - 1);
    }
    return reaction.post;
}

bool ReactionCounts::told(const PostId &post, const Counts &counts)
{
    const Counts before = of(post);
    m_told.insert(post, counts);
    return of(post) != before;
}

Counts ReactionCounts::of(const PostId &post) const
{
    const Counts seen = m_seen.value(post);
    const Counts told = m_told.value(post);
    return {.likes = std::max(seen.likes, told.likes),
            .boosts = std::max(seen.boosts, told.boosts)};
}

}  // namespace core::bluesky
