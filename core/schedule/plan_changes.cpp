// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_changes.h"

#include <algorithm>

namespace core {

namespace {

/// The text that a plan has for a post besides the questions; empty where it has none.
QString textFor(CueKind kind, const Plan &plan)
{
    switch (kind) {
    case CueKind::Welcome:
        return plan.welcome;
    case CueKind::Introduction:
        return plan.introduction;
    case CueKind::WrapUp:
        return plan.wrapUp;
    case CueKind::NextChat:
        return plan.nextChat;
    default:
        return {};
    }
}

void takeHead(Chat &chat, const Plan &plan)
{
    if (!plan.title.isEmpty())
        chat.title = plan.title;
    if (plan.hashtag)
        chat.hashtag = *plan.hashtag;
    if (!plan.hosts.isEmpty())
        chat.hosts = plan.hosts;
    if (plan.date.isValid())
        chat.start.date = plan.date;
    if (plan.time.isValid())
        chat.start.time = plan.time;
    if (!plan.zone.isEmpty())
        chat.start.zone = plan.zone;
    if (!plan.recurrence.isEmpty())
        chat.recurrence = plan.recurrence;
    chat.length = plan.length.value_or(chat.length);
    chat.firstQuestion = plan.firstQuestion.value_or(chat.firstQuestion);
    chat.interval = plan.interval.value_or(chat.interval);
}

/// The questions of the plan, each the one it was if there was one of its number; translations of
/// a question that stays, stay.
QList<Cue> questionsOf(const Chat &existing, const Plan &plan)
{
    QList<Cue> cues;
    Seconds next = existing.firstQuestion;
    for (const Plan::Question &question : plan.questions) {
        const Cue *known = existing.runSheet.question(question.number);
        Cue cue = known ? *known : Cue{.id = CueId::fresh(), .offset = next};
        cue.number = question.number;
        cue.text = question.text;
        next = cue.offset + existing.interval;
        cues.append(cue);
        for (const Cue &other : existing.runSheet.cues()) {
            const bool translation = other.isQuestion() && !other.language.isEmpty();
            if (known && translation && other.number == question.number)
                cues.append(other);
        }
    }
    return cues;
}

}  // namespace

Chat withPlan(const Chat &existing, const Plan &plan)
{
    Chat chat = existing;
    takeHead(chat, plan);
    QList<Cue> before, after;
    const QList<Cue> questions = questionsOf(chat, plan);
    bool questionsBegan = false;
    for (Cue cue : existing.runSheet.cues()) {
        questionsBegan |= cue.isQuestion();
        if (cue.isQuestion())
            continue;
        if (const QString text = textFor(cue.kind, plan); !text.isEmpty())
            cue.text = text;
        (questionsBegan ? after : before).append(cue);
    }
    // What follows the questions stays behind them, at its distance.
    const Seconds last = questions.isEmpty() ? Seconds{0} : questions.last().offset;
    const bool overlaps = !after.isEmpty() && after.first().offset <= last;
    chat.runSheet = RunSheet(before + questions);
    for (const Cue &cue : std::as_const(after))
        chat.runSheet.insert(chat.runSheet.size(), cue);
    const bool otherCount = questions.size() != existing.runSheet.questions().size();
    if (overlaps || otherCount || plan.firstQuestion || plan.interval)
        chat.runSheet.spread(chat.firstQuestion, chat.interval);
    return chat;
}

QList<PlanChange> planChanges(const Chat &before, const Chat &after)
{
    using What = PlanChange::What;
    QList<PlanChange> changes;
    for (const Cue &cue : after.runSheet.cues()) {
        const QString label = cueLabel(cue, after.settings);
        const Cue *former = before.runSheet.find(cue.id);
        if (!former)
            changes.append({What::Added, label, {}, cue.text});
        else if (former->text != cue.text)
            changes.append({What::Reworded, label, former->text, cue.text});
        else if (former->offset != cue.offset)
            changes.append({What::Moved, label, {}, {}});
    }
    for (const Cue &cue : before.runSheet.cues()) {
        if (!after.runSheet.find(cue.id))
            changes.append({What::Removed, cueLabel(cue, before.settings), cue.text, {}});
    }
    return changes;
}

}  // namespace core
