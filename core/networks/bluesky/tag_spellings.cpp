// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/tag_spellings.h"

#include <QChar>
#include <QList>

namespace core::bluesky {

namespace {

constexpr qsizetype escapeLength = 6;  // \uXXXX

bool isAscii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

char32_t lower(char byte)
{
    const auto letter = static_cast<unsigned char>(byte);
    return letter >= 'A' && letter <= 'Z' ? letter + 32U : letter;
}

/// The parts of a tag that tell it from another. Joiners count for a Hashtag; here they are passed
/// over on both sides, which only lets more through.
bool counts(char32_t letter)
{
    const bool latinAccent = letter >= 0x300 && letter <= 0x36F;
    return !latinAccent && (QChar::isLetterOrNumber(letter) || QChar::isMark(letter));
}

/// As Hashtag compares, but taken apart, so that composed and decomposed letters are the same.
std::u32string fold(char32_t letter)
{
    const QString folded = QString::fromUcs4(&letter, 1)
                               .normalized(QString::NormalizationForm_KC)
                               .toLower()
                               .normalized(QString::NormalizationForm_KD);
    std::u32string kept;
    for (const uint part : folded.toUcs4()) {
        if (counts(part))
            kept += char32_t(part);
    }
    return kept;
}

int hexDigit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    const char32_t letter = lower(byte);
    return letter >= 'a' && letter <= 'f' ? int(letter) - 'a' + 10 : -1;
}

/// The UTF-16 unit that \uXXXX at `at` stands for; -1 if it is none.
int escapedUnit(const char *at, const char *end)
{
    if (end - at < escapeLength || at[0] != '\\' || at[1] != 'u')
        return -1;
    int unit = 0;
    for (int i = 2; i < escapeLength; ++i) {
        const int digit = hexDigit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

JsonLetter escaped(const char *at, const char *end)
{
    const int unit = escapedUnit(at, end);
    if (unit < 0)
        return end - at >= 2 && at[1] != 'u' ? JsonLetter{U' ', at + 2} : JsonLetter{0, end};
    const char *behind = at + escapeLength;
    if (!QChar::isHighSurrogate(char32_t(unit)))
        return {char32_t(unit), behind};
    const int low = escapedUnit(behind, end);
    if (low < 0 || !QChar::isLowSurrogate(char32_t(low)))
        return {0, end};
    return {QChar::surrogateToUcs4(char16_t(unit), char16_t(low)), behind + escapeLength};
}

JsonLetter utf8(const char *at, const char *end)
{
    const auto first = static_cast<unsigned char>(*at);
    const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (end - at < length)
        return {0, end};
    char32_t letter = first & (0xFFU >> (length + 1));
    for (int i = 1; i < length; ++i)
        letter = (letter << 6U) | (static_cast<unsigned char>(at[i]) & 0x3FU);
    return {letter, at + length};
}

}  // namespace

JsonLetter jsonLetterAt(const char *at, const char *end)
{
    if (*at == '\\')
        return escaped(at, end);
    return isAscii(*at) ? JsonLetter{char32_t(*at), at + 1} : utf8(at, end);
}

TagSpellings::TagSpellings(const Hashtag &tag)
{
    for (const uint letter : tag.normalized().toUcs4())
        m_letters += fold(letter);
    for (size_t byte = 0; byte < m_mayBegin.size(); ++byte) {
        const bool other = byte >= 0x80 || byte == '\\' || byte == '_';
        m_mayBegin[byte] = !m_letters.empty() && (other || lower(char(byte)) == m_letters.front());
    }
}

char TagSpellings::firstLetter() const
{
    const bool isPlain = !m_letters.empty() && m_letters.front() < 0x80;
    return isPlain ? char(m_letters.front()) : '_';
}

const std::u32string &TagSpellings::folded(char32_t letter) const
{
    const auto known = m_folded.find(letter);
    return known != m_folded.end() ? known->second
                                   : m_folded.emplace(letter, fold(letter)).first->second;
}

bool TagSpellings::goesOn(const char *at, const char *end) const
{
    // Marks above one another may come in another order: whoever reads the tag puts them in order.
    const auto maybe = [](char32_t a, char32_t b) { return QChar::isMark(a) || QChar::isMark(b); };
    size_t matched = 0;
    while (matched < m_letters.size()) {
        if (at == end)
            return false;
        if (isAscii(*at) && *at != '\\') {
            const char32_t letter = lower(*at++);
            if (letter == U'_')
                continue;
            if (letter != m_letters[matched++])
                return maybe(letter, m_letters[matched - 1]);
            continue;
        }
        const JsonLetter next = jsonLetterAt(at, end);
        if (next.letter == U' ')
            return maybe(U' ', m_letters[matched]);
        for (const char32_t part : folded(next.letter)) {
            if (matched == m_letters.size())
                return true;
            if (part != m_letters[matched++])
                return maybe(part, m_letters[matched - 1]);
        }
        at = next.next;
    }
    return true;
}

}  // namespace core::bluesky
