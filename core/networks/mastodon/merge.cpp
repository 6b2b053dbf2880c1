// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/merge.h"

#include "core/networks/endpoints.h"

namespace core::mastodon {

bool Merge::takes(int source, const Post &post)
{
    if (m_gone.contains(post.id))
        return false;
    const auto found = m_known.constFind(post.id);
    const bool isNew = found == m_known.constEnd();
    Known known = isNew ? Known{.edited = post.edited} : *found;
    const quint32 bit = bitOf(source);
    if (!(known.broughtBy & bit)) {
        Tally &tally = m_tallies[source];
        ++tally.brought;
        tally.first += isNew ? 1 : 0;
    }
    known.broughtBy |= bit;
    const bool isLater = post.edited && (!known.edited || *known.edited < *post.edited);
    if (isLater)
        known.edited = post.edited;
    m_known.insert(post.id, known);
    return isNew || isLater;
}

bool Merge::removes(int source, const QString &origin, const PostId &id)
{
    if (m_gone.contains(id))
        return false;
    // A post lives where its uri leads (https://www.w3.org/TR/activitypub/#obj-id).
    const bool isFinal = source == 0 || originOf(QUrl(nativeId(id))) == originOf(QUrl(origin));
    if (!isFinal) {
        const auto known = m_known.find(id);
        if (known == m_known.end())
            return false;
        known->droppedBy |= bitOf(source);
        if (known->broughtBy & ~known->droppedBy)
            return false;
    }
    m_gone.insert(id);
    return true;
}

}  // namespace core::mastodon
