// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"

#include <algorithm>

namespace core {

namespace {

using State = CueProgress::State;

bool asks(const CueProgress &cue)
{
    return cue.state == State::Ready || cue.state == State::Late;
}

}  // namespace

Schedule::Schedule(const RunSheet &sheet, Instant start) : Schedule(sheet, start, {}) {}

Schedule::Schedule(const RunSheet &sheet, Instant start, const Progress &progress)
    : m_sheet(sheet)
    , m_start(start)
    , m_progress(progress)
{
    setRunSheet(sheet);
}

const CueProgress *Schedule::find(const CueId &id) const
{
    const auto found = std::find_if(m_progress.cues.begin(), m_progress.cues.end(),
                                    [&id](const CueProgress &cue) { return cue.cue == id; });
    return found == m_progress.cues.end() ? nullptr : &*found;
}

CueProgress *Schedule::findOwn(const CueId &id)
{
    return const_cast<CueProgress *>(std::as_const(*this).find(id));
}

const CueProgress *Schedule::next() const
{
    const auto found = std::find_if(m_progress.cues.begin(), m_progress.cues.end(),
                                    [](const CueProgress &cue) { return !cue.isOver(); });
    return found == m_progress.cues.end() ? nullptr : &*found;
}

CueMode Schedule::modeOf(const CueProgress &cue) const
{
    const Cue *planned = m_sheet.find(cue.cue);
    return planned ? planned->mode : CueMode::Manual;
}

bool Schedule::isLocked(const CueProgress &cue) const
{
    const Cue *planned = m_sheet.find(cue.cue);
    return planned && planned->locked;
}

std::optional<Instant> Schedule::nextWakeUp() const
{
    if (isHeld())
        return std::nullopt;
    for (const CueProgress &cue : m_progress.cues) {
        if (cue.state == State::Waiting && modeOf(cue) != CueMode::Manual)
            return cue.due;
    }
    return std::nullopt;
}

Schedule::Due Schedule::advance(Instant now)
{
    Due due;
    if (isHeld())
        return due;
    bool somethingAsks = false;
    for (CueProgress &cue : m_progress.cues) {
        if (cue.isOver() || modeOf(cue) == CueMode::Manual)
            continue;
        if (asks(cue)) {
            somethingAsks = true;
            continue;
        }
        if (cue.due > now)
            break;  // what comes after it does not overtake it
        const bool late = now - cue.due > lateAfter;
        if (late || somethingAsks || modeOf(cue) == CueMode::Armed) {
            cue.state = late ? State::Late : State::Ready;
            somethingAsks = true;
            due.asking.append(cue.cue);
        } else {
            cue.state = State::Released;
            cue.releasedAt = now;
            due.leaving.append(cue.cue);
        }
    }
    return due;
}

void Schedule::hold(Instant now)
{
    if (!isHeld())
        m_progress.heldSince = now;
}

void Schedule::resume(Instant now)
{
    if (!isHeld())
        return;
    const Milliseconds held = now - *m_progress.heldSince;
    m_progress.heldSince.reset();
    for (CueProgress &cue : m_progress.cues) {
        if (cue.state != State::Released && !asks(cue) && !isLocked(cue))
            cue.due += held;
    }
    keepOrder(now);
}

/// What has passed stays where it was unless it moves out of the past: a late cue stays late.
void Schedule::shift(Minutes by, Instant now)
{
    const Instant clock = m_progress.heldSince.value_or(now);  // time stands still while held
    for (CueProgress &cue : m_progress.cues) {
        const bool isAhead = cue.due > clock || cue.due + by > clock;
        if (cue.state == State::Released || isLocked(cue) || !isAhead)
            continue;
        cue.due = std::max(cue.due + by, clock);
        if (asks(cue) && cue.due > clock)
            cue.state = State::Waiting;
    }
    keepOrder(clock);
}

/// No cue is due before the one ahead of it. A locked time stays: those before it give way, but
/// only to one that is still to come.
void Schedule::keepOrder(Instant now)
{
    Instant earliest = Instant::min();
    for (CueProgress &cue : m_progress.cues) {
        if (cue.isOver())
            continue;
        if (cue.state == State::Waiting && !isLocked(cue))
            cue.due = std::max(cue.due, earliest);
        earliest = std::max(earliest, cue.due);
    }
    Instant latest = Instant::max();
    for (auto cue = m_progress.cues.rbegin(); cue != m_progress.cues.rend(); ++cue) {
        if (cue->isOver())
            continue;
        if (cue->state == State::Waiting && !isLocked(*cue))
            cue->due = std::min(cue->due, latest);
        if (cue->due > now)
            latest = std::min(latest, cue->due);
    }
}

void Schedule::skip(const CueId &id)
{
    CueProgress *cue = findOwn(id);
    if (cue && cue->state != State::Released)
        cue->state = State::Skipped;
}

void Schedule::undoSkip(const CueId &id, Instant now)
{
    CueProgress *cue = findOwn(id);
    if (!cue || cue->state != State::Skipped)
        return;
    cue->state = State::Waiting;
    keepOrder(m_progress.heldSince.value_or(now));
}

void Schedule::release(const CueId &id, Instant now)
{
    CueProgress *cue = findOwn(id);
    if (!cue || cue->isOver())
        return;
    cue->state = State::Released;
    cue->releasedAt = now;
}

Milliseconds Schedule::movedBy(const CueProgress &cue) const
{
    const Cue *planned = m_sheet.find(cue.cue);
    return planned ? cue.due - (m_start + planned->offset) : Milliseconds(0);
}

void Schedule::setRunSheet(const RunSheet &sheet)
{
    Milliseconds moved{0};  // the way of what is still to come; new cues go along
    for (const CueProgress &cue : std::as_const(m_progress.cues)) {
        if (!isLocked(cue))
            moved = movedBy(cue);
    }
    QList<CueProgress> cues;
    for (auto cue = sheet.cues().rbegin(); cue != sheet.cues().rend(); ++cue) {
        const CueProgress *known = find(cue->id);
        if (known && !known->isOver() && !isLocked(*known))
            moved = movedBy(*known);
        CueProgress progress = known ? *known : CueProgress{.cue = cue->id};
        const Instant due = m_start + cue->offset + (known ? movedBy(*known) : moved);
        if (asks(progress) && due != progress.due)
            progress.state = State::Waiting;  // has another time: decided anew
        if (progress.state != State::Released)
            progress.due = due;
        cues.prepend(progress);
    }
    m_sheet = sheet;
    m_progress.cues = cues;
}

}  // namespace core
