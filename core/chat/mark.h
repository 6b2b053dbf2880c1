// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <optional>

namespace core {

/// A host's word on one post: star, hide, question, note, order. The newest of one host and kind
/// counts.
struct Mark {
    enum class Kind {
        Star,      ///< on: a highlight; number: its place, in what was saved before Order was
        Hide,      ///< on: hidden from feed, board and recap
        Question,  ///< on: number is the question, -1 for "no question"; off: the rules decide
        Note,      ///< text: a remark for the co-hosts and the recap
        Seen,      ///< on: a host has answered, boosted or liked it
        Order,     ///< on: number is its place among the question's highlights, from 1
    };

    PostId post;
    Kind kind = Kind::Star;
    QString by;  ///< name of the host or desk
    Instant at;
    bool on = true;
    int number = 0;
    QString text;

    bool operator==(const Mark &) const = default;
};

}  // namespace core
