// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_checks.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Severity = PlanNote::Severity;
using Code = PlanNote::Code;

/// Whole minutes from the last cue that leaves to the end of the chat; negative after it.
int spareMinutes(const Chat &chat)
{
    const Seconds last = chat.runSheet.isEmpty() ? Seconds{0} : chat.runSheet.cues().last().offset;
    return int(std::chrono::floor<Minutes>(Seconds(chat.length) - last).count());
}

void checkTexts(const Chat &chat, const QList<Account> &accounts, QList<PlanNote> &notes)
{
    bool everyPostFits = true;
    for (const Cue &cue : chat.runSheet.cues()) {
        if (cue.text.trimmed().isEmpty()) {
            notes.append({Severity::Problem, Code::EmptyCue, cue.id});
            everyPostFits = false;
            continue;
        }
        for (const Account &account : accounts) {
            const int room = account.textRules.room(postedText(cue, chat, account.network));
            if (room >= 0)
                continue;
            everyPostFits = false;
            notes.append({.severity = Severity::Problem,
                          .code = Code::TooLong,
                          .cue = cue.id,
                          .network = account.network,
                          .number = -room});
        }
    }
    if (everyPostFits && !accounts.isEmpty() && !chat.runSheet.isEmpty())
        notes.append({.code = Code::EveryPostFits});
}

void checkQuestions(const Chat &chat, QList<PlanNote> &notes)
{
    const QList<Cue> questions = chat.runSheet.questions();
    if (questions.isEmpty())
        notes.append({Severity::Problem, Code::NoQuestions});
    QStringList seen;
    for (const Cue &question : questions) {
        const QString text = question.text.simplified().toCaseFolded();
        if (!text.isEmpty() && seen.contains(text))
            notes.append({Severity::Problem, Code::DuplicateQuestion, question.id});
        seen.append(text);
        if (text.count(u'?') > 1)
            notes.append({Severity::Advice, Code::AsksTwoThings, question.id});
    }
    const int spare = spareMinutes(chat);
    if (spare < 0)
        notes.append(
            {.severity = Severity::Problem, .code = Code::TooLittleTime, .number = -spare});
    else if (!questions.isEmpty())
        notes.append(
            {.code = Code::QuestionsFit, .number = int(questions.size()), .number2 = spare});
}

void checkStart(const Chat &chat, Instant now, const QByteArray &localZone, QList<PlanNote> &notes)
{
    switch (chat.start.kind()) {
    case ZonedTime::Kind::Invalid:
        notes.append({Severity::Problem, Code::NoStart});
        return;
    case ZonedTime::Kind::Skipped:
        notes.append({Severity::Problem, Code::TimeSkipped});
        break;
    case ZonedTime::Kind::Twice:
        notes.append({Severity::Advice, Code::TimeTwice});
        break;
    case ZonedTime::Kind::Once:
        break;
    }
    const Instant start = chat.startInstant();
    const bool isAhead = chat.stage == ChatStage::Draft || chat.stage == ChatStage::Armed;
    if (isAhead && start + chat.length < now)
        notes.append({Severity::Problem, Code::StartInThePast});
    if (ZonedTime::at(start, localZone).date != chat.start.date)
        notes.append({Severity::Advice, Code::OtherDayHere});
}

}  // namespace

QList<PlanNote> checkPlan(const Chat &chat, const QList<Account> &accounts, Instant now,
                          const QByteArray &localZone)
{
    QList<PlanNote> notes;
    if (chat.title.trimmed().isEmpty())
        notes.append({Severity::Advice, Code::NoTitle});
    if (chat.hashtag.isEmpty())
        notes.append({Severity::Problem, Code::NoHashtag});
    checkTexts(chat, accounts, notes);
    checkQuestions(chat, notes);
    checkStart(chat, now, localZone, notes);
    notes.append(accounts.isEmpty() ? PlanNote{Severity::Problem, Code::NoAccounts}
                                    : PlanNote{.code = Code::AccountsReady});
    std::stable_sort(notes.begin(), notes.end(), [](const PlanNote &a, const PlanNote &b) {
        return a.severity > b.severity;  // problems first
    });
    return notes;
}

}  // namespace core
