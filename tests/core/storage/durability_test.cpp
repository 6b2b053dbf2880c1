// SPDX-License-Identifier: GPL-3.0-or-later
// What a power cut may not take back, seen by the calls that bring files to the disk.
#include "core/posting/draft.h"
#include "core/posting/outbox.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "tests/support/wait_for.h"

#include <gtest/gtest.h>

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<int> syncs = 0;

}  // namespace

// SQLite finds these before those of the C library, as this executable exports its names.
extern "C" int fsync(int file)
{
    ++syncs;
    return int(::syscall(SYS_fsync, file));
}

extern "C" int fdatasync(int file)
{
    ++syncs;
    return int(::syscall(SYS_fdatasync, file));
}

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class DurabilityTest : public testing::Test {
protected:
    Delivery draft(const QString &text) const
    {
        return draftFor(text, chat, client.account(), {}, clock.now());
    }

    const QTemporaryDir folder;
    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"bluesky"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(folder.filePath(u"data"_s));
    Chat chat = tests::aChat();
};

}  // namespace

TEST_F(DurabilityTest, ThatAPostIsOnItsWayIsOnTheDiskBeforeItLeaves)
{
    tests::waitFor(storage->save(chat));
    Outbox outbox(clock, *storage, chat.id, u"Ada"_s);
    outbox.addClient(client);
    for (const QString &text : {u"First"_s, u"Second"_s, u"Third"_s}) {
        std::optional<int> syncsAtPublish;
        QEventLoop loop;
        QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);  // it never came
        client.onPublish = [&] {
            syncsAtPublish = syncs;
            loop.quit();
        };
        syncs = 0;
        outbox.add({draft(text)});
        loop.exec();
        EXPECT_GT(syncsAtPublish.value_or(0), 0) << text.toStdString();
        tests::settle();
        tests::waitFor(storage->load(chat.id));  // that it is out is on the disk as well
    }
}
