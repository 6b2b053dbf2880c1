// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

namespace core {

/// The chat in numbers. Boosts and hidden posts never count, so a repost bot cannot win.
struct ChatStats {
    int posts = 0;
    int people = 0;
    int newcomers = 0;
    int answers = 0;
    int highlights = 0;
    std::optional<Seconds> medianTimeToAnswer;
    Instant busiestMinute;
    int busiestCount = 0;
    Instant firstMinute;   ///< start of perMinute
    QList<int> perMinute;  ///< posts in each minute

    bool operator==(const ChatStats &) const = default;
};

ChatStats chatStats(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
                    const People &people);

}  // namespace core
