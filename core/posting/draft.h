// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/chat/delivery.h"

namespace core {

/// A cue as one account will post it. Its id depends on chat, cue and account alone, so asking
/// again after a crash names the same delivery.
Delivery draftFor(const Cue &cue, const Chat &chat, const Account &account, Instant now);

/// What a host wrote in the composer, for one account; the hashtag is added unless it is a reply
/// or there already.
Delivery draftFor(const QString &text, const Chat &chat, const Account &account,
                  const std::optional<PostId> &replyTo, Instant now);

}  // namespace core
