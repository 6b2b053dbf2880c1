// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/storage.h"

/// Rows of state.db to values and back: all its SQL stands in state_tables.cpp. Called on the
/// storage thread only.
namespace core::state_tables {

Result<QList<Chat>> loadChats(Database &database);
Result<Done> saveChat(Database &database, const Chat &chat);
Result<Done> setRemoved(Database &database, const ChatId &chat, bool removed);

Result<QList<Account>> loadAccounts(Database &database);
Result<Done> saveAccount(Database &database, const Account &account);
Result<Done> removeAccount(Database &database, const AccountId &account);

Result<SavedChat> loadSaved(Database &database, const ChatId &chat);
Result<Done> saveProgress(Database &database, const ChatId &chat, const Progress &progress);
Result<Done> saveDelivery(Database &database, const Delivery &delivery);
Result<QList<Delivery>> addDeliveries(Database &database, const ChatId &chat,
                                      const QList<Delivery> &deliveries);
Result<bool> claimDelivery(Database &database, const DeliveryId &delivery, const QString &desk);
Result<Done> saveMark(Database &database, const ChatId &chat, const Mark &mark);

Result<QList<Person>> loadPeople(Database &database, const QString &hashtag);
Result<Done> savePeople(Database &database, const QString &hashtag, const QList<Person> &people);

Result<PeopleBook> loadPeopleBook(Database &database);
Result<Done> saveJoined(Database &database, const QList<JoinedAccount> &joined);
Result<Done> savePersonNote(Database &database, const PersonId &account, const QString &text);
Result<QMap<QString, QString>> loadNotes(Database &database, const ChatId &chat);
/// The notes of this name of all chats that were not removed.
Result<QMap<ChatId, QString>> loadNotesOf(Database &database, const QString &name);
Result<Done> saveNote(Database &database, const ChatId &chat, const QString &name,
                      const QString &text);

}  // namespace core::state_tables
