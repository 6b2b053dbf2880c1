// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <algorithm>

namespace core {

/// Growing delays between tries: first, twice that, four times …, up to the longest.
struct Backoff {
    Milliseconds first{1000};
    Milliseconds longest{30'000};

    /// The pause after the nth failure, counted from 1.
    Milliseconds after(int failures) const
    {
        const int doublings = std::clamp(failures - 1, 0, 20);
        return std::min(longest, first * (1 << doublings));
    }
};

}  // namespace core
