// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QHash>
#include <QRandomGenerator>

namespace tests {

/// Writes posts as the networks would have said them: what an archive reads back.
///
/// The posts' networks may be the short names of the evenings in tests/data/answers ("m", "b").
/// Each is written in one of the forms that its network has, chosen by the seed.
class ArchiveLines {
public:
    explicit ArchiveLines(quint32 seed) : m_random(seed) {}

    /// Tells who writes a post, before the first line refers to it.
    void announce(const core::Post &post);
    QByteArray lineOf(const core::Post &post);
    QByteArray removalOf(const core::PostId &post);
    /// The id that the post of this name has in the archive, after its last edit.
    core::PostId idOf(const core::PostId &post) const;

private:
    QByteArray mastodonLine(const core::Post &post);
    QByteArray blueskyLine(const core::Post &post);
    QByteArray xLine(const core::Post &post);
    QString nativeOf(const core::PostId &post) const;

    QRandomGenerator m_random;
    QHash<core::PostId, QString> m_authors;
    QHash<core::PostId, int> m_edits;
    QSet<core::PostId> m_written;
    QSet<core::PostId> m_boosts;
};

}  // namespace tests
