// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"
#include "core/storage/storage_thread.h"

#include <deque>

namespace core {

/// The writes of one database, in order, on the storage thread.
///
/// Owned by Storage and StreamStorage. Its one rule: nothing overtakes. A write that fails because
/// the disk is full or may not be written waits, and everything after it waits behind it, until
/// the disk takes it; only then is its future done. What the database turns down for what it says
/// (Refused) would be turned down again: it ends with its error and holds nobody up.
class WriteQueue : public QObject {
    Q_OBJECT

public:
    explicit WriteQueue(StorageThread &thread) : m_thread(thread) {}
    /// Tries what waits one last time, and closes the database.
    ~WriteQueue() override;

    /// Opens the database on the storage thread and waits for it: used once, at the start.
    Result<Done> open(const QString &file, Database::Kind kind, const QString &migrations);

    /// `work` gets the database and returns a Result.
    template <typename Work>
    auto write(Work work)
    {
        using Value = typename std::invoke_result_t<Work, Database &>::value_type;
        auto promise = std::make_shared<QPromise<Result<Value>>>();
        promise->start();
        const Future<Value> future = promise->future();
        enqueue([promise, work = std::move(work)](Database &database) -> Result<Done> {
            Result<Value> result = work(database);
            if (!result && isDiskTrouble(result.error()))
                return tl::unexpected(result.error());
            promise->addResult(std::move(result));
            promise->finish();
            return Done{};
        });
        return future;
    }
    template <typename Work>
    auto read(Work work)
    {
        return m_thread.run([this, work = std::move(work)] { return work(*m_database); });
    }
    /// Reads at once; only where the thread works inline.
    template <typename Work>
    auto readInline(Work work) const
    {
        return work(*m_database);
    }
    void retry();

Q_SIGNALS:
    void failed(const core::Error &error);
    void recovered();

private:
    using Job = std::function<Result<Done>(Database &)>;
    static bool isDiskTrouble(const Error &error);
    void enqueue(Job job);
    void runWaiting();

    StorageThread &m_thread;
    // These two live on the storage thread.
    std::unique_ptr<Database> m_database;
    std::deque<Job> m_waiting;
    bool m_failing = false;
};

}  // namespace core
