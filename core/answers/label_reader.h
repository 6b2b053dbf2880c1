// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/label.h"
#include "core/answers/reading.h"

#include <optional>

namespace core {

/// Finds the labels of one chat's convention. Each character is looked at a bounded number of
/// times, so no text can make it slow.
class LabelReader {
public:
    /// The three texts must outlive the reader.
    LabelReader(const Reading &reading, const QString &questionLetter, const QString &answerLetter);

    Labels read();

private:
    /// What a run of letters means in this chat.
    struct Sign {
        Label::Side side = Label::Side::Answer;
        bool exact = true;
        bool spelledOut = false;
    };
    QChar at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : QChar(); }
    qsizetype skipSpaces(qsizetype i) const;
    qsizetype wordEnd(qsizetype i) const;
    qsizetype skipLetters(qsizetype i) const;
    QStringView word(qsizetype i) const { return m_lower.sliced(i, wordEnd(i) - i); }
    qsizetype leadingEnd() const;
    bool isBoundary(qsizetype i) const;
    bool isElision(qsizetype end) const;

    bool readAt(qsizetype i);
    std::optional<Sign> signAt(qsizetype i) const;
    std::optional<Sign> letterSign(QStringView run) const;
    std::optional<qsizetype> spelledOut(Label &label, qsizetype i, bool answerWord);
    std::optional<qsizetype> number(Label &label, qsizetype i);
    std::optional<qsizetype> namedNumber(Label &label, qsizetype i) const;
    std::optional<int> digits(qsizetype &i) const;
    bool subLabel(Label &label, qsizetype &i);
    qsizetype more(Label &label, qsizetype i) const;
    std::optional<qsizetype> joined(Label &label, qsizetype i) const;
    std::optional<qsizetype> togetherEnd(qsizetype i) const;
    qsizetype sameLetter(const Label &label, qsizetype i) const;
    void addNumbers(Label &label, int number, bool range) const;

    void readEdge(Label &label, qsizetype i);
    void readWordEdge(Label &label, qsizetype i) const;
    bool isPartAt(qsizetype i) const;
    Label::Place placeOf(const Label &label) const;
    bool isBrieflyIntroduced(const Label &label) const;
    bool leadsFromSentence(qsizetype start) const;
    bool isNamedOwn(qsizetype start) const;
    bool isBehindConjunction(qsizetype start) const;
    bool isNegated(const Label &label) const;
    bool isLeadIn(qsizetype from, qsizetype to) const;
    void doubtBareSign();

    QStringView m_text;
    QStringView m_lower;
    QString m_question;
    QString m_answer;
    Labels m_labels;
};

}  // namespace core
