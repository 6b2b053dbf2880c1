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
        addRow(postKey(post.id), post);
}

void PostStore::addRow(quint64 key, const Post &post)
{
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

/// Whether a post that is known says more than it did; its row tells from then on.
bool PostStore::changes(quint64 key, const Post &post)
{
    Row &row = m_rows[m_handles[key]];
    if (!post.edited && (!row.nameless || !post.author.isNamed()))
        return false;
    const std::optional<Post> before = read(key);
    if (!before || !saysMore(post, *before))
        return false;
    row.edited |= post.edited.has_value();
    row.nameless &= !post.author.isNamed();
    return true;
}

PostStore::Change PostStore::add(QList<Post> batch)
{
    std::stable_sort(batch.begin(), batch.end(),
                     [](const Post &a, const Post &b) { return a.created < b.created; });
    Change change;
    QList<quint64> keys;
    ++m_saves;
    for (const Post &post : std::as_const(batch)) {
        const quint64 key = postKey(post.id);
        if (m_tombstones.contains(key))
            continue;
        if (!m_handles.contains(key)) {
            addRow(key, post);
            change.fresh.append(post);
        } else if (changes(key, post)) {
            change.edited.append(post);
        } else {
            continue;
        }
        keys.append(key);
        m_unsaved.insert(key, {.post = post, .save = m_saves});
    }
    if (!keys.isEmpty())
        save(change, keys);
    if (!change.fresh.isEmpty())
        Q_EMIT added(change.fresh);
    if (!change.edited.isEmpty())
        Q_EMIT edited(change.edited);
    return change;
}

void PostStore::save(const Change &change, const QList<quint64> &keys)
{
    whenArrived(m_storage.save(change.fresh + change.edited), this,
                [this, keys, number = m_saves](const Result<Done> &saved) {
                    if (saved)
                        keepSaved(number, keys);
                });
}

void PostStore::keepSaved(quint64 save, const QList<quint64> &keys)
{
    for (const quint64 key : keys) {
        const auto waiting = m_unsaved.find(key);
        if (waiting == m_unsaved.end() || waiting->save != save)
            continue;
        m_cache.insert(key, new Post(std::move(waiting->post)));
        m_unsaved.erase(waiting);
    }
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
    const auto waiting = m_unsaved.constFind(key);
    if (waiting != m_unsaved.constEnd())
        return waiting->post;
    if (const Post *cached = m_cache.object(key))
        return *cached;
    const std::optional<Post> post = m_storage.read(key);
    if (post)
        m_cache.insert(key, new Post(*post));
    return post;
}

}  // namespace core
