// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/rehearsal.h"
#include "core/networks/rehearsal/rehearsal_world.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>

namespace tests {

/// A practice evening with a fake clock, which can crash and be started again.
class Evening {
public:
    Evening();

private:
    QTemporaryDir m_folder;  // goes last
    QString m_eveningFolder;

public:
    FakeClock clock;
    core::Chat plan;

    /// Starts, or goes on where it stopped.
    void start();
    /// Everything in memory is gone, as after a power cut; what is on disk stays.
    void crash();
    bool isRunning() const { return rehearsal != nullptr; }
    /// Plays for so long in practice time.
    void play(core::Milliseconds practiceTime);
    /// Plays until the evening is over; false if it did not end within three hours.
    bool playToTheEnd();
    core::LiveChat &live() { return rehearsal->live(); }
    core::RehearsalWorld &world() { return rehearsal->world(); }
    /// What the practice networks hold, whether the program runs or not.
    QString memoryFile() const;

    std::unique_ptr<core::Rehearsal> rehearsal;
    bool over = false;
};

}  // namespace tests
