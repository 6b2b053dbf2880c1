// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_changes.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;
using What = PlanChange::What;

namespace {

class PlanChangesTest : public testing::Test {
protected:
    /// The same evening as another text gives it: fresh ids, Q1 reworded, Q3 new, no Q2.
    Chat pasted() const
    {
        Chat plan = existing;
        Cue first = tests::aQuestion(1, 8, u"Other words?"_s);
        Cue third = tests::aQuestion(3, 17, u"A new one?"_s);
        first.id = CueId::fresh();
        third.id = CueId::fresh();
        Cue welcome = existing.runSheet.cues().first();
        welcome.id = CueId::fresh();
        plan.runSheet = RunSheet({welcome, first, third});
        plan.title.clear();
        plan.id = ChatId::fresh();
        return plan;
    }
    Chat existing = tests::aChat();
};

}  // namespace

TEST_F(PlanChangesTest, PostsOfTheSameKindAndNumberStayThemselves)
{
    existing.runSheet.setLocked(CueId(u"q1"_s), true);
    const Chat after = withPlan(existing, pasted());
    EXPECT_EQ(after.id, existing.id);
    EXPECT_EQ(after.title, existing.title) << "the text names none";
    const Cue *first = after.runSheet.find(CueId(u"q1"_s));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->text, u"Other words?");
    EXPECT_TRUE(first->locked);
    EXPECT_TRUE(after.runSheet.find(existing.runSheet.cues().first().id));
    EXPECT_EQ(after.runSheet.size(), 3);
}

TEST_F(PlanChangesTest, EveryChangeIsNamed)
{
    const QList<PlanChange> changes = planChanges(existing, withPlan(existing, pasted()));
    const auto has = [&changes](What what, const QString &label) {
        return std::any_of(changes.begin(), changes.end(), [&](const PlanChange &one) {
            return one.what == what && one.label == label;
        });
    };
    EXPECT_TRUE(has(What::Reworded, u"Q1"_s));
    EXPECT_TRUE(has(What::Added, u"Q3"_s));
    EXPECT_TRUE(has(What::Removed, u"Q2"_s));
    EXPECT_TRUE(has(What::Removed, u"Wrap"_s));
    EXPECT_FALSE(has(What::Reworded, u"Hi"_s));
    EXPECT_TRUE(planChanges(existing, existing).isEmpty());
}

TEST_F(PlanChangesTest, AMovedPostIsSaidToBeMoved)
{
    Chat after = existing;
    after.runSheet.moveTo(CueId(u"q2"_s), 20min);
    EXPECT_EQ(planChanges(existing, after).first().what, What::Moved);
}
