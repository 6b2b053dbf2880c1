// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"

#include <vector>

namespace core {

/// Those who wait for one result that is on its way.
///
/// A value of whoever fetches it. Its rule: all who wait when it arrives get it, and whoever comes
/// while they are told waits for the next.
template <typename T>
class Waiters {
public:
    bool isEmpty() const { return m_promises.empty(); }

    Future<T> add()
    {
        m_promises.emplace_back();
        m_promises.back().start();
        return m_promises.back().future();
    }

    void tell(const Result<T> &result)
    {
        auto promises = std::exchange(m_promises, {});
        for (QPromise<Result<T>> &promise : promises) {
            promise.addResult(result);
            promise.finish();
        }
    }

private:
    std::vector<QPromise<Result<T>>> m_promises;
};

}  // namespace core
