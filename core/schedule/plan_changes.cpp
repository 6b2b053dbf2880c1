// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_changes.h"

#include <algorithm>

namespace core {

namespace {

/// The one of the same kind, number and language that no other post has taken yet.
const Cue *counterpart(const Cue &cue, const QList<Cue> &cues, const QList<CueId> &taken)
{
    const auto found = std::find_if(cues.begin(), cues.end(), [&](const Cue &other) {
        const bool sameNumber = !cue.isQuestion() || cue.number == other.number;
        return other.kind == cue.kind && sameNumber && other.language == cue.language &&
               !taken.contains(other.id);
    });
    return found == cues.end() ? nullptr : &*found;
}

}  // namespace

Chat withPlan(const Chat &existing, const Chat &plan)
{
    Chat chat = plan;
    chat.id = existing.id;
    chat.accounts = existing.accounts;
    chat.stage = existing.stage;
    chat.settings = existing.settings;
    if (chat.title.isEmpty())
        chat.title = existing.title;
    if (chat.hashtag.isEmpty())
        chat.hashtag = existing.hashtag;
    if (chat.hosts.isEmpty())
        chat.hosts = existing.hosts;
    if (chat.recurrence.isEmpty())
        chat.recurrence = existing.recurrence;
    QList<Cue> cues;
    QList<CueId> taken;
    for (const Cue &planned : plan.runSheet.cues()) {
        const Cue *known = counterpart(planned, existing.runSheet.cues(), taken);
        Cue cue = known ? *known : planned;
        cue.text = planned.text;
        if (!cue.locked)
            cue.offset = planned.offset;
        if (known)
            taken.append(known->id);
        cues.append(cue);
    }
    chat.runSheet = RunSheet(cues);
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
