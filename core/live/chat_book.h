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

    /// A new draft: five empty questions with the usual posts around them, in a week's time.
    Chat create();
    /// Adds a chat, or replaces the one with its id.
    void save(const Chat &chat);
    /// The next draft of a series: its date from the recurrence (else a week later), with
    /// everything but the title and the questions' texts, which are new every time.
    Chat duplicateForNextDate(const ChatId &id);
    void remove(const ChatId &id);
    void restore(const Chat &chat);

    /// A running chat as it now is; LiveChat has saved it.
    void take(const Chat &chat);
    /// The chat with this title and tag that is here already, else a new draft of it.
    Chat keepRehearsed(const Chat &chat);

Q_SIGNALS:
    void changed();  ///< another list
    void chatChanged(const core::ChatId &id);
    void saveFailed(const core::Error &error);

private:
    void put(const Chat &chat);
    void keep(Future<Done> saving);

    Clock &m_clock;
    Storage &m_storage;
    QList<Chat> m_chats;
};

}  // namespace core
