// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/run_sheet.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class RunSheetTest : public testing::Test {
protected:
    QList<int> minutes() const
    {
        QList<int> minutes;
        for (const Cue &cue : sheet.cues())
            minutes.append(int(std::chrono::duration_cast<Minutes>(cue.offset).count()));
        return minutes;
    }
    RunSheet sheet = tests::aChat().runSheet;  // 0, 3, 8, 17, 26
};

}  // namespace

TEST_F(RunSheetTest, MovingACueMovesThoseAfterIt)
{
    sheet.moveTo(CueId(u"q1"_s), Minutes(10));
    EXPECT_EQ(minutes(), (QList<int>{0, 3, 10, 19, 28}));
}

TEST_F(RunSheetTest, ACueNeverPassesTheOneBeforeIt)
{
    sheet.moveTo(CueId(u"q2"_s), Minutes(1));
    EXPECT_EQ(minutes().at(3), 8);
}

TEST_F(RunSheetTest, ALockedTimeStays)
{
    sheet.setLocked(CueId(u"q2"_s), true);
    sheet.moveTo(CueId(u"q1"_s), Minutes(30));
    EXPECT_EQ(minutes().at(3), 17);
    EXPECT_LE(minutes().at(2), 17);
}

TEST_F(RunSheetTest, InAnotherOrderTheTextsChangeSeatsAndTheTimesStay)
{
    sheet.reorder(2, 3);
    EXPECT_EQ(sheet.cues().at(2).id, CueId(u"q2"_s));
    EXPECT_EQ(minutes(), (QList<int>{0, 3, 8, 17, 26}));
}

TEST_F(RunSheetTest, NumbersFollowTheOrderAndAQ0StaysQ0)
{
    sheet.insert(2, tests::aQuestion(0, 5));
    sheet.renumber();
    EXPECT_EQ(sheet.cues().at(2).number, 0);
    EXPECT_EQ(sheet.cues().at(3).number, 1);
    EXPECT_EQ(sheet.cues().at(4).number, 2);
}

/// One edit: what, at which cue, by how much. RapidCheck prints the fewest that break the rule.
using Edit = std::tuple<uint8_t, uint8_t, uint8_t>;

RC_GTEST_PROP(RunSheetProperty, WhateverIsDoneTimesNeverRunBackwardsAndLocksStay,
              (const std::vector<Edit> &edits))
{
    RunSheet changed = tests::aChat().runSheet;
    int made = 0;
    for (const auto &[what, which, amount] : edits) {
        const CueId id = changed.cues().at(which % changed.size()).id;
        QMap<CueId, Seconds> locked;
        for (const Cue &cue : changed.cues()) {
            if (cue.locked)
                locked.insert(cue.id, cue.offset);
        }
        switch (what % 5) {
        case 0:
            changed.moveTo(id, Minutes(amount % 60));
            locked.remove(id);  // a host may move what is locked
            break;
        case 1:
            changed.setLocked(id, amount % 2);
            break;
        case 2:
            changed.spread(Minutes(which % 20), Minutes(1 + amount % 12));
            break;
        case 3:
            changed.insert(which % (changed.size() + 1),
                           tests::aQuestion(100 + ++made, amount % 60));
            break;
        case 4:
            if (changed.size() > 2)
                changed.remove(id);
            break;
        }
        for (qsizetype i = 1; i < changed.size(); ++i)
            RC_ASSERT(changed.cues().at(i - 1).offset <= changed.cues().at(i).offset);
        for (auto it = locked.begin(); it != locked.end(); ++it) {
            if (const Cue *cue = changed.find(it.key()))
                RC_ASSERT(cue->offset == it.value());
        }
    }
}

RC_GTEST_PROP(RunSheetProperty, NoCueEverComesBeforeOneThatWasBeforeIt,
              (const std::vector<std::pair<uint8_t, uint8_t>> &moves))
{
    RunSheet changed = tests::aChat().runSheet;
    const RunSheet before = changed;
    for (const auto &[which, minute] : moves)
        changed.moveTo(changed.cues().at(which % changed.size()).id, Minutes(minute));
    for (qsizetype i = 0; i < before.size(); ++i)
        RC_ASSERT(changed.cues().at(i).id == before.cues().at(i).id);
}
