// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/networks/network_client.h"
#include "core/networks/transport.h"

namespace core::x {

/// Why X turned something down, as it stands in an error's detail.
namespace problem {
inline constexpr char duplicate[] = "duplicate";  ///< the account has just said the same
inline constexpr char forbidden[] = "client-forbidden";
inline constexpr char notEnrolled[] = "client-not-enrolled";  ///< the app has no paid access
inline constexpr char usageCapped[] = "usage-capped";         ///< no credits are left
inline constexpr char locked[] = "AccountLocked";             ///< until its owner has been to x.com
}  // namespace problem

/// What a reply that is no success means, or one that is a success and yet no answer. X answers
/// with a problem (`{type, title, detail, status}`) or with `{errors: [{code, message}]}`; anything
/// else was said by something in between and decides nothing, unless it is a 429.
/// https://docs.x.com/x-api/fundamentals/response-codes-and-errors
///
///     401                        SignedOut
///     404, 410                   NotFound
///     413                        TooLong
///     429                        RateLimited, until the limit is reset by the server's own clock
///     429 usage-capped, 402      Refused: only money helps
///     other 4xx but 408          Refused, with the reason in its detail where it is known
///     2xx, 3xx, 408, 5xx, odd    Unconfirmed
Error toXError(const Reply &reply, Instant now);

/// Whether a reply to a post may mean that the same text is out already: a 403 that gives that
/// reason, or none that is known.
bool mayBeDuplicate(const Reply &reply);

/// How many such calls X still takes; nothing where the reply does not say.
/// https://docs.x.com/x-api/fundamentals/rate-limits
std::optional<Allowance> allowanceIn(const Reply &reply, Instant now);

/// The object that a success must hold; what the reply means instead.
Result<Reply> answered(const Reply &reply, Instant now);

/// Whether the error is for want of money, so that waiting does not help.
bool isForWantOfMoney(const Error &error);

}  // namespace core::x
