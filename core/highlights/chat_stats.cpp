// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_stats.h"

#include <algorithm>

namespace core {

namespace {

Instant minuteOf(Instant time)
{
    return std::chrono::floor<Minutes>(time);
}

/// Seconds from the question's post to each counted answer, in the middle.
std::optional<Seconds> median(QList<Seconds> times)
{
    if (times.isEmpty())
        return std::nullopt;
    const auto middle = times.begin() + times.size() / 2;
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

void countMinutes(ChatStats &stats, const QList<Instant> &times)
{
    if (times.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    stats.firstMinute = minuteOf(*first);
    const auto minutes = (minuteOf(*last) - stats.firstMinute) / Minutes(1) + 1;
    constexpr qint64 longest = 31 * 24 * 60;  // a chat of a month; stray dates fall off its ends
    stats.perMinute.resize(std::min<qint64>(minutes, longest));
    for (const Instant time : times) {
        const qint64 index = (minuteOf(time) - stats.firstMinute) / Minutes(1);
        if (index < stats.perMinute.size())
            ++stats.perMinute[index];
    }
    const auto busiest = std::max_element(stats.perMinute.begin(), stats.perMinute.end());
    stats.busiestCount = *busiest;
    stats.busiestMinute = stats.firstMinute + Minutes(busiest - stats.perMinute.begin());
}

}  // namespace

ChatStats chatStats(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
                    const People &people)
{
    ChatStats stats;
    QList<Instant> times;
    QList<Seconds> delays;
    for (PostHandle handle = 0; handle < PostHandle(posts.count()); ++handle) {
        const PostStore::Row &row = posts.row(handle);
        if (row.removed || row.boost)
            continue;
        const std::optional<Post> post = posts.at(handle);
        if (!post || marks.of(post->id).hidden)
            continue;
        ++stats.posts;
        times.append(post->created);
        stats.highlights += marks.of(post->id).isStarred() ? 1 : 0;
        const AnswerMatch match = answers.match(post->id);
        if (!match.isCounted() || match.questions.isEmpty())
            continue;
        ++stats.answers;
        const auto posted = answers.tally(match.questions.first()).posted;
        if (posted && post->created >= *posted)
            delays.append(std::chrono::floor<Seconds>(post->created - *posted));
    }
    stats.people = people.count();
    stats.newcomers = people.newcomers();
    stats.medianTimeToAnswer = median(delays);
    countMinutes(stats, times);
    return stats;
}

}  // namespace core
