// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

namespace core {

/// One remark on a plan: a severity, a code that the window words, and what it is about.
struct PlanNote {
    enum class Severity { Good, Advice, Problem };
    enum class Code {
        EveryPostFits,
        TooLong,        ///< cue, network, number: units over the limit
        QuestionsFit,   ///< number of questions, spare minutes
        TooLittleTime,  ///< the last cue is after the end; number: minutes over
        NoQuestions,
        EmptyCue,
        DuplicateQuestion,
        AsksTwoThings,  ///< a question with several question marks
        NoHashtag,
        NoTitle,
        NoAccounts,
        AccountsReady,
        NoStart,
        StartInThePast,
        TimeSkipped,  ///< the start does not exist: summer time
        TimeTwice,
        OtherDayHere,  ///< for this computer's zone the chat is on another day
    };

    Severity severity = Severity::Good;
    Code code = Code::EveryPostFits;
    CueId cue;
    NetworkId network;
    int number = 0;
    int number2 = 0;

    bool operator==(const PlanNote &) const = default;
};

/// What is good and what to mend, problems first. `accounts` are those of the chat.
QList<PlanNote> checkPlan(const Chat &chat, const QList<Account> &accounts, Instant now,
                          const QByteArray &localZone);

}  // namespace core
