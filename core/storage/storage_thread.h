// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"

#include <QThread>

#include <memory>

namespace core {

/// Jobs in order, on a thread of their own; inline where a test wants its answers at once.
///
/// Owned by Storage. Only values cross: a job takes copies in and its Result comes back as a
/// Future. The destructor lets every job that was queued finish.
class StorageThread {
public:
    enum class Mode { OwnThread, Inline };

    explicit StorageThread(Mode mode);
    ~StorageThread();

    /// `job` returns a Result<T>.
    template <typename Job>
    auto run(Job job)
    {
        using Value = typename std::invoke_result_t<Job>::value_type;
        auto promise = std::make_shared<QPromise<Result<Value>>>();
        promise->start();
        const Future<Value> future = promise->future();
        post([promise, job = std::move(job)]() mutable {
            promise->addResult(job());
            promise->finish();
        });
        return future;
    }
    /// Any job, without an answer.
    void post(std::function<void()> job);

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;  ///< lives in the thread; null when inline
};

}  // namespace core
