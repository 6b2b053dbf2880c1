// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_matcher.h"

#include <QString>

namespace ui {

/// The chip of a post: which question it is about, and how that was found.
struct PostChip {
    enum class Kind {
        None,      ///< nothing to say: a welcome, a boost
        Question,  ///< in the colours of `question`
        ToCheck,   ///< the same, and a host should look
        Nothing,   ///< "no question"
    };

    Kind kind = Kind::None;
    int question = 0;  ///< the first one
    QString text;      ///< "A2", "A2 reply", "A2 late", "A2?", "no question", "Q2"

    bool hasQuestion() const { return kind == Kind::Question || kind == Kind::ToCheck; }
    bool operator==(const PostChip &) const = default;
};

PostChip postChip(const core::AnswerMatch &match, bool late, const core::ChatSettings &settings);

}  // namespace ui
