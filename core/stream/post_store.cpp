// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/post_store.h"

#include <algorithm>

namespace core {

PostStore::PostStore(StreamStorage &storage, QObject *parent) : QObject(parent), m_storage(storage)
{}

void PostStore::restore(const SavedStream &saved)
{
    m_tombstones.unite(QSet<quint64>(saved.removed.begin(), saved.removed.end()));
    for (const Post &post : saved.posts)
        addRow(post);
}

void PostStore::addRow(const Post &post)
{
    const quint64 key = postKey(post.id);
    m_handles.insert(key, PostHandle(m_rows.size()));
    m_rows.push_back({.key = key,
                      .created = toMs(post.created),
                      .boost = post.boosts.has_value(),
                      .edited = post.edited.has_value(),
                      .nameless = !post.author.isNamed()});
    ++m_live;
    m_boosts += post.boosts ? 1 : 0;
}

/// A later edit, or the name of somebody who was only a number: some streams bring it late.
bool PostStore::saysMore(const Post &post, const Post &before)
{
    if (post.edited)
        return !before.edited || *before.edited < *post.edited;
    return !before.edited && !before.author.isNamed();
}

PostStore::Change PostStore::add(const QList<Post> &batch)
{
    Change change;
    QList<Post> sorted = batch;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Post &a, const Post &b) { return a.created < b.created; });
    for (const Post &post : std::as_const(sorted)) {
        const quint64 key = postKey(post.id);
        if (m_tombstones.contains(key))
            continue;
        const auto known = m_handles.constFind(key);
        if (known == m_handles.constEnd()) {
            addRow(post);
            keep(post);
            change.fresh.append(post);
            continue;
        }
        Row &row = m_rows[*known];
        if (!post.edited && (!row.nameless || !post.author.isNamed()))
            continue;
        const std::optional<Post> before = read(key);
        if (before && saysMore(post, *before)) {
            row.edited |= post.edited.has_value();
            row.nameless &= !post.author.isNamed();
            keep(post);
            change.edited.append(post);
        }
    }
    if (change.fresh.isEmpty() && change.edited.isEmpty())
        return change;

    const QList<Post> saving = change.fresh + change.edited;
    whenArrived(m_storage.save(saving), this, [this, saving](const Result<Done> &saved) {
        for (const Post &post : saving) {
            const auto waiting = m_unsaved.constFind(postKey(post.id));
            if (saved && waiting != m_unsaved.constEnd() && *waiting == post)
                m_unsaved.erase(waiting);
        }
    });
    if (!change.fresh.isEmpty())
        Q_EMIT added(change.fresh);
    if (!change.edited.isEmpty())
        Q_EMIT edited(change.edited);
    return change;
}

void PostStore::keep(const Post &post)
{
    const quint64 key = postKey(post.id);
    m_unsaved.insert(key, post);
    m_cache.insert(key, new Post(post));
}

void PostStore::remove(const PostId &id)
{
    const quint64 key = postKey(id);
    if (m_tombstones.contains(key))
        return;
    m_tombstones.insert(key);
    m_cache.remove(key);
    m_unsaved.remove(key);
    m_storage.remove(id);
    const auto known = m_handles.constFind(key);
    if (known == m_handles.constEnd())
        return;
    const PostHandle handle = *known;
    m_rows[handle].removed = true;
    m_handles.erase(known);
    --m_live;
    m_boosts -= m_rows[handle].boost ? 1 : 0;
    Q_EMIT removed(id, handle);
}

std::optional<PostHandle> PostStore::handleOf(const PostId &id) const
{
    const auto known = m_handles.constFind(postKey(id));
    return known == m_handles.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<Post> PostStore::find(const PostId &id) const
{
    const quint64 key = postKey(id);
    return m_handles.contains(key) ? read(key) : std::nullopt;
}

std::optional<Post> PostStore::at(PostHandle handle) const
{
    if (handle >= m_rows.size() || m_rows[handle].removed)
        return std::nullopt;
    return read(m_rows[handle].key);
}

std::optional<Post> PostStore::read(quint64 key) const
{
    if (const Post *cached = m_cache.object(key))
        return *cached;
    const auto waiting = m_unsaved.constFind(key);
    if (waiting != m_unsaved.constEnd())
        return *waiting;
    const std::optional<Post> post = m_storage.read(key);
    if (post)
        m_cache.insert(key, new Post(*post));
    return post;
}

}  // namespace core
