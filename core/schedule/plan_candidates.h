// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/hashtag.h"
#include "core/schedule/plan_text.h"

#include <QSet>

namespace core::plan {

/// A text that may be a question.
struct Candidate {
    QChar letter;
    int number = 0;
    QString text;  ///< as people read it, without label and trailing notes
    qsizetype line = 0;
    bool atLineStart = true;
    bool isWeak = false;  ///< asks nothing and has no separator: believed only as the next number
};

struct Candidates {
    QList<Candidate> questions;  ///< in the order of the text
    QSet<qsizetype> lines;
};

/// Whether a text asks: it holds a question mark of some script.
bool asks(const QString &text);

/// What stands behind "Q1:" and its like, wherever it stands.
Candidates labelledQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag);
/// The items of the list that asks, for plans that only count their questions or list them under
/// a heading.
Candidates listedQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag);

}  // namespace core::plan
