// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::plan {

// What Markdown writes around and inside one line. Each function takes one line and is linear.

bool isFence(QStringView line);      ///< ``` opens or closes a block of code
bool isTableRule(QStringView line);  ///< |---|:--:|
bool isTableRow(QStringView line);   ///< | one | two |
QString withCells(QStringView row);  ///< the row's cells, parted by tabs
/// Takes "## " off and says how many signs there were; 0 for a line that is no heading.
int takeHeading(QStringView &line);
/// Takes "- " or "3. " off and says whether it was there; the number goes to `ordinal`.
bool takeItem(QStringView &line, int &ordinal);
/// Without emphasis, code signs, pictures and the addresses of links; escaped signs are carried.
QString withoutMarks(const QString &line);

}  // namespace core::plan
