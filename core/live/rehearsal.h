// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

namespace core {

class RehearsalClock;
class RehearsalWorld;

/// A practice evening: its own folder, clock, networks and chat. Nothing leaves this computer.
///
/// Owned by Application (one at a time). Its time runs at `speed`, is saved, and stands still
/// while the program is not running: opening the same folder again goes on where it stopped.
class Rehearsal : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString folder;    ///< of this rehearsal: state.db, stream.db, network.jsonl
        Chat chat;         ///< taken only when the folder holds none yet
        double speed = 1;  ///< 1 to 60
        QString desk;
    };
    /// Errors as Storage::open().
    static Result<std::unique_ptr<Rehearsal>> open(Clock &systemClock, const Options &options);
    ~Rehearsal() override;

    LiveChat &live() { return *m_live; }
    Storage &storage() { return *m_storage; }
    RehearsalWorld &world() { return *m_world; }
    Clock &clock();
    double speed() const;
    void setSpeed(double speed);
    /// Loads what was saved and goes live (or goes on).
    Future<Done> start();
    /// Whether the network holds every cue exactly once on every account.
    bool everyCueOnce() const;

Q_SIGNALS:
    void finished();  ///< the last cue is out, the last practice post was read

private:
    Rehearsal();
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<RehearsalClock> m_clock;
    std::unique_ptr<RehearsalWorld> m_world;
    std::vector<std::unique_ptr<NetworkClient>> m_clients;
    std::unique_ptr<LiveChat> m_live;
};

}  // namespace core
