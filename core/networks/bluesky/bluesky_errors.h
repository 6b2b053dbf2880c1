// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/networks/transport.h"

namespace core::bluesky {

/// The name in `{"error": "ExpiredToken", "message": …}` (atproto.com/specs/xrpc); empty if the
/// reply has none. Letters and _ only: a name goes into the log, what a server may echo does not.
QString errorName(const Reply &reply);

/// What a reply that is no success means. A name decides first, then the status (http_errors.h).
/// Without a name the reply is not one of an AT Protocol server, but of something in between: it
/// decides nothing, unless it says that there is too much or too often.
///
///     ExpiredToken, InvalidToken, AuthMissing …  SignedOut
///     AccountTakedown, AccountDeactivated …      Refused: signing in again does not help
///     AuthFactorTokenRequired                    Refused: it takes an app password
///     RecordNotFound, NotFound                   NotFound
///     InvalidSwap, BlobNotFound, other 4xx       Refused
Error toBlueskyError(const Reply &reply, Instant now);

/// The error side of a Result with the name of what the server said.
inline QString detailOf(const Reply &reply)
{
    return (QStringLiteral("HTTP %1 ").arg(reply.status) + errorName(reply)).trimmed();
}

}  // namespace core::bluesky
