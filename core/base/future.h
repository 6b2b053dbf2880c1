// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>
#include <utility>

namespace core {

/// A Result that arrives later. Go on with whenArrived(), andThen() or finally().
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

/// Runs `step` with the result, on the program's one event loop, and never after `context` is
/// gone. At once, inside this call, if the future has arrived: finish your own state first.
///
/// QFuture::then() with a context is not used: in Qt 6.4 it asserts when the context is gone, in
/// Qt 6.8 it runs by an event even where nothing has to be waited for.
template <typename T, typename Step>
void whenArrived(Future<T> future, QObject *context, Step step)
{
    auto guarded = [guard = QPointer<QObject>(context),
                    step = std::move(step)](const Result<T> &result) mutable {
        if (guard)
            step(result);
    };
    future.then([guarded = std::move(guarded)](const Result<T> &result) mutable {
        if (QThread::currentThread() == qApp->thread())
            return guarded(result);
        QMetaObject::invokeMethod(
            qApp, [guarded = std::move(guarded), result]() mutable { guarded(result); },
            Qt::QueuedConnection);
    });
}

namespace detail {
template <typename T>
struct ValueOfFuture;
template <typename T>
struct ValueOfFuture<QFuture<Result<T>>> {
    using Type = T;
};
}  // namespace detail

/// Goes on with the result, whether it is a value or an error. `step` returns a Future.
template <typename T, typename Step>
auto finally(Future<T> future, QObject *context, Step step)
{
    using Next = std::invoke_result_t<Step, const Result<T> &>;
    using Value = typename detail::ValueOfFuture<Next>::Type;
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    Next chained = promise->future();
    whenArrived(future, context,
                [context, promise, step = std::move(step)](const Result<T> &result) mutable {
                    whenArrived(step(result), context, [promise](const Result<Value> &last) {
                        promise->addResult(last);
                        promise->finish();
                    });
                });
    return chained;
}

/// Goes on with the value; an error skips `step` and is handed on. `step` returns a Future.
template <typename T, typename Step>
auto andThen(Future<T> future, QObject *context, Step step)
{
    using Next = std::invoke_result_t<Step, const T &>;
    using Value = typename detail::ValueOfFuture<Next>::Type;
    return finally(
        future, context, [step = std::move(step)](const Result<T> &result) mutable -> Next {
            return result ? step(*result) : arrived<Value>(tl::unexpected(result.error()));
        });
}

namespace detail {
template <typename Step>
void repeat(std::shared_ptr<QPromise<Result<Done>>> promise, QObject *context, Step step)
{
    const auto finish = [promise](const Result<bool> &last) {
        promise->addResult(last ? Result<Done>(Done{}) : tl::unexpected(last.error()));
        promise->finish();
    };
    // What has arrived already is gone through here, not one call within the other.
    for (;;) {
        const Future<bool> more = step();
        if (!more.isFinished()) {
            whenArrived(more, context, [=](const Result<bool> &result) {
                if (!result || !*result)
                    return finish(result);
                repeat(promise, context, step);
            });
            return;
        }
        const Result<bool> result = more.result();
        if (!result || !*result)
            return finish(result);
    }
}
}  // namespace detail

/// Takes one step after the other, each when the former has arrived, until one says that there is
/// no more (false) or fails. However many there are, they do not pile up.
template <typename Step>
Future<Done> untilDone(QObject *context, Step step)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    const Future<Done> done = promise->future();
    detail::repeat(promise, context, step);
    return done;
}

}  // namespace core
