// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sweep/hosted_run.h"

#include <functional>
#include <memory>
#include <vector>

namespace tests {

/// Kills the program at one moment after the other while it hosts on one account, and looks at what
/// stands on the server afterwards.
///
/// Owned by a test. Its rule: what is expected is told by the server and by what the program says
/// about it, on every network alike.
class KillCampaign {
public:
    /// The server's account, and how it tells the texts that were posted there with any of these
    /// hashtags, perhaps others too; those of a hashtag oldest first.
    struct Ground {
        HostedRun::Where where;
        std::function<QStringList(const QStringList &hashtags)> posted;
        bool mayBeUnclear = false;  ///< whether a post may be left to a host to look at
    };
    /// How many of each kind of kill, and how many at a time: they mostly wait for their cues.
    struct Size {
        size_t calls = 0;
        size_t points = 0;
        size_t atOnce = 8;
        int fewestDead = 0;
    };
    explicit KillCampaign(Ground ground) : m_ground(std::move(ground)) {}

    /// A seeded sample of the calls that change something and of the outbox's transitions.
    void run(const Size &size);

private:
    using Runs = std::vector<std::unique_ptr<HostedRun>>;

    Runs play(const std::vector<KillAt> &kills, size_t atOnce);
    void expectEachOnceInOrder(const Runs &runs);
    std::vector<KillAt> killsAtCalls(size_t number, quint32 seed);

    Ground m_ground;
    int m_number = 0;
};

}  // namespace tests
