// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace core::words {

// Small vocabularies of how people write around a label. All ask for one word, folded and without
// accents.

bool isAnswer(QStringView word);    ///< "ans", "antwort": an answer's label spelt out
bool isQuestion(QStringView word);  ///< "question", "frage"
/// The label is a paper size, a language level, a quarter: "A4 paper", "A1 learners".
bool continuesLabel(QStringView word);
bool continuesThoughCapital(QStringView word);  ///< "A1 German class"; others begin a sentence
bool continuesQuestionLabel(QStringView word);  ///< "Q2 is hard" speaks about the question
bool isPart(QStringView word);                  ///< "cont", "pt": the label goes on
bool isJoiner(QStringView word);                ///< "A1 and A2"
bool isConjunction(QStringView word);           ///< "This, and A1: …"
bool isLeadIn(QStringView word);                ///< "For Q1", "my A2"
bool isLate(QStringView word);
bool isCorrection(QStringView word);  ///< "A2 (sorry, A3)"
bool isReaction(QStringView word);    ///< says nothing of its own: "yes", "love", "this"
bool isInterrogative(QStringView word);
bool isGreeting(QStringView word);
bool isHousekeeping(QStringView word);  ///< what hosts say about the hour itself
bool isSelfIntroduction(QStringView word);

}  // namespace core::words
