// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/chat/chat.h"
#include "core/chat/delivery.h"
#include "core/chat/mark.h"
#include "core/chat/person.h"
#include "core/chat/progress.h"
#include "core/storage/write_queue.h"

#include <QLockFile>
#include <QMap>

#include <memory>

namespace core {

/// Everything saved of one chat besides the chat itself and its posts.
struct SavedChat {
    Progress progress;
    QList<Delivery> deliveries;  ///< Sending is read back as Unconfirmed
    QList<Mark> marks;           ///< oldest first
};

/// Typed save and load of what must survive a power cut: `state.db`.
///
/// Owned by Application (or by a Rehearsal). Every call queues a job for the storage thread, in
/// order; what a future reports as Done is on disk. While the disk is full or read-only, what is
/// to be saved waits in memory, in order, and its futures wait with it; failed() and recovered()
/// say so. Errors that waiting cannot mend (Damaged) come through the future.
class Storage : public QObject {
    Q_OBJECT

public:
    /// Opens (and migrates) `folder`/state.db, makes the folder if needed, and holds the folder's
    /// lock for as long as it lives. `folder` ":memory:" keeps everything in memory, jobs inline.
    /// Errors: InUse (detail: who), NewerVersion, ReadOnly, DiskFull, CannotSave, Damaged.
    static Result<std::unique_ptr<Storage>> open(const QString &folder);
    ~Storage() override;

    const QString &folder() const { return m_folder; }
    StorageThread &thread() { return m_thread; }

    Future<QList<Chat>> loadChats();  ///< newest start first, removed ones left out
    Future<Done> save(const Chat &chat);
    Future<Done> remove(const ChatId &chat);  ///< can be undone
    Future<Done> restore(const ChatId &chat);

    Future<QList<Account>> loadAccounts();  ///< in the order in which they were first saved
    Future<Done> save(const Account &account);
    Future<Done> removeAccount(const AccountId &account);

    Future<SavedChat> load(const ChatId &chat);
    Future<Done> save(const ChatId &chat, const Progress &progress);
    Future<Done> save(const ChatId &chat, const Delivery &delivery);
    /// Writes those that are not there yet; returns all of them as they now stand in the database.
    /// Like a claim it reaches the disk with the next save, which precedes the first byte.
    Future<QList<Delivery>> add(const ChatId &chat, const QList<Delivery> &deliveries);
    /// Whether this desk owns the delivery now: one statement decides.
    Future<bool> claim(const DeliveryId &delivery, const QString &desk);
    Future<Done> save(const ChatId &chat, const Mark &mark);

    /// People of all saved chats with this tag, so that newcomers can be told.
    Future<QList<Person>> loadPeople(const QString &normalizedHashtag);
    Future<Done> save(const QString &normalizedHashtag, const QList<Person> &people);
    /// What hosts said about people; it holds in every chat.
    Future<PeopleBook> loadPeopleBook();
    Future<Done> save(const QList<JoinedAccount> &joined);
    Future<Done> saveNote(const PersonId &account, const QString &text);

    /// Small texts by name for one chat: composer drafts, the recap's introduction.
    Future<QMap<QString, QString>> loadNotes(const ChatId &chat);
    /// The note of this name of every chat.
    Future<QMap<ChatId, QString>> loadNotesOf(const QString &name);
    Future<Done> saveNote(const ChatId &chat, const QString &name, const QString &text);

    /// Tries again to write what waits, when failed() was said.
    void retry() { m_writes.retry(); }

Q_SIGNALS:
    void failed(const core::Error &error);  ///< saves wait in memory from now on
    void recovered();                       ///< they are all on disk

private:
    Storage(const QString &folder, StorageThread::Mode mode);
    Result<Done> openDatabase();

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    StorageThread m_thread;
    WriteQueue m_writes;
};

}  // namespace core
