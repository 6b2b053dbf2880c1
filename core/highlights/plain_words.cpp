// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/plain_words.h"

#include <algorithm>

namespace core {

namespace {

enum class Sign { Kept, Dropped, LineEnd, Space };

Sign signOf(char16_t u)
{
    if ((u >= 0x20 && u < 0x7F) || (u >= 0xA0 && u < 0x2028))
        return Sign::Kept;  // nearly everything
    if (u == u'\n' || u == u'\r' || u == 0x2028 || u == 0x2029)
        return Sign::LineEnd;
    if (u == u'\t')
        return Sign::Space;
    const bool control = u < 0x20 || (u >= 0x7F && u < 0xA0);
    const bool turning = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    const bool noncharacter = (u >= 0xFDD0 && u <= 0xFDEF) || u >= 0xFFFE || u == 0xFEFF;
    return control || turning || noncharacter ? Sign::Dropped : Sign::Kept;
}

}  // namespace

QString plainWords(const QString &text)
{
    const auto isKept = [](QChar c) {
        return c == u'\n' || (!c.isSurrogate() && signOf(c.unicode()) == Sign::Kept);
    };
    if (std::all_of(text.begin(), text.end(), isKept))
        return text;
    QString words;
    words.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c.isSurrogate()) {  // half a letter would be no text
            const bool whole =
                c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
            if (whole) {
                words += c;
                words += text[++at];
            } else {
                words += QChar(QChar::ReplacementCharacter);
            }
            continue;
        }
        switch (signOf(c.unicode())) {
        case Sign::Kept:
            words += c;
            break;
        case Sign::LineEnd:
            if (c == u'\n' && at > 0 && text[at - 1] == u'\r')
                break;
            words += u'\n';
            break;
        case Sign::Space:
            words += u' ';
            break;
        case Sign::Dropped:
            break;
        }
    }
    return words;
}

QString isolated(const QString &foreign)
{
    return u'\u2068' + foreign + u'\u2069';
}

QString plainLine(const QString &text)
{
    return plainWords(text).simplified();
}

}  // namespace core
