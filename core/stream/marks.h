// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/mark.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace core {

/// What all hosts together say about one post.
struct Marked {
    QStringList starredBy;  ///< who starred it, in order of time
    Instant starredAt;      ///< the first star
    int place = 0;          ///< among its question's highlights, as last set; 0 means by time
    bool hidden = false;
    std::optional<int> question;        ///< set by a host; -1 is "no question"
    std::optional<Remembered> starred;  ///< the newest version that somebody starred
    std::optional<Consent> consent;     ///< a host's last word on it …
    Remembered consentTo;               ///< … and what it was about
    QString note;
    bool seen = false;  ///< a host liked, boosted, answered or starred it

    bool isStarred() const { return !starredBy.isEmpty(); }
    bool operator==(const Marked &) const = default;
};

/// What all hosts said about which post.
///
/// Owned by LiveChat, which saves every mark. The newest mark of one host and kind counts;
/// applying the same mark twice changes nothing.
class Marks : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void restore(const QList<Mark> &marks);
    /// False if it changed nothing.
    bool apply(const Mark &mark);

    const Marked &of(const PostId &post) const;  ///< an empty one if nobody said anything
    QList<PostId> starred() const;
    int hiddenCount() const { return m_hidden; }
    /// What the same host had said before `mark` (asked before it is applied): with a new time it
    /// takes the mark back.
    Mark inverse(const Mark &mark) const;

Q_SIGNALS:
    void changed(const core::PostId &post, core::Mark::Kind kind);

private:
    void derive(const PostId &post);

    QHash<PostId, QList<Mark>> m_marks;
    QHash<PostId, Marked> m_marked;
    QSet<PostId> m_starred;
    int m_hidden = 0;
};

}  // namespace core
