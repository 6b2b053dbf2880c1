// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace core {

struct Reading;

/// The letters of a chat's labels: Q1 is asked and A1 answers.
struct Convention {
    QString questionLetter;
    QString answerLetter;

    bool operator==(const Convention &) const = default;
};

/// One of the hosts' question posts. The language is a BCP 47 tag or empty; it tells the French Q/R
/// from the English Q/A.
struct AskedText {
    QString text;
    QString language;
};

/// The letters that the hosts' own question posts use, written "F1" or "Frage 1". Where each
/// question is asked in two languages, those that are not Q and A, which are understood everywhere.
/// Nothing where the posts do not agree.
std::optional<Convention> conventionOf(const QList<AskedText> &questions);

/// A label at the very start of a text, in whatever letters: 'F' and 1 for "F1: …" and "Frage 1".
struct StartLabel {
    QChar letter;  ///< null: there is no label
    int number = 0;
};
StartLabel startLabelOf(const Reading &reading);

/// Every answer letter that goes with a question letter, in any language.
QStringList answerLettersFor(const QString &questionLetter);

}  // namespace core
