// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QHash>
#include <QMap>

#include <optional>
#include <vector>

namespace core {

/// What the board shows of each question besides the tally: stars, late answers, and when answers
/// came.
///
/// Owned by LiveChat, which tells it of every post that has changed; nothing is counted anew.
class Board {
public:
    /// One post as the board sees it; without questions it is not on the board.
    struct Entry {
        QList<int> questions;  ///< that it counts as an answer to
        Instant at;
        bool late = false;

        bool operator==(const Entry &) const = default;
    };

    void set(const PostId &post, const Entry &entry);
    void setStarred(const PostId &post, const QList<int> &questions);  ///< none: has no star
    void remove(const PostId &post);

    int stars(int question) const { return m_stars.value(question); }
    int late(int question) const { return m_questions.value(question).late; }
    /// When the answers came, in order of time.
    std::vector<Instant> times(int question) const { return m_questions.value(question).times; }
    int answersSince(int question, Instant since) const;
    QList<PostId> answersOfAnySince(Instant since) const;
    std::optional<Instant> lastAnswer(int question) const;

private:
    struct Column {
        std::vector<Instant> times;
        int late = 0;
    };
    QMap<int, Column> m_questions;
    QMap<int, int> m_stars;
    QHash<PostId, Entry> m_entries;
    QHash<PostId, QList<int>> m_starred;
};

}  // namespace core
