// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/networks/network_client.h"
#include "core/networks/transport.h"

namespace core::mastodon {

/// The text in `{"error": "…"}`; empty if the reply has none. It decides and is never logged: a
/// server may echo in it what it was sent. https://docs.joinmastodon.org/entities/Error/
QString errorText(const Reply &reply);

/// What a reply that is no success means, or one that is a success and yet no answer.
///
/// Without an Error entity it was not said by a server of this kind but by something in between:
/// it decides nothing, unless it says that there is too much or too often.
///
///     401                       SignedOut
///     403 about scopes          SignedOut: a token that may not is as good as none
///     404, 410                  NotFound
///     413, 422 about length     TooLong
///     422 about media at work   RateLimited, with a short pause
///     429                       RateLimited, with the pause that the server asks for
///     other 4xx                 Refused
///     2xx, 3xx, 5xx, odd        Unconfirmed
Error toMastodonError(const Reply &reply, Instant now);

/// How many requests the server still takes; nothing where the reply does not say. The names of
/// the headers and the form of the time differ between servers.
/// https://docs.joinmastodon.org/api/rate-limits/#response
std::optional<Allowance> allowanceIn(const Reply &reply, Instant now);

/// Whether the body is JSON, which every answer of the API is.
bool isAnswer(const Reply &reply);

}  // namespace core::mastodon
