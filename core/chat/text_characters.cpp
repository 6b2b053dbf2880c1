// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/text_characters.h"

namespace core::chars {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(QChar c, QStringView set)
{
    return !c.isNull() && set.contains(c);
}

bool isBetween(QChar c, char16_t first, char16_t last)
{
    return c.unicode() >= first && c.unicode() <= last;
}

bool isCyrillic(QChar c)
{
    return isBetween(c, 0x0400, 0x04FF);
}

bool isWordInLink(QChar c)
{
    return isAsciiAlnum(c) || isCyrillic(c) || isLatinAccent(c);
}

/// Characters that no post may hold.
bool isInvalid(QChar c)
{
    return c == QChar(0xFFFE) || c == QChar(0xFEFF) || c == QChar(0xFFFF);
}

char32_t pointAt(const QString &text, int index, int *length)
{
    *length = 0;
    if (index < 0 || index >= text.size())
        return 0;
    const bool pair = text.at(index).isHighSurrogate() && index + 1 < text.size() &&
                      text.at(index + 1).isLowSurrogate();
    *length = pair ? 2 : 1;
    return pair ? QChar::surrogateToUcs4(text.at(index), text.at(index + 1))
                : text.at(index).unicode();
}

/// Joiners and marks of several scripts that tags are written with.
bool isTagJoiner(char32_t point)
{
    static const QString joiners =
        u"_\u200C\u200D\uA67E\u05BE\u05F3\u05F4\uFF5E\u301C\u309B\u309C\u30A0\u30FB\u3003\u0F0B"
        "\u0F0C\u00B7"_s;
    return point <= 0xFFFF && joiners.contains(QChar(char16_t(point)));
}

bool isTagLetter(char32_t point)
{
    return QChar::isLetter(point) || QChar::isMark(point);
}

bool isTagDigit(char32_t point)
{
    return QChar::category(point) == QChar::Number_DecimalDigit;
}

}  // namespace

bool isAsciiLetter(QChar c)
{
    return isBetween(c, u'a', u'z') || isBetween(c, u'A', u'Z');
}

bool isAsciiAlnum(QChar c)
{
    return isAsciiLetter(c) || isBetween(c, u'0', u'9');
}

bool isSpace(QChar c)
{
    return !c.isNull() && (c.isSpace() || c == QChar(0x180E));
}

bool isPunctuation(QChar c)
{
    return isOneOf(c, u"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
}

bool isLatinAccent(QChar c)
{
    return isBetween(c, 0x00C0, 0x00D6) || isBetween(c, 0x00D8, 0x00F6) ||
           isBetween(c, 0x00F8, 0x00FF) || isBetween(c, 0x0100, 0x024F) ||
           isBetween(c, 0x0253, 0x0254) || isBetween(c, 0x0256, 0x0257) || c == QChar(0x0259) ||
           c == QChar(0x025B) || c == QChar(0x0263) || c == QChar(0x0268) || c == QChar(0x026F) ||
           c == QChar(0x0272) || c == QChar(0x0289) || c == QChar(0x028B) || c == QChar(0x02BB) ||
           isBetween(c, 0x0300, 0x036F) || isBetween(c, 0x1E00, 0x1EFF);
}

bool isDirection(QChar c)
{
    return isBetween(c, 0x202A, 0x202E) || c == QChar(0x061C) || c == QChar(0x200E) ||
           c == QChar(0x200F) || isBetween(c, 0x2066, 0x2069);
}

bool mayPrecedeLink(QChar c, bool withProtocol)
{
    if (isAsciiAlnum(c) || isAt(c) || isHash(c) || c == u'$' || isInvalid(c))
        return false;
    return withProtocol || !isOneOf(c, u"-_./");
}

bool inLabel(QChar c)
{
    return !c.isNull() && !isPunctuation(c) && !isSpace(c) && !isInvalid(c) && !isDirection(c) &&
           c != u'"';
}

bool inAsciiLabel(QChar c)
{
    return isAsciiAlnum(c) || c == u'-' || isLatinAccent(c);
}

bool inPath(QChar c)
{
    return isWordInLink(c) || isOneOf(c, u"!*';:=+,.$/%#[]-\u2013_~@|&");
}

bool endsPath(QChar c)
{
    return isWordInLink(c) || isOneOf(c, u"+-=_#/");
}

bool inQuery(QChar c)
{
    return isAsciiAlnum(c) || isOneOf(c, u"!?*'@();:&=+$/%#[]-_.,~|");
}

bool endsQuery(QChar c)
{
    return isAsciiAlnum(c) || isOneOf(c, u"-_&=#/");
}

bool inName(QChar c)
{
    return isAsciiAlnum(c) || c == u'_';
}

namespace {

/// "RT@name" and "RT:@name", as people once passed posts on.
bool isPassedOn(const QString &text, int sign)
{
    const int end = text.at(sign - 1) == u':' ? sign - 1 : sign;
    if (end < 2 || QStringView(text).mid(end - 2, 2).compare(u"rt", Qt::CaseInsensitive) != 0)
        return false;
    return end == 2 || !(isAsciiAlnum(text.at(end - 3)) || isOneOf(text.at(end - 3), u"_+~.-"));
}

}  // namespace

/// Nothing that a name or an address goes on from.
bool mayPrecedeMention(const QString &text, int sign)
{
    if (sign == 0)
        return true;
    const QChar before = text.at(sign - 1);
    return (!isAsciiAlnum(before) && !isOneOf(before, u"_!#$%&*@＠")) || isPassedOn(text, sign);
}

bool mayPrecedeTag(const QString &text, int sign)
{
    if (sign == 0)
        return true;
    const QChar before = text.at(sign - 1);
    if (before == QChar(0xFE0E) || before == QChar(0xFE0F))
        return true;
    const int start = before.isLowSurrogate() && sign > 1 ? sign - 2 : sign - 1;
    int length = 0;
    const char32_t point = pointAt(text, start, &length);
    return point != U'&' && !isTagLetter(point) && !isTagDigit(point) && !isTagJoiner(point);
}

int tagPartLength(const QString &text, int start, bool *hasLetter)
{
    int length = 0;
    const char32_t point = pointAt(text, start, &length);
    if (length == 0)
        return 0;
    const bool letter = isTagLetter(point);
    if (!letter && !isTagDigit(point) && !isTagJoiner(point))
        return 0;
    *hasLetter |= letter;
    return length;
}

}  // namespace core::chars
