// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/fault_proxy.h"

#include <QtGlobal>

#include <algorithm>
#include <chrono>
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

/// Every byte of an exchange that was measured whole, with every fault.
inline std::vector<FaultProxy::Cut> everyCut(const FaultProxy::Seen &whole)
{
    using Direction = FaultProxy::Direction;
    using Fault = FaultProxy::Fault;
    std::vector<FaultProxy::Cut> cuts;
    for (const Fault fault : {Fault::Fin, Fault::Reset, Fault::Garbage, Fault::Stall}) {
        for (qint64 byte = 0; byte <= whole.requestBytes; ++byte)
            cuts.push_back({Direction::Request, byte, fault});
        for (qint64 byte = 0; byte < whole.replyBytes; ++byte)
            cuts.push_back({Direction::Reply, byte, fault});
    }
    return cuts;
}

/// How long to wait for an answer. Garbage in a header may well be one, to a server that then waits
/// for the last of them.
inline std::chrono::milliseconds patienceFor(FaultProxy::Fault fault)
{
    const bool mayHang = fault == FaultProxy::Fault::Stall || fault == FaultProxy::Fault::Garbage;
    return mayHang ? std::chrono::milliseconds(250) : std::chrono::milliseconds(20'000);
}

inline std::string toText(const FaultProxy::Cut &cut)
{
    static const std::string faults[] = {"FIN", "RST", "stall", "garbage"};
    const bool isRequest = cut.direction == FaultProxy::Direction::Request;
    return faults[size_t(cut.fault)] + " after byte " + std::to_string(cut.byte) +
           (isRequest ? " of the request" : " of the reply");
}

}  // namespace tests
