// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/lull.h"

#include <algorithm>

namespace core {

namespace {

constexpr Milliseconds shortestLook{2 * 60'000};
constexpr int enoughAnswers = 3;       ///< fewer never flowed, so nothing dries up
constexpr int muchQuieter = 5;         ///< times fewer than at the best time
constexpr Milliseconds ready{30'000};  ///< what the host keeps to get ready

/// Most answers within `length`.
int best(const std::vector<Instant> &answers, Milliseconds length)
{
    qsizetype most = 0;
    auto first = answers.begin();
    for (auto last = answers.begin(); last != answers.end(); ++last) {
        while (*last - *first >= length)
            ++first;
        most = std::max<qsizetype>(most, last - first + 1);
    }
    return int(most);
}

}  // namespace

bool isLull(const LullFacts &facts)
{
    const Milliseconds look = std::max(shortestLook, (facts.nextDue - facts.posted) / 5);
    if (facts.answers.size() < enoughAnswers || facts.now - facts.posted < look * 3 / 2 ||
        facts.nextDue - facts.now < look)
        return false;
    const auto from =
        std::upper_bound(facts.answers.begin(), facts.answers.end(), facts.now - look);
    return int(facts.answers.end() - from) * muchQuieter <= best(facts.answers, look);
}

Minutes bringForwardBy(Instant nextDue, Instant now)
{
    return std::max(Minutes{0}, std::chrono::floor<Minutes>(nextDue - now - ready));
}

}  // namespace core
