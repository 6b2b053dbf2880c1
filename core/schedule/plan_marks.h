// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::plan {

/// Marks that travel inside a line while it is being read.
///
/// A character that the text escapes with a backslash means itself and nothing else, so it is
/// carried as one of Unicode's 32 non-characters, which no text may hold (as many as ASCII has
/// signs), until plain() turns it back. A table's cells are parted by a tab, a hard line break
/// inside a paragraph is a line separator.
inline constexpr QChar cellBreak = u'\t';
inline constexpr QChar hardBreak = u'\u2028';

/// The carried form of an ASCII sign; other characters stay as they are.
QChar escaped(QChar sign);
/// The sign itself, whether it is carried or not.
QChar unescaped(QChar character);
bool isCarried(QChar character);
/// The text as people read it: carried signs turned back, white space made single.
QString plain(const QString &text);
/// plain() with the full-width signs and digits of East Asian typing as ASCII has them: for looking
/// facts up, never for showing. Cells stay parted.
QString readable(const QString &text);

}  // namespace core::plan
