// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

/// Foreign text as every writer of the recap takes it: lines end in \n, and signs that have no
/// business in an article (controls, marks that turn the reading direction) are gone.
QString plainWords(const QString &text);
/// The same in one line, without space at its ends.
QString plainLine(const QString &text);
/// A foreign name that cannot turn the text around it.
QString isolated(const QString &foreign);

}  // namespace core
