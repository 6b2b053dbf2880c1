// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/hashtag.h"

#include <array>
#include <string>
#include <unordered_map>

namespace core::bluesky {

/// Recognises a hashtag in the raw bytes of JSON, however it is spelt: upper and lower case, with
/// and without accents, full width, composed or not, and with letters escaped as \uXXXX.
///
/// A value of JetstreamFilter. Its rule: it may say yes too often, never no where Hashtag would
/// find the same tag. Not for two threads at once: it remembers how letters fold.
class TagSpellings {
public:
    TagSpellings() = default;
    explicit TagSpellings(const Hashtag &tag);

    /// Whether the bytes at `at`, which follow a sign or open a string, may spell the tag.
    bool mayStandAt(const char *at, const char *end) const
    {
        return at != end && m_mayBegin[static_cast<unsigned char>(*at)] && goesOn(at, end);
    }

    /// In lower case; an underscore where it is none of ASCII.
    char firstLetter() const;

private:
    bool goesOn(const char *at, const char *end) const;
    const std::u32string &folded(char32_t letter) const;

    std::u32string m_letters;
    std::array<bool, 256> m_mayBegin{};
    mutable std::unordered_map<char32_t, std::u32string> m_folded;
};

/// The sign at `at` as JSON spells it, UTF-8 or escaped, and where the next one begins; 0 and
/// `end` where it is broken off.
struct JsonLetter {
    char32_t letter = 0;
    const char *next = nullptr;
};
JsonLetter jsonLetterAt(const char *at, const char *end);

}  // namespace core::bluesky
