// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QStringView>

#include <optional>

namespace core::words {

/// What a word can mean around a label or in talk. Most words mean nothing.
enum class Trait {
    Answer = 1 << 0,             ///< "ans", "antwort": an answer's label spelt out
    Question = 1 << 1,           ///< "question", "frage"
    Connector = 1 << 2,          ///< "Answer to Q1", "Antwort auf F1"
    Continues = 1 << 3,          ///< a paper size, a level, a road: "A4 paper", "A1 learners"
    ContinuesCapital = 1 << 4,   ///< "A1 German class"; other capitals begin a sentence
    ContinuesQuestion = 1 << 5,  ///< "Q2 is hard" speaks about the question
    Part = 1 << 6,               ///< "cont", "pt": the label goes on
    Joiner = 1 << 7,             ///< "A1 and A2"
    Conjunction = 1 << 8,        ///< "This, and A1: …"
    LeadIn = 1 << 9,             ///< "For Q1", "my A2"
    Late = 1 << 10,              ///< "Late to the party! A1: …"
    Correction = 1 << 11,        ///< "A2 (sorry, A3)"
    Negation = 1 << 12,          ///< "A3, not A2"
    Elision = 1 << 13,           ///< "l'A1": a word begins behind the apostrophe
    Reaction = 1 << 14,          ///< says nothing of its own: "yes", "love", "this"
    Interrogative = 1 << 15,     ///< "how", "wer"
    Greeting = 1 << 16,          ///< "hello", "zusammen"
    Housekeeping = 1 << 17,      ///< what hosts say about the hour itself
    SelfIntroduction = 1 << 18,  ///< "teacher", "from"
    SmallTalk = 1 << 19,         ///< before the first question: "excited", "coffee"
    AdWeak = 1 << 20,            ///< adverts use it, and others as well
    AdMedium = 1 << 21,
    AdStrong = 1 << 22,     ///< hardly anybody else uses it
    AdContact = 1 << 23,    ///< where an advert asks to be written to
    TalksOfSpam = 1 << 24,  ///< whoever says "bot" is none
    Presents = 1 << 25,     ///< "I'm", "soy": a name follows
    Addresses = 1 << 26,    ///< "you", "dein"
    Invites = 1 << 27,      ///< a host asks people who they are
    Own = 1 << 28,          ///< "I", "unsere": somebody tells of themselves
    Range = 1 << 29,        ///< "A1 to A3"
    Together = 1 << 30,     ///< "A1 and 2 in one: …"
};
Q_DECLARE_FLAGS(Traits, Trait)

/// How much a word of an advert weighs by itself.
constexpr int advertWeightOf(Traits traits)
{
    return (traits.testFlag(Trait::AdStrong) ? 3 : 0) + (traits.testFlag(Trait::AdMedium) ? 2 : 0);
}

/// Of one word, folded and without accents.
Traits traitsOf(QStringView word);

inline bool is(Trait trait, QStringView word)
{
    return traitsOf(word).testFlag(trait);
}

/// "one" … "ten" in a few languages.
std::optional<int> numberNamed(QStringView word);

}  // namespace core::words

Q_DECLARE_OPERATORS_FOR_FLAGS(core::words::Traits)
