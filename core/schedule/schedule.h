// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/progress.h"
#include "core/chat/run_sheet.h"

namespace core {

/// The run sheet against the clock: due, hold, skip, shift, now.
///
/// A value and its decisions; ScheduleRunner asks it on time. Its rules: nothing leaves early;
/// nothing leaves by itself while held, or more than two minutes late, or while an earlier cue is
/// still waiting for a host's word, so questions always leave in order.
class Schedule {
public:
    /// A cue later than this is never posted unasked.
    static constexpr Minutes lateAfter{2};

    struct Due {
        QList<CueId> leaving;  ///< post these now, in this order
        QList<CueId> asking;   ///< these became Ready or Late just now
        bool isEmpty() const { return leaving.isEmpty() && asking.isEmpty(); }
    };

    Schedule() = default;
    Schedule(const RunSheet &sheet, Instant start);
    /// Goes on where a saved evening stopped.
    Schedule(const RunSheet &sheet, Instant start, const Progress &progress);

    const Progress &progress() const { return m_progress; }
    const CueProgress *find(const CueId &id) const;  ///< valid until the next change
    const CueProgress *next() const;  ///< the first that is not over; null at the end
    bool isHeld() const { return m_progress.heldSince.has_value(); }
    bool isOver() const { return next() == nullptr; }
    /// When advance() has something to do next; nothing while held or when only hosts decide.
    std::optional<Instant> nextWakeUp() const;

    /// Moves on to `now`: what is due is Released and returned, what must ask starts asking.
    Due advance(Instant now);

    void hold(Instant now);
    /// Goes on; cues that are not locked move by as long as the hold lasted.
    void resume(Instant now);
    /// Moves every cue that is not over and not locked; none before `now`, none out of order.
    void shift(Minutes by, Instant now);
    void skip(const CueId &id);
    /// It waits again; those after it that meanwhile came before it give way.
    void undoSkip(const CueId &id, Instant now);
    /// Post now: Released whatever its mode, time or hold. Later ones do not move.
    void release(const CueId &id, Instant now);
    /// Takes over an edited run sheet: new cues join in, removed ones leave, known ones keep their
    /// progress; times of those still waiting follow the sheet plus what has been shifted.
    void setRunSheet(const RunSheet &sheet);

private:
    CueProgress *findOwn(const CueId &id);
    CueMode modeOf(const CueProgress &cue) const;
    bool isLocked(const CueProgress &cue) const;
    Milliseconds movedBy(const CueProgress &cue) const;
    void keepOrder(Instant now);

    RunSheet m_sheet;
    Instant m_start;
    Progress m_progress;
};

}  // namespace core
