// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/post_memory.h"

#include "core/networks/bluesky/at_uri.h"

namespace core::bluesky {

PostMemory::Known *PostMemory::find(const PostId &id)
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? nullptr : &*known;
}

const PostMemory::Known *PostMemory::find(const PostId &id) const
{
    const auto known = m_known.constFind(id);
    return known == m_known.constEnd() ? nullptr : &*known;
}

std::optional<PostId> PostMemory::add(const PostId &id, const Known &known)
{
    if (!m_known.contains(id)) {
        m_order.push_back(id);
        m_ofAuthor[didOf(nativeId(id))].append(id);
    }
    m_known.insert(id, known);
    if (m_order.size() <= mostKnown)
        return std::nullopt;
    const PostId oldest = m_order.front();
    m_order.pop_front();
    m_known.remove(oldest);
    QList<PostId> &others = m_ofAuthor[didOf(nativeId(oldest))];
    others.removeOne(oldest);
    if (others.isEmpty())
        m_ofAuthor.remove(didOf(nativeId(oldest)));
    return oldest;
}

void PostMemory::remove(const PostId &id)
{
    const quint64 key = postKey(id);
    if (m_removed.contains(key))
        return;
    m_removed.insert(key);
    m_removedOrder.push_back(key);
    if (m_removedOrder.size() > mostRemoved) {
        m_removed.remove(m_removedOrder.front());
        m_removedOrder.pop_front();
    }
}

void PostMemory::clear()
{
    *this = PostMemory();
}

size_t versionOf(const Post &post)
{
    const qint64 edited = post.edited ? toMs(*post.edited) : 0;
    return qHashMulti(0, post.author.handle, post.author.name, post.author.avatar.toString(),
                      post.author.asksNotToBeKept, post.sensitive, post.warning, edited);
}

}  // namespace core::bluesky
