// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace core::plan {

/// What stands before a question: "Q1:", "(Q1)", "Question 1 –", "F1.", "T1)".
struct Label {
    QChar letter;  ///< upper case; words such as "Question" are Q, "Topic" is T
    int number = 0;
    qsizetype start = 0;  ///< where the label itself begins
    qsizetype end = 0;    ///< where its text begins
    bool isFirm = false;  ///< a separator follows; without one only the text can tell
};

/// The label at the start of a line, behind a time, an emoji or a bracket.
std::optional<Label> labelAtStart(QStringView line);
/// The firm label exactly at `at`, for labels in the middle of a paragraph.
std::optional<Label> labelAt(QStringView line, qsizetype at);

/// "A1:", "R2)", "Answer:", "My draft:", "[graphic: …]", "Note:": a line that belongs to no
/// question although it may follow one.
bool isAside(QStringView line);
/// "A1: …", "@ann A2 …": what somebody answered, or may answer.
bool isAnswerLine(QStringView line);
/// Where an answer "A3:" to this question begins inside its paragraph; -1 if none does.
qsizetype answerIn(QStringView text, int number);

/// Where a time such as "8:08 pm –" ends that a line begins with; 0 if it begins with none.
qsizetype timePrefix(QStringView line);

}  // namespace core::plan
