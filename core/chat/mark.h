// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <optional>

namespace core {

/// Whether the recap may hold a post that asks for a second thought.
enum class Consent {
    LeaveOut,
    AsItIs,
    ShortName,  ///< "Ann L.", without handle and link
};

/// Which words a star or a consent was about, kept in Mark::text.
///
/// Never the words themselves: who deletes a post wants them gone. The author's name stays, so that
/// a host can be told whose highlight is missing.
struct Remembered {
    QString author;                 ///< "Ann Lee (@ann)"
    std::optional<Instant> edited;  ///< the version: when the post had last been edited

    static Remembered of(const Post &post);
    static Remembered fromText(const QString &text);
    QString toText() const;
    bool operator==(const Remembered &) const = default;
};

/// A host's word on one post: star, hide, question, note, order, consent. The newest of one host
/// and kind counts.
struct Mark {
    enum class Kind {
        Star,      ///< on: a highlight; number: its place, in what was saved before Order was
        Hide,      ///< on: hidden from feed, board and recap
        Question,  ///< on: number is the question, -1 for "no question"; off: the rules decide
        Note,      ///< text: a remark for the co-hosts and the recap
        Seen,      ///< on: a host has answered, boosted or liked it
        Order,     ///< on: number is its place among the question's highlights, from 1
        Consent,   ///< on: number says, as a Consent, whether the recap may hold it
    };

    PostId post;
    Kind kind = Kind::Star;
    QString by;  ///< name of the host or desk
    Instant at;
    bool on = true;
    int number = 0;
    QString text;  ///< a note's words; of a star or consent, which words of the post it was about

    bool operator==(const Mark &) const = default;
};

}  // namespace core
