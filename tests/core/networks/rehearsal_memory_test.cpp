// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_memory.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

RehearsalMemory::Posted posted(const QString &cue, const QString &network)
{
    return {.key = DeliveryId(cue + network),
            .account = AccountId(network),
            .network = NetworkId(network),
            .cue = CueId(cue),
            .text = u"Grüße \"quoted\" 👩‍🏫\nsecond line"_s,
            .post = postId(NetworkId(network), cue),
            .at = instantFromMs(1234)};
}

}  // namespace

TEST(RehearsalMemory, HoldsWhatWasPublishedAcrossRuns)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"network.jsonl"_s);
    {
        auto memory = RehearsalMemory::open(file);
        ASSERT_TRUE(memory);
        ASSERT_TRUE(memory->add(posted(u"q1"_s, u"x"_s)));
        ASSERT_TRUE(memory->add(posted(u"q1"_s, u"x"_s)));
        ASSERT_TRUE(memory->add(posted(u"q1"_s, u"bluesky"_s)));
    }
    const auto memory = RehearsalMemory::open(file);
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->all().size(), 3);
    EXPECT_EQ(memory->all().first().text, posted(u"q1"_s, u"x"_s).text);
    EXPECT_EQ(memory->count(CueId(u"q1"_s), AccountId(u"x"_s)), 2);
    EXPECT_EQ(memory->count(CueId(u"q1"_s), AccountId(u"mastodon"_s)), 0);
}

TEST(RehearsalMemory, DropsALineThatACrashLeftHalfWritten)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"network.jsonl"_s);
    ASSERT_TRUE(RehearsalMemory::open(path)->add(posted(u"q1"_s, u"x"_s)));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write("{\"key\":\"q2");
    file.close();

    auto memory = RehearsalMemory::open(path);
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->all().size(), 1);
    ASSERT_TRUE(memory->add(posted(u"q2"_s, u"x"_s)));
    EXPECT_EQ(RehearsalMemory::open(path)->all().size(), 2);
}

TEST(RehearsalMemory, SaysWhenItsFileCannotBeWritten)
{
    const auto memory = RehearsalMemory::open(u"/proc/no/such/place"_s);
    ASSERT_FALSE(memory);
    EXPECT_EQ(memory.error().code, Error::Code::CannotSave);
}
