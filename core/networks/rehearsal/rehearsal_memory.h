// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/delivery.h"

#include <QFile>
#include <QList>

namespace core {

/// What the practice networks hold: every post that was published, in order, in a file of lines.
///
/// It stands for servers elsewhere, so it is not the program's database: each line is on disk
/// before the network answers, and it can judge after any crash what was posted how often.
class RehearsalMemory {
public:
    struct Posted {
        DeliveryId key;
        AccountId account;
        NetworkId network;
        CueId cue;
        QString text;
        QStringList pictures;  ///< their descriptions
        PostId post;
        std::optional<PostId> replyTo;
        Instant at;
        bool replyLost = false;
        bool deleted = false;  ///< by its host
    };

    /// `file` ":memory:" keeps nothing. A half-written last line (a crash) is dropped.
    static Result<RehearsalMemory> open(const QString &file);

    const QList<Posted> &all() const { return m_posted; }
    Result<Done> add(const Posted &posted);
    Result<Done> remove(const PostId &post);
    /// The cue's first post on this network; on any, if the network is empty. Null if it is not
    /// out.
    const Posted *firstOf(const CueId &cue, const NetworkId &network) const;
    int count(const CueId &cue, const AccountId &account) const;

private:
    Result<Done> write(const QByteArray &line);
    void markDeleted(const PostId &post);

    QList<Posted> m_posted;
    std::shared_ptr<QFile> m_file;
};

}  // namespace core
