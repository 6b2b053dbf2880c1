// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/cue.h"

#include <QList>

#include <optional>

namespace core {

/// How far one cue has come.
struct CueProgress {
    enum class State {
        Waiting,   ///< its time has not come
        Ready,     ///< its time has come and it asks: it is armed, or one before it asks
        Late,      ///< its time passed by too much to post it unasked
        Released,  ///< handed to the outbox
        Skipped,   ///< a host left it out
    };

    CueId cue;
    Instant due;
    State state = State::Waiting;
    std::optional<Instant> releasedAt;

    bool isOver() const { return state == State::Released || state == State::Skipped; }
    bool operator==(const CueProgress &) const = default;
};

/// How far a chat has come: what Schedule decides on, and what is saved of it.
struct Progress {
    QList<CueProgress> cues;  ///< in the order of the run sheet
    std::optional<Instant> heldSince;

    bool isEmpty() const { return cues.isEmpty(); }
    bool operator==(const Progress &) const = default;
};

}  // namespace core
