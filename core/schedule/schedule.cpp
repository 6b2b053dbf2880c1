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
        if (cue.state == State::Waiting && !isLocked(cue))
            cue.due += held;
    }
    keepOrder(now);
}

void Schedule::shift(Minutes by, Instant now)
{
    for (CueProgress &cue : m_progress.cues) {
        if (cue.isOver() || isLocked(cue))
            continue;
        cue.due = std::max(cue.due + by, now);
        if (asks(cue) && cue.due > now)
            cue.state = State::Waiting;
    }
    keepOrder(now);
}

/// No cue is due before the one ahead of it; a locked time stays, and those before it give way.
void Schedule::keepOrder(Instant now)
{
    Instant earliest = Instant::min();
    for (CueProgress &cue : m_progress.cues) {
        if (cue.isOver())
            continue;
        if (!isLocked(cue))
            cue.due = std::max(cue.due, earliest);
        earliest = std::max(earliest, cue.due);
    }
    Instant latest = Instant::max();
    for (auto cue = m_progress.cues.rbegin(); cue != m_progress.cues.rend(); ++cue) {
        if (cue->isOver())
            continue;
        if (cue->state == State::Waiting && !isLocked(*cue) && cue->due > latest)
            cue->due = std::max(latest, std::min(cue->due, now));
        latest = std::min(latest, cue->due);
    }
}

void Schedule::skip(const CueId &id)
{
    CueProgress *cue = findOwn(id);
    if (cue && cue->state != State::Released)
        cue->state = State::Skipped;
}

void Schedule::undoSkip(const CueId &id)
{
    CueProgress *cue = findOwn(id);
    if (cue && cue->state == State::Skipped)
        cue->state = State::Waiting;
}

void Schedule::release(const CueId &id, Instant now)
{
    CueProgress *cue = findOwn(id);
    if (!cue || cue->isOver())
        return;
    cue->state = State::Released;
    cue->releasedAt = now;
}

void Schedule::setRunSheet(const RunSheet &sheet)
{
    Milliseconds shifted{0};  // of the last known cue; a new one after it moves as far
    QList<CueProgress> cues;
    for (const Cue &cue : sheet.cues()) {
        const CueProgress *known = find(cue.id);
        const Cue *before = m_sheet.find(cue.id);
        if (known && before)
            shifted = known->due - (m_start + before->offset);
        CueProgress progress = known ? *known : CueProgress{.cue = cue.id};
        if (!progress.isOver())
            progress.due = m_start + cue.offset + shifted;
        cues.append(progress);
    }
    m_sheet = sheet;
    m_progress.cues = cues;
}

}  // namespace core
