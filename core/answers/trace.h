// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace core {

/// What one post tells about its author and its like, whatever stands around it.
struct Trace {
    std::size_t key = 0;      ///< of a text that may be part of a wave; 0: none
    bool advertises = false;  ///< it holds a link, or words of adverts
    bool takesPart = false;   ///< an answer, or talk with somebody
    bool invites = false;     ///< a host asks people who they are
    bool hasLabel = false;    ///< so that the hour decides whether it is ahead

    bool operator==(const Trace &) const = default;
};

}  // namespace core
