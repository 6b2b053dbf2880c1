// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/fault_proxy.h"

#include <QtGlobal>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace tests {

/// MODERATO_CAMPAIGNS=full: every case, not a sample.
inline bool isWholeCampaign()
{
    return qgetenv("MODERATO_CAMPAIGNS") == "full";
}

/// All cases, or as many as a run of every change has time for.
template <typename Case>
std::vector<Case> chosen(std::vector<Case> cases, size_t sample, quint32 seed)
{
    if (isWholeCampaign())
        return cases;
    std::shuffle(cases.begin(), cases.end(), std::mt19937(seed));
    cases.resize(std::min(sample, cases.size()));
    return cases;
}

inline std::string toText(const FaultProxy::Cut &cut)
{
    static const std::string faults[] = {"FIN", "RST", "stall", "garbage"};
    const bool isRequest = cut.direction == FaultProxy::Direction::Request;
    return faults[size_t(cut.fault)] + " after byte " + std::to_string(cut.byte) +
           (isRequest ? " of the request" : " of the reply");
}

}  // namespace tests
