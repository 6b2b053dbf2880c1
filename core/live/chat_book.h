// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/storage/storage.h"

namespace core {

/// All chats of a data folder: drafts, the next ones, past ones.
///
/// Owned by Application. What is changed here is shown at once and saved in order; a chat that is
/// removed can be restored.
class ChatBook : public QObject {
    Q_OBJECT

public:
    ChatBook(Clock &clock, Storage &storage, QObject *parent = nullptr);

    /// Loads what was saved. Call once, before anything else.
    Future<Done> open();

    const QList<Chat> &chats() const { return m_chats; }  ///< newest start first
    const Chat *find(const ChatId &id) const;             ///< valid until the next change
    /// Everything that was changed is on disk.
    bool isSaved() const { return m_saving == 0 && !m_failed; }

    /// Five empty questions with the usual posts around them, in a week's time, posted by these
    /// accounts. Not yet saved.
    Chat newDraft(const QList<AccountId> &accounts) const;
    /// Adds a chat, or replaces the one with its id.
    void save(const Chat &chat);
    void remove(const ChatId &id);
    void restore(const Chat &chat);

    /// A running chat as it now is; LiveChat has saved it.
    void take(const Chat &chat);
    /// The chat with this title and tag that is here already, else a new draft of it.
    Chat keepRehearsed(const Chat &chat);

Q_SIGNALS:
    void changed();  ///< another list
    void chatChanged(const core::ChatId &id);
    void savedChanged();
    void saveFailed(const core::Error &error);

private:
    void put(const Chat &chat);
    void keep(Future<Done> saving);

    Clock &m_clock;
    Storage &m_storage;
    QList<Chat> m_chats;
    int m_saving = 0;       ///< changes on their way to the disk
    bool m_failed = false;  ///< the last of them did not arrive
};

}  // namespace core
