// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/one_by_one.h"

namespace core {

Future<Done> OneByOne::add(Step step)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    m_waiting.push_back({std::move(step), promise});
    if (m_waiting.size() == 1)
        next();
    return promise->future();
}

void OneByOne::next()
{
    const Waiting first = m_waiting.front();
    whenArrived(first.step(), this, [this, promise = first.promise](const Result<Done> &result) {
        m_waiting.pop_front();
        if (!m_waiting.empty())
            next();
        promise->addResult(result);
        promise->finish();
    });
}

}  // namespace core
