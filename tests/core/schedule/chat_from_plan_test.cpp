// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_parser.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A Wednesday, noon in New York.
const Instant now = fromDateTime(QDateTime(QDate(2026, 11, 25), QTime(17, 0), QTimeZone::utc()));

Plan fiveQuestions()
{
    Plan plan;
    plan.title = u"Small habits"_s;
    plan.hosts = QStringList{u"Ann"_s, u"@bo"_s};
    plan.hashtag = Hashtag::fromText(u"EveningChat"_s);
    plan.recurrence = u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s;
    plan.weekday = 1;
    plan.time = QTime(20, 30);
    plan.zone = "America/New_York";
    for (int number = 1; number <= 5; ++number)
        plan.questions.append({number, u"What about %1?"_s.arg(number)});
    return plan;
}

Chat chatOf(const Plan &plan)
{
    return chatFromPlan(plan, ChatSettings(), now, "Europe/Berlin");
}

QList<int> minutesOf(const RunSheet &sheet)
{
    QList<int> minutes;
    for (const Cue &cue : sheet.cues())
        minutes.append(int(cue.offset.count() / 60));
    return minutes;
}

}  // namespace

TEST(ChatFromPlanTest, FiveQuestionsMakeNineCues)
{
    const Chat chat = chatOf(fiveQuestions());

    EXPECT_EQ(minutesOf(chat.runSheet), QList<int>({0, 3, 8, 17, 26, 35, 44, 53, 58}));
    EXPECT_EQ(chat.runSheet.cues().constFirst().kind, CueKind::Welcome);
    EXPECT_EQ(chat.runSheet.cues().at(1).kind, CueKind::Introduction);
    EXPECT_EQ(chat.runSheet.cues().at(7).kind, CueKind::WrapUp);
    EXPECT_EQ(chat.runSheet.cues().at(8).kind, CueKind::NextChat);
    EXPECT_EQ(chat.runSheet.question(3)->text, u"What about 3?"_s);
}

TEST(ChatFromPlanTest, FillsTheStandingTextsIn)
{
    const Chat chat = chatOf(fiveQuestions());

    EXPECT_EQ(chat.runSheet.cues().constFirst().text,
              u"Welcome to #EveningChat! Tonight: Small habits. Your hosts: Ann & @bo."_s);
    EXPECT_EQ(chat.runSheet.cues().constLast().text,
              u"See you at the next #EveningChat: Mon 14 Dec, 20:30 ET."_s);
}

TEST(ChatFromPlanTest, SaysNothingAboutWhatNobodyKnows)
{
    Plan plan = fiveQuestions();
    plan.title.clear();
    plan.hosts.clear();
    plan.recurrence.clear();

    const Chat chat = chatOf(plan);

    EXPECT_EQ(chat.runSheet.cues().constFirst().text, u"Welcome to #EveningChat!"_s);
    EXPECT_EQ(chat.runSheet.cues().constLast().text, u"See you at the next #EveningChat."_s);
}

TEST(ChatFromPlanTest, PutsNoFullStopBehindATitleThatAsks)
{
    Plan plan = fiveQuestions();
    plan.title = u"Homework, why?"_s;
    EXPECT_EQ(chatOf(plan).runSheet.cues().constFirst().text,
              u"Welcome to #EveningChat! Tonight: Homework, why? Your hosts: Ann & @bo."_s);
}

TEST(ChatFromPlanTest, LeavesNoHoleInAPostWhereEvenTheTagIsUnknown)
{
    Plan plan;
    plan.questions = fiveQuestions().questions;

    const Chat chat = chatOf(plan);

    EXPECT_EQ(chat.runSheet.cues().constFirst().text, u"Welcome!"_s);
    EXPECT_EQ(chat.runSheet.cues().constLast().text, u"See you next time!"_s);
}

TEST(ChatFromPlanTest, TakesThePostsThatThePlanHas)
{
    Plan plan = fiveQuestions();
    plan.welcome = u"Good evening, everyone."_s;

    EXPECT_EQ(chatOf(plan).runSheet.cues().constFirst().text, u"Good evening, everyone."_s);
}

TEST(ChatFromPlanTest, ChoosesTheNextMonday)
{
    const Chat chat = chatOf(fiveQuestions());

    EXPECT_EQ(chat.start.date, QDate(2026, 11, 30));
    EXPECT_EQ(chat.start.kind(), ZonedTime::Kind::Once);
}

TEST(ChatFromPlanTest, ChoosesTodayOnlyBeforeTheHour)
{
    Plan plan = fiveQuestions();
    plan.recurrence.clear();
    plan.weekday = 3;
    EXPECT_EQ(chatOf(plan).start.date, QDate(2026, 11, 25));

    plan.time = QTime(11, 59);
    EXPECT_EQ(chatOf(plan).start.date, QDate(2026, 12, 2));
}

TEST(ChatFromPlanTest, TakesTheNextSuchDayWhereTheYearIsMissing)
{
    Plan plan = fiveQuestions();
    plan.recurrence.clear();
    plan.weekday = 0;
    plan.month = 2;
    plan.dayOfMonth = 3;

    EXPECT_EQ(chatOf(plan).start.date, QDate(2027, 2, 3));
}

TEST(ChatFromPlanTest, LeavesTheDateOpenWhereNothingTellsIt)
{
    Plan plan = fiveQuestions();
    plan.recurrence.clear();
    plan.weekday = 0;
    plan.zone.clear();

    const Chat chat = chatOf(plan);

    EXPECT_FALSE(chat.start.date.isValid());
    EXPECT_EQ(chat.start.zone, "Europe/Berlin");
    EXPECT_EQ(chat.runSheet.size(), 9);
}

TEST(ChatFromPlanTest, TakesTheLettersOfTheLabels)
{
    Plan plan = fiveQuestions();
    plan.questionLetter = u"F"_s;

    EXPECT_EQ(chatOf(plan).settings.questionLetter, u"F"_s);
    EXPECT_EQ(chatOf(plan).settings.answerLetter, u"A"_s);
}
