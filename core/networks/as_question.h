// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/networks/http_errors.h"

namespace core {

/// What may be asked as often as one likes: see ofQuestion().
template <typename T>
Future<T> asQuestion(const Future<T> &future, QObject *context)
{
    return finally(future, context, [](const Result<T> &result) {
        return arrived<T>(result ? result : tl::unexpected(ofQuestion(result.error())));
    });
}

}  // namespace core
