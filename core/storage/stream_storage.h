// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/chat/account.h"
#include "core/chat/post.h"
#include "core/storage/write_queue.h"

#include <QHash>

#include <limits>
#include <memory>
#include <optional>

namespace core {

/// A part of what stream.db holds of a chat.
struct SavedStream {
    /// Where a part ends and the next begins.
    struct Place {
        qint64 created = std::numeric_limits<qint64>::min();
        qint64 key = 0;
    };

    QList<Post> posts;          ///< oldest first
    QList<quint64> removed;     ///< postKey() of posts that their authors deleted
    std::optional<Place> next;  ///< nothing: this is the last part
};

/// Up to when each account has heard everything of the tag, by the clock of its network.
using Heard = QHash<AccountId, Instant>;

/// The posts of one chat: `stream.db`, what the networks can give again.
///
/// Owned by LiveChat. Written on the storage thread; the few posts on screen are read at once
/// through a read-only connection of its own.
class StreamStorage : public QObject {
    Q_OBJECT

public:
    /// `file` ":memory:" keeps the posts in memory, in a thread that works inline.
    static Result<std::unique_ptr<StreamStorage>> open(StorageThread &thread, const QString &file);
    ~StreamStorage() override;

    /// The posts in order of time, a part at a time, so that no archive is too large to be opened.
    Future<SavedStream> load(const SavedStream::Place &from = {}, int atMost = 2000);
    Future<Done> written();  ///< arrives when everything that was saved before is on disk
    Future<Done> save(const QList<Post> &posts);  ///< new ones and edited ones
    Future<Done> remove(const PostId &post);      ///< leaves a tombstone
    /// On disk after all that was saved before it, so that it never says too much.
    Future<Done> saveHeard(const Heard &heard);
    Future<Heard> loadHeard();
    std::optional<Post> read(quint64 postKey) const;  ///< at once
    /// Posts that hold every word (prefixes match), by FTS5; newest first, 5,000 at most.
    Future<QList<PostId>> search(const QString &words);
    void retry() { m_writes.retry(); }

Q_SIGNALS:
    void failed(const core::Error &error);
    void recovered();

private:
    explicit StreamStorage(StorageThread &thread);

    WriteQueue m_writes;
    std::unique_ptr<Database> m_reader;  ///< null in memory: the writer reads
};

}  // namespace core
