// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/networks/transport.h"

namespace core {

/// What a reply that is no success means, by its status alone; each network refines it by what
/// stands in the body. RFC 9110 section 15; for an answer to a post see the table below.
///
///     401            SignedOut      the same attempt may be repeated after signing in
///     404, 410       NotFound
///     413            TooLong
///     429            RateLimited    with the pause that the server asks for
///     other 4xx      Refused
///     3xx, 5xx, odd  Unconfirmed    a post may be out: look
Error toError(const Reply &reply, Instant now);

/// The error of something that may be asked as often as one likes: no reply is as good as none
/// sent.
Error ofQuestion(Error error);

/// `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), at least 1 s and at most a day.
std::optional<Seconds> retryAfter(const Reply &reply, Instant now);
/// The server's own clock (`Date`), to be compared with ours.
std::optional<Instant> serverTime(const Reply &reply);

}  // namespace core
