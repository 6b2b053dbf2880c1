// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_parser.h"

#include <gtest/gtest.h>

#include <QFile>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QString sourceDir = QStringLiteral(MODERATO_SOURCE_DIR);

Plan planOf(const QString &path)
{
    const Result<Plan> plan = readPlan(path);
    EXPECT_TRUE(plan.has_value()) << qPrintable(path);
    return plan.value_or(Plan());
}

}  // namespace

TEST(PlanParserTest, ReadsTheRecapOfTheChatItIsModelledOn)
{
    const QString path = sourceDir + u"/../shared/testdata/plans/safespaceconvos.txt"_s;
    if (!QFile::exists(path))
        GTEST_SKIP() << "skipped: no shared test data beside this repository";

    const Plan plan = planOf(path);

    EXPECT_EQ(plan.title, u"Using Twitter for Professional Development"_s);
    EXPECT_EQ(plan.hosts, QStringList({u"Vivett Dukes"_s, u"Clint Whitten"_s}));
    ASSERT_TRUE(plan.hashtag.has_value());
    EXPECT_EQ(plan.hashtag->withSign(), u"#SafeSpaceConvos"_s);
    EXPECT_EQ(plan.weekday, 1);
    EXPECT_FALSE(plan.date.isValid());
    EXPECT_EQ(plan.time, QTime(20, 30));
    EXPECT_EQ(plan.zone, "America/New_York");
    EXPECT_EQ(plan.recurrence, u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s);
    EXPECT_TRUE(plan.standingParagraph.startsWith(u"#SafeSpaceConvos is a Twitter chat led by"));
    ASSERT_EQ(plan.questions.size(), 5);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(plan.questions.at(i).number, i + 1);
    EXPECT_EQ(plan.questions.at(3).text,
              u"Twitter can also allow us to share celebration stories of humans. How have you or "
              u"how have you seen people use Twitter as a form of celebration?"_s);
}

TEST(PlanParserTest, ReadsTheBundledPlanOfTheRehearsal)
{
    const Plan plan = planOf(sourceDir + u"/resources/rehearsal/plan.md"_s);

    EXPECT_EQ(plan.title, u"Learning together online"_s);
    EXPECT_EQ(plan.hosts, QStringList({u"Practice Host"_s, u"Practice Co-host"_s}));
    EXPECT_EQ(plan.hashtag, Hashtag::fromText(u"ModeratoPractice"_s));
    EXPECT_EQ(plan.recurrence, u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s);
    EXPECT_EQ(plan.time, QTime(20, 30));
    EXPECT_EQ(plan.zone, "America/New_York");
    ASSERT_EQ(plan.questions.size(), 5);
    EXPECT_EQ(plan.questions.constFirst().text,
              u"Think of a time when you learned something online with people you had never met. "
              u"What made you stay long enough to really learn it?"_s);
    EXPECT_TRUE(plan.standingParagraph.endsWith(u"nothing in it leaves this computer."));
}
