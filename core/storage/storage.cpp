// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/storage.h"

#include "core/storage/state_tables.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions onlyOurs =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

bool isInMemory(const QString &folder)
{
    return folder == u":memory:";
}

Error whyNotWritable(const QString &folder)
{
    QString existing = folder;
    while (!QFileInfo::exists(existing) && existing.contains(u'/'))
        existing = existing.section(u'/', 0, -2);
    const QStorageInfo disk(existing.isEmpty() ? u"/"_s : existing);
    if (disk.isValid() && disk.isReadOnly())
        return {Error::Code::ReadOnly, folder, std::nullopt};
    if (disk.isValid() && disk.bytesTotal() > 0 && disk.bytesAvailable() < 64 * 1024)
        return {Error::Code::DiskFull, folder, std::nullopt};
    const bool writable = QFileInfo(existing).isWritable();
    return {writable ? Error::Code::CannotSave : Error::Code::ReadOnly, folder, std::nullopt};
}

QString holderOf(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    lock.getLockInfo(&process, &host, &program);
    return u"%1 (process %2)"_s.arg(program).arg(process);
}

/// The folder's lock; a lock that a dead process left is taken over.
Result<std::unique_ptr<QLockFile>> lockFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return tl::unexpected(whyNotWritable(folder));
    QFile::setPermissions(folder, onlyOurs);
    auto lock = std::make_unique<QLockFile>(folder + u"/lock"_s);
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return failure(Error::Code::InUse, holderOf(*lock));
    return tl::unexpected(whyNotWritable(folder));
}

}  // namespace

Result<std::unique_ptr<Storage>> Storage::open(const QString &folder)
{
    const auto mode =
        isInMemory(folder) ? StorageThread::Mode::Inline : StorageThread::Mode::OwnThread;
    std::unique_ptr<Storage> storage(new Storage(folder, mode));
    if (const auto opened = storage->openDatabase(); !opened)
        return tl::unexpected(opened.error());
    return storage;
}

Storage::Storage(const QString &folder, StorageThread::Mode mode)
    : m_folder(folder)
    , m_thread(mode)
    , m_writes(m_thread)
{
    connect(&m_writes, &WriteQueue::failed, this, &Storage::failed);
    connect(&m_writes, &WriteQueue::recovered, this, &Storage::recovered);
}

Storage::~Storage() = default;

Result<Done> Storage::openDatabase()
{
    if (isInMemory(m_folder))
        return m_writes.open(m_folder, Database::Kind::State, u"state"_s);
    auto lock = lockFolder(m_folder);
    if (!lock)
        return tl::unexpected(lock.error());
    m_lock = std::move(*lock);
    const QString file = m_folder + u"/state.db"_s;
    const auto opened = m_writes.open(file, Database::Kind::State, u"state"_s);
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!opened && opened.error().code == Error::Code::CannotSave)
        return tl::unexpected(whyNotWritable(m_folder));
    return opened;
}

Future<QList<Chat>> Storage::loadChats()
{
    return m_writes.read([](Database &database) { return state_tables::loadChats(database); });
}

Future<Done> Storage::save(const Chat &chat)
{
    return m_writes.write(
        [chat](Database &database) { return state_tables::saveChat(database, chat); });
}

Future<Done> Storage::remove(const ChatId &chat)
{
    return m_writes.write(
        [chat](Database &database) { return state_tables::setRemoved(database, chat, true); });
}

Future<Done> Storage::restore(const ChatId &chat)
{
    return m_writes.write(
        [chat](Database &database) { return state_tables::setRemoved(database, chat, false); });
}

Future<QList<Account>> Storage::loadAccounts()
{
    return m_writes.read([](Database &database) { return state_tables::loadAccounts(database); });
}

Future<Done> Storage::save(const Account &account)
{
    return m_writes.write(
        [account](Database &database) { return state_tables::saveAccount(database, account); });
}

Future<Done> Storage::removeAccount(const AccountId &account)
{
    return m_writes.write(
        [account](Database &database) { return state_tables::removeAccount(database, account); });
}

Future<SavedChat> Storage::load(const ChatId &chat)
{
    return m_writes.read(
        [chat](Database &database) { return state_tables::loadSaved(database, chat); });
}

Future<Done> Storage::save(const ChatId &chat, const Progress &progress)
{
    return m_writes.write([chat, progress](Database &database) {
        return state_tables::saveProgress(database, chat, progress);
    });
}

Future<Done> Storage::save(const ChatId &, const Delivery &delivery)
{
    return m_writes.write(
        [delivery](Database &database) { return state_tables::saveDelivery(database, delivery); });
}

Future<QList<Delivery>> Storage::add(const ChatId &chat, const QList<Delivery> &deliveries)
{
    return m_writes.write([chat, deliveries](Database &database) {
        return database.withoutSync(
            [&] { return state_tables::addDeliveries(database, chat, deliveries); });
    });
}

Future<bool> Storage::claim(const DeliveryId &delivery, const QString &desk)
{
    return m_writes.write([delivery, desk](Database &database) {
        return database.withoutSync(
            [&] { return state_tables::claimDelivery(database, delivery, desk); });
    });
}

Future<Done> Storage::save(const ChatId &chat, const Mark &mark)
{
    return m_writes.write(
        [chat, mark](Database &database) { return state_tables::saveMark(database, chat, mark); });
}

Future<QList<Person>> Storage::loadPeople(const QString &hashtag)
{
    return m_writes.read(
        [hashtag](Database &database) { return state_tables::loadPeople(database, hashtag); });
}

Future<Done> Storage::save(const QString &hashtag, const QList<Person> &people)
{
    return m_writes.write([hashtag, people](Database &database) {
        return state_tables::savePeople(database, hashtag, people);
    });
}

Future<PeopleBook> Storage::loadPeopleBook()
{
    return m_writes.read([](Database &database) { return state_tables::loadPeopleBook(database); });
}

Future<Done> Storage::save(const QList<JoinedAccount> &joined)
{
    return m_writes.write(
        [joined](Database &database) { return state_tables::saveJoined(database, joined); });
}

Future<Done> Storage::saveNote(const PersonId &account, const QString &text)
{
    return m_writes.write([account, text](Database &database) {
        return state_tables::savePersonNote(database, account, text);
    });
}

Future<QMap<QString, QString>> Storage::loadNotes(const ChatId &chat)
{
    return m_writes.read(
        [chat](Database &database) { return state_tables::loadNotes(database, chat); });
}

Future<QMap<ChatId, QString>> Storage::loadNotesOf(const QString &name)
{
    return m_writes.read(
        [name](Database &database) { return state_tables::loadNotesOf(database, name); });
}

Future<Done> Storage::saveNote(const ChatId &chat, const QString &name, const QString &text)
{
    return m_writes.write([chat, name, text](Database &database) {
        return state_tables::saveNote(database, chat, name, text);
    });
}

}  // namespace core
