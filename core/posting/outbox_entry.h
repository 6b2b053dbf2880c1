// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/posting/outbox.h"

namespace core {

/// Between two tries of the same thing.
inline constexpr Backoff pauses{.first = 1s, .longest = 30s};

/// A delivery and what this run of the program knows about it.
struct Outbox::Entry {
    Entry(Clock &clock, const Delivery &what) : delivery(what), alarm(clock) {}

    Delivery delivery;
    Alarm alarm;            ///< the next thing to do with it
    bool onDisk = false;    ///< its intent is saved
    bool underWay = false;  ///< being claimed, sent or looked for
    int attempt = 0;        ///< counts publishes and looks: a failure of a former one says nothing
    Instant askedAt;        ///< when a host last said "send": it is not late before that
    int failures = 0;
    int looks = 0;
    Seconds waited{0};  ///< for a network to be able to tell; such looks are not counted
};

}  // namespace core
