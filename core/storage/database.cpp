// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/base/log.h"

#include <QSqlError>
#include <QUuid>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// SQLite's primary result codes, sqlite.org/rescode.html.
Error::Code codeFor(int native)
{
    switch (native & 0xff) {
    case 13:  // SQLITE_FULL
        return Error::Code::DiskFull;
    case 8:  // SQLITE_READONLY
    case 3:  // SQLITE_PERM
        return Error::Code::ReadOnly;
    case 11:  // SQLITE_CORRUPT
    case 26:  // SQLITE_NOTADB
        return Error::Code::Damaged;
    case 1:                           // SQLITE_ERROR
    case 18:                          // SQLITE_TOOBIG
    case 19:                          // SQLITE_CONSTRAINT
    case 20:                          // SQLITE_MISMATCH
    case 25:                          // SQLITE_RANGE
        return Error::Code::Refused;  // trying again would change nothing
    default:
        return Error::Code::CannotSave;
    }
}

tl::unexpected<Error> failureFrom(const QSqlError &error)
{
    const Error::Code code = codeFor(error.nativeErrorCode().toInt());
    if (code == Error::Code::Refused)
        qCWarning(storageLog) << "the database refuses a statement:" << error.text();
    return failure(code, error.text());
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, Kind kind)
{
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Database> database(new Database(connection));
    QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    sql.setDatabaseName(file);
    QString options = u"QSQLITE_BUSY_TIMEOUT=2000"_s;
    if (kind == Kind::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    sql.setConnectOptions(options);
    if (!sql.open())
        return failureFrom(sql.lastError());
    if (const auto ready = database->setUp(kind); !ready)
        return tl::unexpected(ready.error());
    return database;
}

Database::~Database()
{
    m_prepared.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<Done> Database::setUp(Kind kind)
{
    const auto trusted = setPragma(u"trusted_schema"_s, u"OFF"_s, u"0"_s);
    if (!trusted || kind == Kind::ReadOnly)
        return trusted;
    const auto journal = run(u"PRAGMA journal_mode=WAL"_s);  // "memory" for a database in memory
    if (!journal)
        return tl::unexpected(journal.error());
    (*journal)->finish();
    return setSynchronous(kind == Kind::State ? Synchronous::Full : Synchronous::Normal);
}

/// The pragma acts when it is compiled, so that a prepared one would act once only.
Result<Done> Database::setSynchronous(Synchronous how)
{
    const QString level = QString::number(int(how));
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(u"PRAGMA synchronous="_s + level) || !query.exec(u"PRAGMA synchronous"_s) ||
        !query.next() || query.value(0).toString() != level)
        return failure(Error::Code::CannotSave, u"synchronous is not "_s + level);
    return Done{};
}

Result<Done> Database::setPragma(const QString &name, const QString &value, const QString &expected)
{
    if (const auto set = run(u"PRAGMA %1=%2"_s.arg(name, value)); !set)
        return tl::unexpected(set.error());
    const auto read = run(u"PRAGMA "_s + name);
    if (!read)
        return tl::unexpected(read.error());
    const QString actual = (*read)->next() ? (*read)->value(0).toString() : QString();
    (*read)->finish();
    if (actual != expected)
        return failure(Error::Code::CannotSave, u"%1 is %2"_s.arg(name, actual));
    return Done{};
}

Result<QSqlQuery *> Database::run(const QString &sql, Values values)
{
    std::unique_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const QSqlError error = query->lastError();
            m_prepared.erase(sql);
            return failureFrom(error);
        }
    }
    for (const auto &[name, value] : values)
        query->bindValue(name, value);
    if (!query->exec())
        return failureFrom(query->lastError());
    return query.get();
}

}  // namespace core
