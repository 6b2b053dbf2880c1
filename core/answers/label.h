// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// "A1:", "Ans. to Q2", "(A1/A2)" as it stands in a text, and how much like a label it looks.
struct Label {
    enum class Side {
        Answer,
        Question,
        Both,    ///< topic chats ask and answer under one letter
        Common,  ///< the usual A in a chat that uses other letters
    };
    enum class Place {
        Start,          ///< nothing but mentions, tags and signs before it
        LeadIn,         ///< "For Q1", "my A1"
        AfterSentence,  ///< "Love this! A1"
        End,            ///< the last word
        Inside,
    };
    enum class Edge {
        Clear,      ///< a separator follows, or the text ends
        Open,       ///< a word follows that can begin an answer
        Continued,  ///< a word follows that makes it something else: "A4 paper"
    };

    Side side = Side::Answer;
    Place place = Place::Inside;
    Edge edge = Edge::Open;
    QList<int> numbers;
    bool exact = true;     ///< the chat's own letter, not a look-alike, not written as a tag
    bool strong = false;   ///< a colon, a bracket or a dash ends it
    bool spaced = false;   ///< "A 1"
    bool negated = false;  ///< "not A2"
    qsizetype start = 0;
    qsizetype end = 0;

    bool isForAnswer() const { return side != Side::Question; }
};

/// All labels of one text, from left to right.
struct Labels {
    QList<Label> all;
    qsizetype textStart = 0;  ///< behind leading mentions, tags and signs
    qsizetype textEnd = 0;    ///< behind the last letter or digit
    bool doubtful = false;    ///< something looks like a label and is none: "A1C", "A 1st"
};

}  // namespace core
