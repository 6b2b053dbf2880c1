// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/storage_thread.h"

namespace core {

StorageThread::StorageThread(Mode mode)
{
    if (mode == Mode::Inline)
        return;
    m_worker = std::make_unique<QObject>();
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("storage"));
    m_thread.start();
}

StorageThread::~StorageThread()
{
    if (!m_worker)
        return;
    // Not as a last job: QCoreApplication::postEvent() wakes a thread up after it has let go of the
    // queue, and the thread could have ended in between.
    run([]() -> Result<Done> { return Done{}; }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

void StorageThread::post(std::function<void()> job)
{
    if (m_worker)
        QMetaObject::invokeMethod(m_worker.get(), std::move(job), Qt::QueuedConnection);
    else
        job();
}

}  // namespace core
