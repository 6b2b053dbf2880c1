// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/schedule_runner.h"

namespace core {

/// Says when the posts of the next cue are to be made ready: a minute before it is due, which is
/// time to upload its pictures, and again ten seconds before, so that connections are warm.
///
/// Owned by LiveChat. Its rule: each of the two at most once for a cue and its time; what is nearer
/// than that is made ready at once.
class Preparer : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds uploadsBefore{60};
    static constexpr Seconds warmsUpBefore{10};
    /// A change is mostly a cue that leaves: its connection is not to be closed and warmed up anew.
    static constexpr Milliseconds afterAChange{500};

    Preparer(Clock &clock, ScheduleRunner &runner, QObject *parent = nullptr);

    /// The runner has started; from then on its signals are enough.
    void look();

Q_SIGNALS:
    void wanted(const core::CueId &cue);

private:
    Clock &m_clock;
    ScheduleRunner &m_runner;
    Alarm m_alarm;
    CueId m_cue;
    Instant m_due;
    std::optional<Seconds> m_done;  ///< which of the two was said last of this cue
};

}  // namespace core
