// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"

#include <deque>
#include <functional>

namespace core {

/// Steps that are taken one after the other, in the order in which they were asked for: a like
/// never overtakes its own taking back.
///
/// Owned by whoever takes the steps; they end with it.
class OneByOne : public QObject {
    Q_OBJECT

public:
    using Step = std::function<Future<Done>()>;
    using QObject::QObject;

    Future<Done> add(Step step);

private:
    struct Waiting {
        Step step;
        std::shared_ptr<QPromise<Result<Done>>> promise;
    };
    void next();

    std::deque<Waiting> m_waiting;  ///< the first one is under way
};

}  // namespace core
