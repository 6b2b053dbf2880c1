// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <map>
#include <memory>

namespace core {

/// One open connection to one SQLite file. Used only on the thread that opened it.
///
/// Every file has one connection that writes and checkpoints: the SQLite of Debian 12 corrupts
/// under two. Pragmas are set by hand and read back.
class Database {
public:
    enum class Kind {
        State,     ///< WAL, commits reach the disk (synchronous=FULL) but for withoutSync()
        Stream,    ///< WAL, commits may be lost in a power cut (synchronous=NORMAL)
        ReadOnly,  ///< reads what another connection writes
    };
    using Values = std::initializer_list<std::pair<QString, QVariant>>;

    /// `file` may be ":memory:". Errors: DiskFull, ReadOnly, CannotSave, Damaged.
    static Result<std::unique_ptr<Database>> open(const QString &file, Kind kind);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs a statement with named values. The query is valid until the same statement runs again.
    /// Errors: those of open(), and Refused where these values can never be kept.
    Result<QSqlQuery *> run(const QString &sql, Values values = {});
    /// All or nothing: `work` returns a Result, and an error takes everything back.
    template <typename Work>
    auto inTransaction(Work work) -> std::invoke_result_t<Work>
    {
        if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return tl::unexpected(begun.error());
        auto result = work();
        const auto ended = run(result ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
        if (result && !ended) {
            run(QStringLiteral("ROLLBACK"));
            return tl::unexpected(ended.error());
        }
        return result;
    }

    /// Of a State database: what `work` commits reaches the disk with the next commit that does,
    /// and a power cut before that takes it back.
    template <typename Work>
    auto withoutSync(Work work) -> std::invoke_result_t<Work>
    {
        if (const auto off = setSynchronous(Synchronous::Normal); !off)
            return tl::unexpected(off.error());
        auto result = work();
        if (const auto on = setSynchronous(Synchronous::Full); !on)
            return tl::unexpected(on.error());
        return result;
    }

private:
    enum class Synchronous { Normal = 1, Full = 2 };  // sqlite.org/pragma.html#pragma_synchronous
    explicit Database(const QString &connection) : m_connection(connection) {}
    Result<Done> setUp(Kind kind);
    Result<Done> setSynchronous(Synchronous how);
    Result<Done> setPragma(const QString &name, const QString &value, const QString &expected);

    QString m_connection;
    std::map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
};

}  // namespace core
