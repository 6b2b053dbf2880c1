// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"

#include <QEventLoop>
#include <QFutureWatcher>

namespace tests {

/// What a future brings that another thread works on; the event loop runs meanwhile.
template <typename T>
core::Result<T> waitFor(const core::Future<T> &future)
{
    // The watcher's event wakes the loop, also where the other thread ends right before it waits.
    QFutureWatcher<core::Result<T>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

}  // namespace tests
