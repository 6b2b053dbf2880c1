// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/chat.h"

namespace core {

/// What a pasted text says about an evening. What it does not say with certainty stays open:
/// empty, invalid or nullopt.
struct Plan {
    struct Question {
        int number = 0;
        QString text;  ///< without label and trailing hashtag
        bool operator==(const Question &) const = default;
    };

    QString title;
    QStringList hosts;
    std::optional<Hashtag> hashtag;
    QList<Question> questions;
    QString questionLetter;  ///< of the labels where it is not Q: "F", "P", "T"
    QDate date;
    int month = 0;       ///< with dayOfMonth where the text names no year; else 0
    int dayOfMonth = 0;  ///< chatFromPlan() takes the next such day
    int weekday = 0;     ///< 1 Monday … 7 Sunday, 0 open
    QTime time;
    QByteArray zone;
    QString recurrence;
    std::optional<Minutes> length;
    std::optional<Seconds> firstQuestion;  ///< from the start
    std::optional<Seconds> interval;       ///< from question to question
    QString standingParagraph;
    QString welcome, introduction, wrapUp, nextChat;
    /// The whole chat where the text is a plan file of our own (writePlan()): nothing in it is
    /// guessed, and what is not corrected is taken over as it stands.
    std::optional<Chat> written;

    bool operator==(const Plan &) const = default;
};

/// Reads plain text, Markdown or HTML as pasted. Total: any text gives a Plan, perhaps an empty
/// one. Linear in the length of the text.
Plan parsePlan(const QString &text);

/// A chat made from a plan: five questions make nine cues, for the welcome, introduction, wrap-up
/// and next-chat posts that the text lacks come from the settings. `now` chooses the next date
/// where the text gives only a weekday or a recurrence.
Chat chatFromPlan(const Plan &plan, const ChatSettings &settings, Instant now,
                  const QByteArray &localZone);

/// Reads a plan from a file or standard input ("-"): at most 4 MiB. NotFound, Unreadable or
/// BadInput otherwise; the detail of BadInput is one of the reasons below.
Result<Plan> readPlan(const QString &path);
/// The text alone, for the window to show.
Result<QString> readPlanText(const QString &path);

namespace plan_problem {
inline constexpr char tooLarge[] = "too large";
inline constexpr char notText[] = "not a text";
inline constexpr char empty[] = "empty";
inline constexpr char noQuestion[] = "no question";
}  // namespace plan_problem

/// "Mon 7 Dec, 20:30 ET": a date as it is posted, in words that every language reads. Empty when
/// the date is.
QString dateInPost(const ZonedTime &time);

}  // namespace core
