// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/label.h"
#include "core/answers/reading.h"

namespace core {

/// How much a post says of its own, once labels, tags, mentions, links and courtesies are left out.
struct Utterance {
    int ownWords = 0;
    int newsWords = 0;  ///< the same without talk about the hour: "So excited", "Join us!"
    int tags = 0;
    bool asks = false;          ///< a question to somebody: "How do you do that?"
    bool onlyAsks = false;      ///< all of it is one question
    bool introduces = false;    ///< "Hi, I'm … from …"
    bool presents = false;      ///< a name, a place or a trade: "Bo, year 3, Malmö"
    bool aboutTheHour = false;  ///< a word that hosts use for rules and reminders
    bool endsAsking = false;    ///< the last sign of speech is a question mark
    bool asksToWrite = false;   ///< "DM me", "telegram"
    bool addresses = false;     ///< speaks to somebody: "you", "your"
    bool ofOneself = false;     ///< tells of its author: "I", "our"
    bool invites = false;       ///< "Please introduce yourselves"
    int advert = 0;             ///< how much its words are those of adverts

    /// Not as much as a thought: "This!", "So true".
    bool isReaction() const { return ownWords == 0; }
};

Utterance utteranceOf(const Reading &reading, const Labels &labels);

}  // namespace core
