// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/chat/post.h"

#include <memory>

namespace core {

class StorageThread;

/// The posts of one chat: `stream.db`, what the networks can give again.
///
/// Owned by LiveChat. Written on the storage thread; the few posts on screen are read at once
/// through a read-only connection of its own (about 10 µs a row).
class StreamStorage : public QObject {
    Q_OBJECT

public:
    /// `file` ":memory:" keeps the posts in memory.
    static Result<std::unique_ptr<StreamStorage>> open(StorageThread &thread, const QString &file);
    ~StreamStorage() override;

    Future<QList<Post>> loadAll();                    ///< oldest first, removed ones left out
    Future<Done> save(const QList<Post> &posts);      ///< new ones and edited ones
    Future<Done> remove(const PostId &post);          ///< leaves a tombstone
    std::optional<Post> read(quint64 postKey) const;  ///< by postKey(); at once
    /// Posts that hold every word (prefixes match), by FTS5; newest first.
    Future<QList<PostId>> search(const QString &words);

Q_SIGNALS:
    void failed(const core::Error &error);

private:
    struct Private;
    explicit StreamStorage(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

}  // namespace core
