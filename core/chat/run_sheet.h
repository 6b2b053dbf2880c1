// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/cue.h"

#include <QList>

#include <optional>

namespace core {

/// The cues of a chat in the order in which they leave.
///
/// Its one rule: times never run backwards. Moving a cue moves those after it by as much, up to
/// the next locked one, and never across a neighbour.
class RunSheet {
public:
    RunSheet() = default;
    explicit RunSheet(QList<Cue> cues);

    const QList<Cue> &cues() const { return m_cues; }
    qsizetype size() const { return m_cues.size(); }
    bool isEmpty() const { return m_cues.isEmpty(); }
    qsizetype indexOf(const CueId &id) const;  ///< -1 if there is none
    const Cue *find(const CueId &id) const;    ///< valid until the next change
    const Cue *question(int number) const;
    /// In their own language; translations, which share a number with one of these, left out.
    QList<Cue> questions() const;

    /// Replaces the cue of the same id, but keeps its time and place.
    void change(const Cue &cue);
    /// Gives a cue another time, as near as its neighbours allow; later unlocked ones follow.
    void moveTo(const CueId &id, Seconds offset);
    /// Gives a cue another place; the times stay where they were, the texts change seats.
    void reorder(qsizetype from, qsizetype to);
    void setLocked(const CueId &id, bool locked);
    void insert(qsizetype index, const Cue &cue);
    /// The same, and gives it its interval: what comes after it moves on, up to the next locked.
    /// Before a locked cue it takes the middle of the room there is.
    void insertQuestion(qsizetype index, const Cue &cue, Seconds interval);
    void remove(const CueId &id);
    /// Numbers the questions 1, 2, 3 … in their order; a first Q0 stays Q0, a translation has the
    /// number of the question before it.
    void renumber();
    /// Places first question and intervals anew; locked cues stay. Cues before the first question
    /// keep their places from the start, those after the last follow at the interval.
    void spread(Seconds firstQuestion, Seconds interval);

    bool operator==(const RunSheet &) const = default;

private:
    QList<Cue> m_cues;
};

}  // namespace core
