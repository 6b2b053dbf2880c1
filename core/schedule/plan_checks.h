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
        OtherDayHere,       ///< for this computer's zone the chat is on another day
        NumbersOutOfOrder,  ///< a question whose number is not higher than the one before it
        HashtagHardToRead,  ///< several words in lower case: a screen reader spells it as one
        PictureWithoutDescription,  ///< cue, number: which picture, from 1
        PictureRefused,             ///< cue, network, number: which picture; number2: the trouble
        CostlyLink,      ///< cue: a link makes this post on X cost $0.20 instead of $0.015
        NightElsewhere,  ///< zone: for a host there the chat is at night
        SeasonChange,    ///< zone, number: the next date's hour there moves by so many minutes
        SignedOut,       ///< network: an account of the chat is not signed in any more
    };

    Severity severity = Severity::Good;
    Code code = Code::EveryPostFits;
    CueId cue;
    NetworkId network;
    int number = 0;
    int number2 = 0;
    QByteArray zone;  ///< IANA name

    bool operator==(const PlanNote &) const = default;
};

/// What is good and what to mend, problems first. `accounts` are those of the chat that are signed
/// in; what else the chat names is missing. Hosts elsewhere are looked after in the chat's other
/// zones (ChatSettings::otherZones) and in `localZone`.
QList<PlanNote> checkPlan(const Chat &chat, const QList<Account> &accounts, Instant now,
                          const QByteArray &localZone);

/// "#SafeSpaceConvos" for "#safespaceconvos" where the title or the tag's own words show how; the
/// tag itself where nothing does.
Hashtag readableHashtag(const Chat &chat);

/// Where the second of two questions in one text begins, -1 where it asks one thing. A question
/// mark inside a link or "Really??" begins nothing.
qsizetype secondQuestion(const QString &text);

}  // namespace core
