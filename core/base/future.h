// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <type_traits>
#include <utility>

namespace core {

/// A Result that arrives later.
///
/// Continue with `.then(context, …)` or andThen(); the context object comes first, so that nothing
/// runs after its owner is gone. A continuation on a finished future runs at once, inside then():
/// finish your own state first.
template <typename T>
using Future = QFuture<Result<T>>;

/// A future that has already arrived.
template <typename T>
Future<T> arrived(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

namespace detail {
template <typename T>
struct ValueOfFuture;
template <typename T>
struct ValueOfFuture<QFuture<Result<T>>> {
    using Type = T;
};
}  // namespace detail

/// Goes on with the value; an error skips `step` and is handed on. `step` returns a Future.
template <typename T, typename Step>
auto andThen(Future<T> future, QObject *context, Step step)
{
    using Next = std::invoke_result_t<Step, const T &>;
    using Value = typename detail::ValueOfFuture<Next>::Type;
    return future
        .then(context,
              [step = std::move(step)](const Result<T> &result) -> Next {
                  if (!result)
                      return arrived<Value>(tl::unexpected(result.error()));
                  return step(*result);
              })
        .unwrap();
}

}  // namespace core
