// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/write_queue.h"

#include "core/storage/migrations.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Writes on a database in memory, done by the time that write() returns unless the disk is full.
class WriteQueueTest : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(queue->open(u":memory:"_s, Database::Kind::State, u"state"_s));
        QObject::connect(queue.get(), &WriteQueue::failed,
                         [this](const Error &error) { failures.append(error.code); });
        QObject::connect(queue.get(), &WriteQueue::recovered, [this] { ++recoveries; });
    }
    Future<Done> write(const QString &name, const QVariant &words)
    {
        return queue->write([=](Database &database) -> Result<Done> {
            const auto done = database.run(u"INSERT INTO notes VALUES ('chat', :name, :words)"_s,
                                           {{u":name"_s, name}, {u":words"_s, words}});
            if (!done)
                return tl::unexpected(done.error());
            return Done{};
        });
    }
    QStringList names()
    {
        return queue->readInline([](Database &database) {
            QStringList all;
            const auto rows = database.run(u"SELECT name FROM notes ORDER BY rowid"_s);
            while ((*rows)->next())
                all.append((*rows)->value(0).toString());
            (*rows)->finish();
            return all;
        });
    }
    /// SQLite says SQLITE_FULL at a file's largest number of pages as on a full disk.
    void fillDisk() { limitPages(u"1"_s); }
    void makeRoom() { limitPages(u"1000000"_s); }
    void limitPages(const QString &pages)
    {
        queue->readInline([&pages](Database &database) {
            const auto set = database.run(u"PRAGMA max_page_count="_s + pages);
            EXPECT_TRUE(set);
            (*set)->finish();
            return 0;
        });
    }

    const QString much = QString(100'000, u'x');
    QList<Error::Code> failures;  // outlives the queue, which may fail once more at its end
    int recoveries = 0;
    StorageThread thread{StorageThread::Mode::Inline};
    std::unique_ptr<WriteQueue> queue = std::make_unique<WriteQueue>(thread);
};

}  // namespace

TEST_F(WriteQueueTest, OnAFullDiskAWriteWaitsAndNothingOvertakesIt)
{
    fillDisk();
    const Future<Done> first = write(u"first"_s, much);
    const Future<Done> second = write(u"second"_s, u"fits"_s);
    EXPECT_EQ(failures, QList<Error::Code>{Error::Code::DiskFull});
    EXPECT_FALSE(first.isFinished());
    EXPECT_FALSE(second.isFinished());
    EXPECT_TRUE(names().isEmpty());

    makeRoom();
    queue->retry();
    EXPECT_TRUE(first.result());
    EXPECT_TRUE(second.result());
    EXPECT_EQ(names(), (QStringList{u"first"_s, u"second"_s}));
    EXPECT_EQ(recoveries, 1);
}

TEST_F(WriteQueueTest, WhileTheDiskStaysFullEveryRetrySaysSo)
{
    fillDisk();
    const Future<Done> waiting = write(u"first"_s, much);
    queue->retry();
    queue->retry();
    EXPECT_EQ(failures.size(), 3);
    EXPECT_EQ(recoveries, 0);
    EXPECT_FALSE(waiting.isFinished());
}

TEST_F(WriteQueueTest, WhatCanNeverBeKeptEndsWithItsErrorAndHoldsNobodyUp)
{
    write(u"taken"_s, u"once"_s);
    const Future<Done> twice = write(u"taken"_s, u"twice"_s);
    const Future<Done> nothing = write(u"null"_s, QVariant());
    const Future<Done> next = write(u"next"_s, u"words"_s);
    for (const Future<Done> &refused : {twice, nothing}) {
        ASSERT_TRUE(refused.isFinished());
        EXPECT_EQ(refused.result().error().code, Error::Code::Refused);
    }
    EXPECT_TRUE(next.result());
    EXPECT_EQ(names(), (QStringList{u"taken"_s, u"next"_s}));
    EXPECT_TRUE(failures.isEmpty());
}

TEST_F(WriteQueueTest, WhatWaitsIsTriedOnceMoreBeforeItCloses)
{
    fillDisk();
    const Future<Done> waiting = write(u"first"_s, much);
    makeRoom();
    queue.reset();
    ASSERT_EQ(waiting.resultCount(), 1);
    EXPECT_TRUE(waiting.result());
}

TEST_F(WriteQueueTest, ADatabaseThatIsUpToDateIsLeftAsItIs)
{
    write(u"kept"_s, u"words"_s);
    queue->readInline([](Database &database) {
        EXPECT_TRUE(migrate(database, u"state"_s));
        return 0;
    });
    EXPECT_EQ(names(), QStringList{u"kept"_s});
}
