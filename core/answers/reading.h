// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

namespace core {

/// A post's text as labels are looked for in it.
///
/// Letters and digits of every style are plain ones, accents, direction marks and other invisible
/// signs are gone, and each link, handle, hashtag and emoji is a single sign, so that nobody
/// looks inside.
struct Reading {
    // These stand for what was there; the controls themselves never pass.
    static constexpr QChar emoji{u'\x01'};
    static constexpr QChar link{u'\x02'};
    static constexpr QChar mention{u'\x03'};
    static constexpr QChar tag{u'\x04'};
    static constexpr QChar tagLabel{u'\x05'};  ///< before a label written as a tag, "#A1"

    QString text;   ///< with capitals
    QString lower;  ///< the same length, folded
    bool hasLink = false;
    bool hasAdultSign = false;  ///< "no one under eighteen"

    static bool isSign(QChar c) { return c >= emoji && c <= tagLabel; }
};

Reading readingOf(const Post &post);

}  // namespace core
