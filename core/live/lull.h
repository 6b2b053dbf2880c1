// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <vector>

namespace core {

/// What there is to know when asking whether the next question should come sooner.
struct LullFacts {
    Instant posted;                ///< the live question
    std::vector<Instant> answers;  ///< to it, in order of time
    Instant nextDue;               ///< the next question
    Instant now;
};

/// Whether answers to the live question are drying up: it was answered, its best time is over, and
/// the next question is still some way off. Times grow with the distance between two questions, so
/// a slow chat of a week is not hurried.
bool isLull(const LullFacts &facts);

/// By how much the rest moves so that the next question comes soon, but not in this very moment.
Minutes bringForwardBy(Instant nextDue, Instant now);

}  // namespace core
