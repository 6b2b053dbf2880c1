// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core::plan {

/// One line of a pasted text, its marks taken off and remembered.
struct PlanLine {
    QString text;                ///< trimmed, never empty; may hold the marks of plan_marks.h
    int heading = 0;             ///< 1 the largest; 0 is no heading
    int ordinal = -1;            ///< of a numbered item, "3." is 3
    bool isItem = false;         ///< of a list, numbered or not
    bool opensParagraph = true;  ///< an empty line or another kind of line is before it

    bool operator==(const PlanLine &) const = default;
};

/// Plain text, Markdown or HTML to its lines. Linear in the length of the text.
QList<PlanLine> planLines(const QString &text);

/// The width to which an e-mail program broke the lines; 0 where they end where people ended them.
qsizetype wrapWidth(const QList<PlanLine> &lines);

}  // namespace core::plan
