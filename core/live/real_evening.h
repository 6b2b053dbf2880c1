// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "core/networks/account_book.h"

namespace core {

/// One chat on the accounts that the host has signed in to.
///
/// Owned by RunningChat or a command; the sibling of PracticeEvening. Its rule: the clients belong
/// to the AccountBook, so it follows nothing any more once it is gone.
class RealEvening : public QObject {
    Q_OBJECT

public:
    /// A server without a stream is asked once within this time.
    static constexpr Seconds lastPoll{20};
    struct Parts {
        Clock &clock;
        Storage &storage;
        AccountBook &book;
        QString folder;       ///< of this chat; ":memory:" keeps nothing
        QString desk;         ///< name of the host at this program
        Seconds lingers{30};  ///< after the last post is out and settled: so long it still listens
    };
    /// Whether one of the chat's accounts is real.
    static bool isReal(const Chat &chat);
    /// Those of the chat's real accounts that nobody is signed in to: it must not go live without
    /// them, or their posts were taken for out.
    static QList<AccountId> missing(const Chat &chat, const AccountBook &book);
    /// Accounts that the book does not know (any more) get no client. Errors: those of the files.
    static Result<std::unique_ptr<RealEvening>> open(const Chat &chat, const Parts &parts);
    ~RealEvening() override;

    /// Loads what was saved of the chat; call once, before goLive().
    Future<Done> load() { return m_live->open(); }
    /// The run sheet counts from now on.
    void goLive();

    LiveChat &live() { return *m_live; }
    /// Whether every cue is out on every account of the chat, and everything else that was posted.
    bool isEverythingSent() const;

Q_SIGNALS:
    void finished();  ///< every cue has left or was skipped, nothing is on its way, time is up

private:
    RealEvening(const Parts &parts, QList<NetworkClient *> clients);
    bool isOver() const;
    void lookWhetherFinished();
    Seconds untilLastPoll() const;
    void finish();

    Seconds m_lingers;
    QList<NetworkClient *> m_clients;
    Alarm m_end;
    std::unique_ptr<LiveChat> m_live;
};

}  // namespace core
