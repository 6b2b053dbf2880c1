// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/words.h"

#include <array>
#include <span>
#include <string_view>

namespace core::words {

/// Words of one kind in the languages of our chats, between spaces; folded, without accents.
struct WordList {
    Trait trait;
    std::u16string_view words;
};

std::span<const WordList> labelWords();
std::span<const WordList> talkWords();
std::span<const WordList> advertWords();

}  // namespace core::words
