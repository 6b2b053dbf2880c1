// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/state_tables.h"

#include "core/storage/json.h"

namespace core::state_tables {

using namespace Qt::StringLiterals;

namespace {

/// A statement whose rows nobody reads.
Result<Done> execute(Database &database, const QString &sql, Database::Values values)
{
    const auto query = database.run(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    return Done{};
}

/// Every row of a statement as a value.
template <typename Value, typename FromRow>
Result<QList<Value>> collect(Database &database, const QString &sql, Database::Values values,
                             FromRow fromRow)
{
    const auto query = database.run(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    QList<Value> list;
    while ((*query)->next())
        list.append(fromRow(**query));
    (*query)->finish();
    return list;
}

/// What a former run left half done: a claim without sending is as good as none; a sending
/// without an end may be out.
Delivery readBack(const QString &json)
{
    Delivery delivery = deliveryFromJson(json);
    if (delivery.state == Delivery::State::Claimed)
        delivery.state = Delivery::State::Due;
    if (delivery.state == Delivery::State::Sending)
        delivery.state = Delivery::State::Unconfirmed;
    return delivery;
}

Mark markFromRow(const QSqlQuery &row)
{
    return {.post = PostId(row.value(0).toString()),
            .kind = Mark::Kind(row.value(1).toInt()),
            .by = row.value(2).toString(),
            .at = instantFromMs(row.value(3).toLongLong()),
            .on = row.value(4).toBool(),
            .number = row.value(5).toInt(),
            .text = row.value(6).toString()};
}

Person personFromRow(const QSqlQuery &row)
{
    return {.id = PersonId(row.value(0).toString()),
            .network = NetworkId(row.value(1).toString()),
            .handle = row.value(2).toString(),
            .name = row.value(3).toString(),
            .firstSeen = instantFromMs(row.value(4).toLongLong()),
            .muted = row.value(5).toBool(),
            .noArchive = row.value(6).toBool()};
}

/// SQLite keeps an empty QString as NULL otherwise.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

}  // namespace

Result<QList<Chat>> loadChats(Database &database)
{
    return collect<Chat>(
        database, u"SELECT document FROM chats WHERE removed = 0 ORDER BY start DESC"_s, {},
        [](const QSqlQuery &row) { return chatFromJson(row.value(0).toString()); });
}

Result<Done> saveChat(Database &database, const Chat &chat)
{
    return execute(database,
                   u"INSERT INTO chats (id, start, document) VALUES (:id, :start, :document) "
                   "ON CONFLICT (id) DO UPDATE SET start = excluded.start, "
                   "document = excluded.document"_s,
                   {{u":id"_s, chat.id.text()},
                    {u":start"_s, toMs(chat.startInstant())},
                    {u":document"_s, toJson(chat)}});
}

Result<Done> setRemoved(Database &database, const ChatId &chat, bool removed)
{
    return execute(database, u"UPDATE chats SET removed = :removed WHERE id = :id"_s,
                   {{u":removed"_s, int(removed)}, {u":id"_s, chat.text()}});
}

Result<QList<Account>> loadAccounts(Database &database)
{
    return collect<Account>(
        database, u"SELECT document FROM accounts ORDER BY rowid"_s, {},
        [](const QSqlQuery &row) { return accountFromJson(row.value(0).toString()); });
}

Result<Done> saveAccount(Database &database, const Account &account)
{
    return execute(database,
                   u"INSERT INTO accounts (id, document) VALUES (:id, :document) "
                   "ON CONFLICT (id) DO UPDATE SET document = excluded.document"_s,
                   {{u":id"_s, account.id.text()}, {u":document"_s, toJson(account)}});
}

Result<Done> removeAccount(Database &database, const AccountId &account)
{
    return execute(database, u"DELETE FROM accounts WHERE id = :id"_s,
                   {{u":id"_s, account.text()}});
}

Result<SavedChat> loadSaved(Database &database, const ChatId &chat)
{
    const auto progress =
        collect<Progress>(database, u"SELECT document FROM progress WHERE chat = :chat"_s,
                          {{u":chat"_s, chat.text()}}, [](const QSqlQuery &row) {
                              return progressFromJson(row.value(0).toString());
                          });
    if (!progress)
        return tl::unexpected(progress.error());
    const auto deliveries = collect<Delivery>(
        database, u"SELECT document FROM deliveries WHERE chat = :chat ORDER BY created, place"_s,
        {{u":chat"_s, chat.text()}},
        [](const QSqlQuery &row) { return readBack(row.value(0).toString()); });
    if (!deliveries)
        return tl::unexpected(deliveries.error());
    const auto marks =
        collect<Mark>(database,
                      u"SELECT post, kind, host, said_at, is_on, number, words FROM marks "
                      "WHERE chat = :chat ORDER BY said_at"_s,
                      {{u":chat"_s, chat.text()}}, markFromRow);
    if (!marks)
        return tl::unexpected(marks.error());
    return SavedChat{.progress = progress->isEmpty() ? Progress() : progress->first(),
                     .deliveries = *deliveries,
                     .marks = *marks};
}

Result<Done> saveProgress(Database &database, const ChatId &chat, const Progress &progress)
{
    return execute(database,
                   u"INSERT INTO progress (chat, document) VALUES (:chat, :document) "
                   "ON CONFLICT (chat) DO UPDATE SET document = excluded.document"_s,
                   {{u":chat"_s, chat.text()}, {u":document"_s, toJson(progress)}});
}

Result<Done> saveDelivery(Database &database, const Delivery &delivery)
{
    return execute(database, u"UPDATE deliveries SET document = :document WHERE id = :id"_s,
                   {{u":id"_s, delivery.id.text()}, {u":document"_s, toJson(delivery)}});
}

Result<QList<Delivery>> addDeliveries(Database &database, const ChatId &chat,
                                      const QList<Delivery> &deliveries)
{
    return database.inTransaction([&]() -> Result<QList<Delivery>> {
        QList<Delivery> stored;
        for (const Delivery &delivery : deliveries) {
            const auto added =
                execute(database,
                        u"INSERT INTO deliveries (id, chat, created, place, document) "
                        "VALUES (:id, :chat, :created, :place, :document) "
                        "ON CONFLICT (id) DO NOTHING"_s,
                        {{u":id"_s, delivery.id.text()},
                         {u":chat"_s, chat.text()},
                         {u":created"_s, toMs(delivery.created)},
                         {u":place"_s, int(stored.size())},
                         {u":document"_s, toJson(delivery)}});
            if (!added)
                return tl::unexpected(added.error());
            const auto now =
                collect<Delivery>(database, u"SELECT document FROM deliveries WHERE id = :id"_s,
                                  {{u":id"_s, delivery.id.text()}}, [](const QSqlQuery &row) {
                                      return readBack(row.value(0).toString());
                                  });
            if (!now)
                return tl::unexpected(now.error());
            stored += *now;
        }
        return stored;
    });
}

Result<bool> claimDelivery(Database &database, const DeliveryId &delivery, const QString &desk)
{
    const auto query = database.run(u"UPDATE deliveries SET claimed_by = :desk WHERE id = :id "
                                    "AND (claimed_by IS NULL OR claimed_by = :desk)"_s,
                                    {{u":id"_s, delivery.text()}, {u":desk"_s, notNull(desk)}});
    if (!query)
        return tl::unexpected(query.error());
    return (*query)->numRowsAffected() == 1;
}

Result<Done> saveMark(Database &database, const ChatId &chat, const Mark &mark)
{
    return execute(database,
                   u"INSERT INTO marks (chat, post, kind, host, said_at, is_on, number, words) "
                   "VALUES (:chat, :post, :kind, :host, :said_at, :is_on, :number, :words) "
                   "ON CONFLICT (chat, post, kind, host) DO UPDATE SET "
                   "said_at = excluded.said_at, is_on = excluded.is_on, "
                   "number = excluded.number, words = excluded.words "
                   "WHERE excluded.said_at >= marks.said_at"_s,
                   {{u":chat"_s, chat.text()},
                    {u":post"_s, mark.post.text()},
                    {u":kind"_s, int(mark.kind)},
                    {u":host"_s, notNull(mark.by)},
                    {u":said_at"_s, toMs(mark.at)},
                    {u":is_on"_s, int(mark.on)},
                    {u":number"_s, mark.number},
                    {u":words"_s, notNull(mark.text)}});
}

Result<QList<Person>> loadPeople(Database &database, const QString &hashtag)
{
    return collect<Person>(
        database,
        u"SELECT id, network, handle, name, first_seen, muted, no_archive FROM people "
        "WHERE hashtag = :hashtag ORDER BY first_seen"_s,
        {{u":hashtag"_s, hashtag}}, personFromRow);
}

Result<Done> savePeople(Database &database, const QString &hashtag, const QList<Person> &people)
{
    return database.inTransaction([&]() -> Result<Done> {
        for (const Person &person : people) {
            const auto saved = execute(
                database,
                u"INSERT INTO people (hashtag, id, network, handle, name, first_seen, muted, "
                "no_archive) VALUES (:hashtag, :id, :network, :handle, :name, :first_seen, "
                ":muted, :no_archive) ON CONFLICT (hashtag, id) DO UPDATE SET "
                "handle = excluded.handle, name = excluded.name, muted = excluded.muted, "
                "no_archive = excluded.no_archive, first_seen = CASE WHEN excluded.first_seen < "
                "people.first_seen THEN excluded.first_seen ELSE people.first_seen END"_s,
                {{u":hashtag"_s, notNull(hashtag)},
                 {u":id"_s, person.id.text()},
                 {u":network"_s, person.network.text()},
                 {u":handle"_s, notNull(person.handle)},
                 {u":name"_s, notNull(person.name)},
                 {u":first_seen"_s, toMs(person.firstSeen)},
                 {u":muted"_s, int(person.muted)},
                 {u":no_archive"_s, int(person.noArchive)}});
            if (!saved)
                return saved;
        }
        return Done{};
    });
}

Result<PeopleBook> loadPeopleBook(Database &database)
{
    const auto joined = collect<JoinedAccount>(
        database, u"SELECT account, main FROM joined_people ORDER BY account"_s, {},
        [](const QSqlQuery &row) {
            return JoinedAccount{PersonId(row.value(0).toString()),
                                 PersonId(row.value(1).toString())};
        });
    if (!joined)
        return tl::unexpected(joined.error());
    const auto notes = database.run(u"SELECT account, words FROM person_notes"_s);
    if (!notes)
        return tl::unexpected(notes.error());
    PeopleBook book{.joined = *joined};
    while ((*notes)->next())
        book.notes.insert(PersonId((*notes)->value(0).toString()), (*notes)->value(1).toString());
    (*notes)->finish();
    return book;
}

Result<Done> saveJoined(Database &database, const QList<JoinedAccount> &joined)
{
    return database.inTransaction([&]() -> Result<Done> {
        for (const JoinedAccount &one : joined) {
            const auto saved =
                execute(database,
                        u"INSERT INTO joined_people (account, main) VALUES (:account, :main) "
                        "ON CONFLICT (account) DO UPDATE SET main = excluded.main"_s,
                        {{u":account"_s, one.account.text()}, {u":main"_s, one.main.text()}});
            if (!saved)
                return saved;
        }
        return Done{};
    });
}

Result<Done> savePersonNote(Database &database, const PersonId &account, const QString &text)
{
    return execute(database,
                   u"INSERT INTO person_notes (account, words) VALUES (:account, :words) "
                   "ON CONFLICT (account) DO UPDATE SET words = excluded.words"_s,
                   {{u":account"_s, account.text()}, {u":words"_s, notNull(text)}});
}

Result<QMap<QString, QString>> loadNotes(Database &database, const ChatId &chat)
{
    const auto query = database.run(u"SELECT name, words FROM notes WHERE chat = :chat"_s,
                                    {{u":chat"_s, chat.text()}});
    if (!query)
        return tl::unexpected(query.error());
    QMap<QString, QString> notes;
    while ((*query)->next())
        notes.insert((*query)->value(0).toString(), (*query)->value(1).toString());
    (*query)->finish();
    return notes;
}

Result<QMap<ChatId, QString>> loadNotesOf(Database &database, const QString &name)
{
    using Note = std::pair<ChatId, QString>;
    const auto rows = collect<Note>(
        database,
        u"SELECT notes.chat, notes.words FROM notes JOIN chats ON chats.id = notes.chat "
        "WHERE notes.name = :name AND chats.removed = 0"_s,
        {{u":name"_s, name}}, [](const QSqlQuery &row) {
            return Note(ChatId(row.value(0).toString()), row.value(1).toString());
        });
    if (!rows)
        return tl::unexpected(rows.error());
    QMap<ChatId, QString> notes;
    for (const auto &[chat, words] : *rows)
        notes.insert(chat, words);
    return notes;
}

Result<Done> saveNote(Database &database, const ChatId &chat, const QString &name,
                      const QString &text)
{
    return execute(
        database,
        u"INSERT INTO notes (chat, name, words) VALUES (:chat, :name, :words) "
        "ON CONFLICT (chat, name) DO UPDATE SET words = excluded.words"_s,
        {{u":chat"_s, chat.text()}, {u":name"_s, notNull(name)}, {u":words"_s, notNull(text)}});
}

}  // namespace core::state_tables
