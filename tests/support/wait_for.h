// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace tests {

/// What a future brings that another thread works on; the event loop runs meanwhile.
template <typename T>
core::Result<T> waitFor(const core::Future<T> &future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return future.result();
}

}  // namespace tests
