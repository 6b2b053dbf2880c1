// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"
#include "core/base/future.h"
#include "core/base/secret.h"
#include "core/base/waiters.h"

#include "tests/support/settle.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A future that arrives when told.
template <typename T>
struct Pending {
    Pending() { promise.start(); }
    Future<T> future() { return promise.future(); }
    void arrive(Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
        tests::settle();
    }
    QPromise<Result<T>> promise;
};

}  // namespace

TEST(FutureTest, WhatHasArrivedIsHandedOnAtOnce)
{
    QObject context;
    int seen = 0;
    whenArrived(arrived<int>(7), &context, [&seen](const Result<int> &result) { seen = *result; });
    EXPECT_EQ(seen, 7);
}

TEST(FutureTest, WhatArrivesLaterIsHandedOnThen)
{
    QObject context;
    Pending<int> pending;
    int seen = 0;
    whenArrived(pending.future(), &context, [&seen](const Result<int> &result) { seen = *result; });
    EXPECT_EQ(seen, 0);
    pending.arrive(7);
    EXPECT_EQ(seen, 7);
}

TEST(FutureTest, NothingRunsAfterItsOwnerIsGone)
{
    auto context = std::make_unique<QObject>();
    Pending<int> pending;
    bool ran = false;
    whenArrived(pending.future(), context.get(), [&ran](const Result<int> &) { ran = true; });
    context.reset();
    pending.arrive(7);
    EXPECT_FALSE(ran);
}

TEST(FutureTest, StepsFollowEachOtherAndAnErrorSkipsThem)
{
    QObject context;
    int steps = 0;
    const auto twice = [&steps](int value) {
        ++steps;
        return arrived<int>(2 * value);
    };
    const auto good = andThen(andThen(arrived<int>(5), &context, twice), &context, twice);
    EXPECT_EQ(*good.result(), 20);
    const auto bad =
        andThen(andThen(arrived<int>(failure(Error::Code::NotFound, u"gone"_s)), &context, twice),
                &context, twice);
    ASSERT_FALSE(bad.result());
    EXPECT_EQ(bad.result().error().detail, u"gone");
    EXPECT_EQ(steps, 2);
}

TEST(FutureTest, AResultFromAnotherThreadComesOnTheProgramsOwn)
{
    QObject context;
    Pending<int> pending;
    QThread *where = nullptr;
    whenArrived(pending.future(), &context,
                [&where](const Result<int> &) { where = QThread::currentThread(); });
    std::unique_ptr<QThread> worker(QThread::create([&pending] {
        pending.promise.addResult(Result<int>(7));
        pending.promise.finish();
    }));
    worker->start();
    worker->wait();
    tests::settle();
    EXPECT_EQ(where, QThread::currentThread());
}

TEST(FutureTest, StepsAreTakenUntilOneSaysThatThereIsNoMore)
{
    QObject context;
    int steps = 0;
    // So many that they would overflow the stack if one were called within the other.
    const Future<Done> done =
        untilDone(&context, [&steps] { return arrived<bool>(++steps < 1'000'000); });
    ASSERT_TRUE(done.isFinished());
    EXPECT_TRUE(done.result());
    EXPECT_EQ(steps, 1'000'000);
}

TEST(FutureTest, AStepThatIsWaitedForIsFollowedByTheNext)
{
    QObject context;
    Pending<bool> first;
    int steps = 0;
    const Future<Done> done =
        untilDone(&context, [&] { return ++steps == 1 ? first.future() : arrived<bool>(false); });
    EXPECT_FALSE(done.isFinished());
    first.promise.addResult(Result<bool>(true));
    first.promise.finish();
    tests::settle();
    EXPECT_EQ(steps, 2);
    EXPECT_TRUE(done.isFinished());
}

TEST(FutureTest, AStepThatFailsIsTheLast)
{
    QObject context;
    int steps = 0;
    const Future<Done> done = untilDone(&context, [&steps] {
        ++steps;
        return arrived<bool>(failure(Error::Code::DiskFull));
    });
    EXPECT_EQ(steps, 1);
    EXPECT_EQ(done.result().error().code, Error::Code::DiskFull);
}

TEST(BackoffTest, PausesDoubleUpToTheLongest)
{
    const Backoff backoff{.first = 1s, .longest = 30s};
    EXPECT_EQ(backoff.after(1), 1s);
    EXPECT_EQ(backoff.after(2), 2s);
    EXPECT_EQ(backoff.after(5), 16s);
    EXPECT_EQ(backoff.after(6), 30s);
    EXPECT_EQ(backoff.after(1'000'000), 30s);
    EXPECT_EQ(backoff.after(0), 1s);
}

TEST(SecretTest, ALogShowsOnlyThatThereIsOne)
{
    QString log;
    QDebug(&log) << Secret("canary-token") << Secret();
    EXPECT_FALSE(log.contains(u"canary"_s));
    EXPECT_TRUE(log.contains(u"***"_s));
    EXPECT_TRUE(log.contains(u"(no secret)"_s));
}

TEST(WaitersTest, AllWhoWaitGetTheResultAndWhoComesMeanwhileWaitsForTheNext)
{
    QObject context;
    Waiters<int> waiters;
    Future<int> third;
    const Future<int> first = waiters.add();
    whenArrived(waiters.add(), &context, [&](const Result<int> &) { third = waiters.add(); });
    waiters.tell(7);
    EXPECT_EQ(first.result().value(), 7);
    EXPECT_FALSE(third.isFinished());
    waiters.tell(failure(Error::Code::Offline));
    EXPECT_EQ(third.result().error().code, Error::Code::Offline);
    EXPECT_TRUE(waiters.isEmpty());
}
