// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/post_queue.h"

namespace core {

void PostQueue::set(const PostId &post, Instant at, bool waits)
{
    const auto found = m_times.constFind(post);
    if (waits && found != m_times.constEnd() && *found == at)
        return;
    remove(post);
    if (!waits)
        return;
    m_order.insert({at, post});
    m_times.insert(post, at);
}

void PostQueue::remove(const PostId &post)
{
    const auto found = m_times.constFind(post);
    if (found == m_times.constEnd())
        return;
    m_order.erase({*found, post});
    m_times.erase(found);
}

std::optional<PostId> PostQueue::first() const
{
    return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->second);
}

std::optional<PostId> PostQueue::after(const PostId &post, Instant at) const
{
    const auto next = m_order.upper_bound({at, post});
    return next == m_order.end() ? first() : std::optional(next->second);
}

std::optional<PostId> PostQueue::before(const PostId &post, Instant at) const
{
    if (m_order.empty())
        return std::nullopt;
    const auto here = m_order.lower_bound({at, post});
    return here == m_order.begin() ? m_order.rbegin()->second : std::prev(here)->second;
}

}  // namespace core
