// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_marks.h"

namespace core::plan {

namespace {

constexpr char16_t firstCarried = 0xFDD0;
constexpr QStringView signs = u"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
static_assert(signs.size() == 32);

}  // namespace

bool isCarried(QChar character)
{
    return character >= QChar(firstCarried) && character < QChar(char16_t(firstCarried + 32));
}

QChar escaped(QChar sign)
{
    const qsizetype place = sign.unicode() < 128 ? signs.indexOf(sign) : -1;
    return place < 0 ? sign : QChar(char16_t(firstCarried + place));
}

QChar unescaped(QChar character)
{
    return isCarried(character) ? signs[character.unicode() - firstCarried] : character;
}

QString plain(const QString &text)
{
    QString result;
    result.reserve(text.size());
    bool gap = false;
    for (const QChar character : text) {
        if (character == hardBreak) {
            result.append(u'\n');
            gap = false;
        } else if (character.isSpace()) {
            gap = !result.isEmpty() && !result.endsWith(u'\n');
        } else {
            if (gap)
                result.append(u' ');
            gap = false;
            result.append(unescaped(character));
        }
    }
    return result.trimmed();
}

QString readable(const QString &text)
{
    constexpr char16_t fullWidth = 0xFEE0;
    constexpr QChar heldCell(u'\u0001');
    QString result;
    result.reserve(text.size());
    for (const QChar character : plain(QString(text).replace(cellBreak, heldCell))) {
        const char16_t code = character.unicode();
        if (character == heldCell)
            result.append(cellBreak);
        else if (code >= 0xFF01 && code <= 0xFF5D)
            result.append(QChar(char16_t(code - fullWidth)));
        else if (code == 0xFF5E || code == 0x301C)  // wave dashes: "21:00〜22:00"
            result.append(u'\u2013');
        else if (code == 0x3001)  // the ideographic comma
            result.append(u", ");
        else
            result.append(character);
    }
    return result;
}

}  // namespace core::plan
