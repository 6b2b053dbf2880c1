// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

namespace core {

/// The chat in numbers. Boosts, copies of our questions, spam and hidden posts never count, and
/// nobody counts who said nothing else, so a repost bot cannot win.
struct ChatStats {
    struct Question {
        int number = 0;
        int answers = 0;
        int people = 0;
        std::optional<Seconds> medianTimeToAnswer;
        bool operator==(const Question &) const = default;
    };

    int posts = 0;   ///< the hosts' own included
    int people = 0;  ///< without the hosts
    int newcomers = 0;
    int answers = 0;
    int highlights = 0;
    int fromTheRoom = 0;  ///< questions that others than the hosts asked
    std::optional<Seconds> medianTimeToAnswer;
    QList<Question> questions;  ///< those that were answered, by number
    Instant busiestMinute;
    int busiestCount = 0;
    Instant firstMinute;   ///< start of perMinute
    QList<int> perMinute;  ///< posts in each minute

    bool operator==(const ChatStats &) const = default;
};

/// Grows with the posts, and with the sorting of each question's times. Only posts that answer no
/// question are read as a whole, each once, to see whether they ask something.
ChatStats chatStats(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
                    const People &people);

/// The tracker's tally with joined accounts counted as one person.
QuestionTally tallyOf(int question, const AnswerTracker &answers, const People &people);

/// Whether somebody said anything besides boosts, spam and what a host has hidden.
bool hasSpoken(const Participant &participant, const PostStore &posts, const AnswerTracker &answers,
               const Marks &marks);

}  // namespace core
