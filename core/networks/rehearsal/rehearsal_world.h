// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/chat.h"
#include "core/networks/network_client.h"
#include "core/networks/rehearsal/rehearsal_memory.h"
#include "core/networks/rehearsal/rehearsal_script.h"

#include <QSet>

#include <map>

namespace core {

/// One thing that happened on a practice network.
struct PracticeEvent {
    enum class What { Post, Delete, Star, Drop, RateLimit, LoseReply };

    What what = What::Post;
    Instant at;
    NetworkId network;
    Post post;   ///< new, edited or boosted
    PostId of;   ///< what is deleted or starred
    QString by;  ///< who starred it
    Seconds lasting{0};
};

/// What goes on in the practice networks, worked out from the script and from what was really
/// published when.
///
/// Owned by Rehearsal. Nothing about the practice people is saved: after a crash the same cues,
/// out at the same times, give the same evening again.
class RehearsalWorld : public QObject {
    Q_OBJECT

public:
    RehearsalWorld(Clock &clock, RehearsalScript script, RehearsalMemory memory, const Chat &chat,
                   QList<Account> accounts);

    Clock &clock() { return m_clock; }
    const RehearsalMemory &memory() const { return m_memory; }
    const Chat &chat() const { return m_chat; }
    void setChat(const Chat &chat) { m_chat = chat; }

    /// Begins to play; what has happened by now is past already.
    void start();
    /// What happened on a network by now, in order.
    QList<PracticeEvent> past(const NetworkId &network) const;
    std::optional<Instant> awayUntil(const NetworkId &network) const;
    std::optional<Instant> rateLimitedUntil(const NetworkId &network) const;
    /// Puts a delivery out. Unconfirmed: it is out, and its reply was lost.
    Result<Published> publish(const Delivery &delivery, const Account &account);
    Result<Published> findPublished(const Delivery &delivery, const Account &account) const;
    /// Deletes a post of the account's own. Refused: it has none such.
    Result<Done> remove(const PostId &post, const Account &account);
    /// The practice co-host's stars so far, for a chat that lost its own.
    QList<PracticeEvent> stars() const;
    /// Whether nothing more will happen unless another cue goes out.
    bool isQuiet() const;

Q_SIGNALS:
    void happened(const core::PracticeEvent &event);
    void quiet();

private:
    void rebuild();
    void playAct(const RehearsalMemory::Posted &posted, const NetworkId &network);
    void play(const Act &act, const Cue &cue, const RehearsalMemory::Posted &posted,
              const NetworkId &network);
    std::optional<PracticeEvent> eventFor(const Beat &beat, const Act &act, const Cue &cue,
                                          const NetworkId &network) const;
    Post postFor(const Beat &beat, const Act &act, const Cue &cue, const NetworkId &network) const;
    QString fillBeat(const Beat &beat, const Cue &cue) const;
    PostId beatPost(const QString &beat, const Cue &cue, const NetworkId &network) const;
    std::optional<PostId> target(const QString &reference, const Cue &cue,
                                 const NetworkId &network) const;
    NetworkId networkOf(const Beat &beat, const Act &act) const;
    Post ownPost(const RehearsalMemory::Posted &posted) const;
    void addOwn(const RehearsalMemory::Posted &posted);
    void arm();
    void ring();

    Clock &m_clock;
    RehearsalScript m_script;
    RehearsalMemory m_memory;
    Chat m_chat;
    QList<Account> m_accounts;
    std::multimap<Instant, PracticeEvent> m_events;  ///< past and to come
    QSet<QString> m_played;                          ///< "cue/network" whose act is in m_events
    Instant m_heard;                                 ///< events up to here have been announced
    Alarm m_alarm;
    bool m_started = false;
};

}  // namespace core
