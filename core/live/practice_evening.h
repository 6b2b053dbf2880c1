// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <vector>

namespace core {

class RehearsalWorld;

/// One chat with the practice networks it runs on.
///
/// Owned by a Rehearsal, whose time may run faster and stands still between two runs, or by
/// Application, when a chat goes live on the practice accounts at the time of day. Its rule:
/// `folder` holds everything of the evening, so that opening it again goes on with it.
class PracticeEvening : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Clock &clock;
        Storage &storage;
        QString folder;  ///< of this chat; ":memory:" keeps nothing
        QString desk;    ///< name of the host at this program
    };
    /// Only the chat's own accounts get a client. Errors: those of the files in the folder.
    static Result<std::unique_ptr<PracticeEvening>> open(const Chat &chat, const Parts &parts);
    ~PracticeEvening() override;

    /// Loads what was saved of the chat; call once, before goLive().
    Future<Done> load() { return m_live->open(); }
    /// The run sheet counts and the practice people answer from now on.
    void goLive();

    LiveChat &live() { return *m_live; }
    RehearsalWorld &world() { return *m_world; }
    /// Whether the networks hold every cue exactly once on every account of the chat.
    bool everyCueOnce() const;

Q_SIGNALS:
    void finished();  ///< the last cue is out and the last practice post was read

private:
    explicit PracticeEvening(Clock &clock);
    bool isOver() const;
    void lookWhetherFinished();
    void finish();

    Clock &m_clock;
    bool m_finishing = false;
    std::unique_ptr<RehearsalWorld> m_world;
    std::vector<std::unique_ptr<NetworkClient>> m_clients;
    std::unique_ptr<LiveChat> m_live;
};

}  // namespace core
