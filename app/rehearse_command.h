// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/base/system_clock.h"
#include "core/live/rehearsal.h"

#include <memory>

namespace app {

class EventLog;
class LateDesk;

/// `moderato rehearse --headless`: a whole evening as a running log.
///
/// Its exit status is 0 only if every cue was posted exactly once on every account and the recap
/// was written.
class RehearseCommand : public QObject {
    Q_OBJECT

public:
    explicit RehearseCommand(const CommandLine &line);
    ~RehearseCommand() override;

    /// Runs the event loop until the evening is over; returns the exit status.
    int run();

private:
    core::Result<core::Chat> readChat() const;
    void started(const core::Result<core::Done> &result);
    void finished();
    bool writeTheRecap() const;

    CommandLine m_line;
    core::SystemClock m_clock;
    std::unique_ptr<core::Rehearsal> m_rehearsal;
    std::unique_ptr<EventLog> m_log;
    std::unique_ptr<LateDesk> m_late;
};

/// The chat to rehearse: of a plan file, or the bundled one. Errors as readPlan().
core::Result<core::Chat> chatToRehearse(const QString &planFile, core::Instant now);
/// Where the practice evenings of a data folder are kept.
QString rehearsalsFolder(const QString &dataFolder);

}  // namespace app
