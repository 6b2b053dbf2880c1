// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Which characters X lets stand where in a link, a tag and a name (twitter-text 3). A QChar() is
/// the end of the text and belongs to nothing.
namespace core::chars {

bool isAsciiLetter(QChar c);
bool isAsciiAlnum(QChar c);
bool isSpace(QChar c);
bool isPunctuation(QChar c);  ///< of ASCII
/// Latin letters with accents that words in links and names go on with.
bool isLatinAccent(QChar c);
inline bool isHash(QChar c)
{
    return c == u'#' || c == u'＃';
}
inline bool isAt(QChar c)
{
    return c == u'@' || c == u'＠';
}
/// Marks that say in which direction to read.
bool isDirection(QChar c);

bool mayPrecedeLink(QChar c, bool withProtocol);
bool inLabel(QChar c);       ///< of a domain in any script, "-" and "_" left out
bool inAsciiLabel(QChar c);  ///< of a domain without protocol, "-" included
bool inPath(QChar c);
bool endsPath(QChar c);
bool inQuery(QChar c);
bool endsQuery(QChar c);

bool inName(QChar c);
bool mayPrecedeMention(const QString &text, int sign);
bool mayPrecedeTag(const QString &text, int sign);
/// The length in UTF-16 units of the part of a tag at `start`, 0 if none; sets `hasLetter` for one
/// that makes the tag more than a number.
int tagPartLength(const QString &text, int start, bool *hasLetter);

}  // namespace core::chars
