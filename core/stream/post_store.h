// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/person.h"
#include "core/storage/stream_storage.h"

#include <QCache>
#include <QHash>
#include <QSet>

#include <vector>

namespace core {

/// Names a post within this run of the program: its place of arrival, 0, 1, 2 … Never reused.
using PostHandle = quint32;

/// Every post of the chat, once.
///
/// Owned by LiveChat; panels read it. A row is small here, its text stays in the database, so a
/// million posts are as calm as a hundred. Signals report what has already happened.
class PostStore : public QObject {
    Q_OBJECT

public:
    struct Row {
        quint64 key = 0;     ///< postKey() of the post's id
        qint64 created = 0;  ///< milliseconds since 1970
        bool removed = false;
        bool boost = false;
        bool edited = false;
        bool nameless = false;  ///< its author's name is not known yet
    };
    struct Change {
        QList<Post> fresh;   ///< not seen before, oldest first
        QList<Post> edited;  ///< seen before, now with another text, or with its author's name
    };

    /// `storage` must outlive the store.
    explicit PostStore(StreamStorage &storage, QObject *parent = nullptr);

    /// Fills a store with a part of what was saved; nothing is written back, nothing is announced.
    void restore(const SavedStream &saved);
    /// Keeps and saves what is new; posts removed before they came stay away.
    Change add(QList<Post> batch);
    /// By its author: it leaves store and database, and does not come back.
    void remove(const PostId &id);

    qsizetype count() const { return qsizetype(m_rows.size()); }  ///< removed ones included
    int liveCount() const { return m_live; }                      ///< without removed ones
    int saidCount() const { return m_live - m_boosts; }           ///< nor boosts
    const Row &row(PostHandle handle) const { return m_rows[handle]; }
    std::optional<PostHandle> handleOf(const PostId &id) const;
    bool contains(const PostId &id) const { return handleOf(id).has_value(); }
    /// The whole post; from the cache of those on screen, else from the database.
    std::optional<Post> find(const PostId &id) const;
    std::optional<Post> at(PostHandle handle) const;

Q_SIGNALS:
    void added(const QList<core::Post> &posts);
    void edited(const QList<core::Post> &posts);
    void removed(const core::PostId &id, core::PostHandle handle);

private:
    /// On its way to the database, and back in the cache when it has arrived there.
    struct Unsaved {
        Post post;
        quint64 save = 0;  ///< the last one that it is part of
    };

    void addRow(quint64 key, const Post &post);
    bool changes(quint64 key, const Post &post);
    void save(const Change &change, const QList<quint64> &keys);
    void keepSaved(quint64 save, const QList<quint64> &keys);
    std::optional<Post> read(quint64 key) const;
    static bool saysMore(const Post &post, const Post &before);

    StreamStorage &m_storage;
    std::vector<Row> m_rows;
    QHash<quint64, PostHandle> m_handles;
    QSet<quint64> m_tombstones;
    QHash<quint64, Unsaved> m_unsaved;
    quint64 m_saves = 0;
    mutable QCache<quint64, Post> m_cache{2000};
    int m_live = 0;
    int m_boosts = 0;  ///< of them
};

}  // namespace core
