// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace core {

/// The letters of a chat's labels: Q1 is asked and A1 answers.
struct Convention {
    QString questionLetter;
    QString answerLetter;

    bool operator==(const Convention &) const = default;
};

/// The letters that the host's own question posts use. `questions` are the posts' texts, one for
/// each; `language` is a BCP 47 tag, which tells the French Q/R from the English Q/A. Nothing where
/// no more than half of the posts begin with the same letter and a number.
std::optional<Convention> conventionOf(const QStringList &questions, const QString &language = {});

/// Every answer letter that goes with a question letter, in any language.
QStringList answerLettersFor(const QString &questionLetter);

}  // namespace core
