// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"
#include "core/schedule/plan_text.h"

#include <QSet>

namespace core::plan {

/// The questions of a plan and the lines that they took.
struct FoundQuestions {
    QList<Plan::Question> questions;  ///< by number; a bilingual pair keeps its order
    QChar letter;                     ///< of their labels; null where they were only counted
    QSet<qsizetype> lines;            ///< these hold questions, whatever else they seem to say
};

/// Finds the questions, each once, though a recap lists them twice, a reminder repeats them and
/// answers stand in between. Numbered lists that ask nothing are none.
FoundQuestions findQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag);

/// The text from a line on, with the lines that an e-mail program broke it into.
struct Paragraph {
    QString text;
    qsizetype end = 0;  ///< the first line that is not part of it
};
Paragraph paragraphFrom(const QList<PlanLine> &lines, qsizetype first, qsizetype width);

/// The lines with broken prose in one piece again, which name a day or a host across two of them.
/// Lines that hold questions stay as they are; `questionLines` then counts the new lines.
QList<PlanLine> unwrapped(const QList<PlanLine> &lines, QSet<qsizetype> &questionLines);

}  // namespace core::plan
