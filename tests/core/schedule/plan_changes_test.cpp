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
    /// Another text for the same evening: Q1 reworded, Q3 new, no Q2.
    static Plan pasted()
    {
        Plan plan;
        plan.questions = {{1, u"Other words?"_s}, {3, u"A new one?"_s}};
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
    EXPECT_EQ(after.runSheet.cues().first(), existing.runSheet.cues().first())
        << "the text has no welcome: the host's stays";
    EXPECT_EQ(after.runSheet.size(), 5);
    EXPECT_EQ(after.runSheet.cues().last().kind, CueKind::WrapUp);
    EXPECT_EQ(after.start, existing.start);
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
    EXPECT_FALSE(has(What::Removed, u"Wrap"_s));
    EXPECT_FALSE(has(What::Reworded, u"Hi"_s));
    EXPECT_TRUE(planChanges(existing, existing).isEmpty());
}

TEST_F(PlanChangesTest, MoreQuestionsPushWhatFollowsThemBack)
{
    Plan plan;
    for (int number = 1; number <= 6; ++number)
        plan.questions.append({number, u"Question %1?"_s.arg(number)});
    plan.wrapUp = u"That was it."_s;
    const Chat after = withPlan(existing, plan);
    EXPECT_EQ(after.runSheet.cues().last().kind, CueKind::WrapUp);
    EXPECT_EQ(after.runSheet.cues().last().text, u"That was it.");
    EXPECT_EQ(after.runSheet.question(6)->offset, existing.firstQuestion + 5 * existing.interval);
    EXPECT_GT(after.runSheet.cues().last().offset, after.runSheet.question(6)->offset);
}

TEST_F(PlanChangesTest, AMovedPostIsSaidToBeMoved)
{
    Chat after = existing;
    after.runSheet.moveTo(CueId(u"q2"_s), 20min);
    EXPECT_EQ(planChanges(existing, after).first().what, What::Moved);
}
