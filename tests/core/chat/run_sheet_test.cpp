// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/run_sheet.h"
#include "tests/support/builders.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <random>

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

TEST_F(RunSheetTest, WhateverIsDoneTimesNeverRunBackwardsAndLocksStay)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(testing::Message() << "MODERATO_SEED=" << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 500; ++round) {
        RunSheet changed = sheet;
        for (int step = 0; step < 20; ++step) {
            const CueId id = changed.cues().at(int(random() % changed.size())).id;
            QMap<CueId, Seconds> locked;
            for (const Cue &cue : changed.cues()) {
                if (cue.locked)
                    locked.insert(cue.id, cue.offset);
            }
            switch (random() % 5) {
            case 0:
                changed.moveTo(id, Minutes(int(random() % 60)));
                locked.remove(id);  // a host may move what is locked
                break;
            case 1:
                changed.setLocked(id, random() % 2);
                break;
            case 2:
                changed.spread(Minutes(int(random() % 20)), Minutes(1 + int(random() % 12)));
                break;
            case 3:
                changed.insert(int(random() % (changed.size() + 1)),
                               tests::aQuestion(100 + round * 20 + step, int(random() % 60)));
                break;
            case 4:
                if (changed.size() > 2)
                    changed.remove(id);
                break;
            }
            for (qsizetype i = 1; i < changed.size(); ++i)
                ASSERT_LE(changed.cues().at(i - 1).offset, changed.cues().at(i).offset);
            for (auto it = locked.begin(); it != locked.end(); ++it) {
                if (const Cue *cue = changed.find(it.key())) {
                    ASSERT_EQ(cue->offset, it.value());
                }
            }
        }
    }
}
