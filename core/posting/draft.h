// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/chat/delivery.h"
#include "core/chat/post.h"

namespace core {

/// A cue as one account will post it. Its id depends on chat, cue and account alone, so asking
/// again after a crash names the same delivery.
Delivery draftFor(const Cue &cue, const Chat &chat, const Account &account, Instant now);

/// What a host wrote in the composer, for one account. Unless they are there already, the hashtag
/// is added, or to a reply its author's name where the network wants it (TextRules).
Delivery draftFor(const QString &text, const Chat &chat, const Account &account,
                  const std::optional<Post> &replyTo, Instant now);
/// Whether such a name is added: not where the account replies to itself.
bool mentionIsAdded(const Post &replyTo, const Account &account);

}  // namespace core
