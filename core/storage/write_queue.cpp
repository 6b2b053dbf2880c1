// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/write_queue.h"

#include "core/base/log.h"
#include "core/storage/migrations.h"

namespace core {

WriteQueue::~WriteQueue()
{
    m_thread
        .run([this]() -> Result<Done> {
            if (m_database)
                runWaiting();
            m_database.reset();
            return Done{};
        })
        .waitForFinished();
}

Result<Done> WriteQueue::open(const QString &file, Database::Kind kind, const QString &migrations)
{
    Future<Done> opened = m_thread.run([=, this]() -> Result<Done> {
        auto database = Database::open(file, kind);
        if (!database)
            return tl::unexpected(database.error());
        if (const auto migrated = migrate(**database, migrations); !migrated)
            return migrated;
        m_database = std::move(*database);
        return Done{};
    });
    opened.waitForFinished();
    return opened.result();
}

bool WriteQueue::isDiskTrouble(const Error &error)
{
    return error.code == Error::Code::DiskFull || error.code == Error::Code::ReadOnly ||
           error.code == Error::Code::CannotSave;
}

void WriteQueue::enqueue(Job job)
{
    m_thread.post([this, job = std::move(job)]() mutable {
        m_waiting.push_back(std::move(job));
        if (!m_failing || m_waiting.size() == 1)
            runWaiting();
    });
}

void WriteQueue::retry()
{
    m_thread.post([this] { runWaiting(); });
}

void WriteQueue::runWaiting()
{
    while (!m_waiting.empty()) {
        const Result<Done> done = m_waiting.front()(*m_database);
        if (!done) {
            if (!m_failing)
                qCWarning(storageLog) << "a save waits:" << done.error().detail;
            m_failing = true;
            Q_EMIT failed(done.error());
            return;
        }
        m_waiting.pop_front();
    }
    if (m_failing)
        Q_EMIT recovered();
    m_failing = false;
}

}  // namespace core
