// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/preparer.h"
#include "tests/core/live/running_live_chat.h"

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// The chat of aChat(), not yet live: its cues are due at 0, 3, 8, 17 and 26 minutes.
class PreparerTest : public testing::Test {
protected:
    void start(Milliseconds in)
    {
        begin = clock.now() + in;
        chat.start = ZonedTime::at(begin, "UTC");
        live = tests::openLiveChat(chat, clock, *storage, client);
        live->goLive();
        tests::settle();
    }
    /// When which cue was made ready, in seconds from the chat's start.
    void advanceTo(Seconds second)
    {
        while (clock.now() < begin + second) {
            clock.advance(1s);
            note();
        }
    }
    void note()
    {
        while (noted < client.prepared.size()) {
            const Seconds at = std::chrono::duration_cast<Seconds>(clock.now() - begin);
            made.append({client.prepared.at(noted++).cue.text(), at.count()});
        }
    }

    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"bluesky"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Chat chat = tests::aChat();
    std::unique_ptr<LiveChat> live;
    Instant begin;
    qsizetype noted = 0;
    QList<std::pair<QString, qint64>> made;
};

using Made = QList<std::pair<QString, qint64>>;

}  // namespace

TEST_F(PreparerTest, TheNextCueIsMadeReadyAMinuteAndTenSecondsBeforeItIsDue)
{
    start(5min);
    advanceTo(3min);
    const Made expected{
        {u"cue-0-0"_s, -60}, {u"cue-0-0"_s, -10}, {u"cue-1-3"_s, 120}, {u"cue-1-3"_s, 170}};
    EXPECT_EQ(made, expected);
    EXPECT_EQ(client.published.size(), 2);
}

TEST_F(PreparerTest, WhatIsMadeReadyIsWhatWillBePosted)
{
    start(30s);
    advanceTo(1s);
    ASSERT_EQ(client.published.size(), 1);
    EXPECT_EQ(client.prepared.value(0).id, client.published.value(0).id);
    EXPECT_EQ(client.prepared.value(0).text, client.published.value(0).text);
    EXPECT_TRUE(client.prepared.value(0).recordKey.isEmpty());
}

TEST_F(PreparerTest, ACueThatIsNearIsMadeReadyAtOnceAndOnlyOnce)
{
    start(5s);
    note();
    EXPECT_EQ(made, (Made{{u"cue-0-0"_s, -5}}));
    advanceTo(0s);
    EXPECT_EQ(made.size(), 1);
}

TEST_F(PreparerTest, ACueThatMovesIsMadeReadyAgainBeforeItsNewTime)
{
    start(2min);
    advanceTo(-30s);
    EXPECT_EQ(made.size(), 1);
    live->shift(5min);
    advanceTo(260s);
    EXPECT_EQ(made, (Made{{u"cue-0-0"_s, -60}, {u"cue-0-0"_s, 240}}));
}

TEST_F(PreparerTest, WhileTheChatIsHeldNothingIsMadeReady)
{
    start(2min);
    live->hold();
    advanceTo(5min);
    EXPECT_TRUE(made.isEmpty());
}

TEST_F(PreparerTest, ACueThatLeavesDoesNotFindItsConnectionWarmedUpAnew)
{
    chat.runSheet.moveTo(CueId(u"cue-1-3"_s), 3s);
    start(5min);
    advanceTo(0s);
    const qsizetype before = client.prepared.size();
    EXPECT_EQ(client.published.size(), 1);
    EXPECT_EQ(before, 2) << "the next one waits until this one has left";
    advanceTo(1s);
    EXPECT_EQ(client.prepared.size(), before + 1);
}
