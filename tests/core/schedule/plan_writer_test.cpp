// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_writer.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Ids belong to this computer; two plans are the same without them.
Chat withoutIds(Chat chat)
{
    QList<Cue> cues;
    for (Cue cue : chat.runSheet.cues()) {
        cue.id = {};
        cues.append(cue);
    }
    chat.runSheet = RunSheet(cues);
    chat.id = {};
    chat.accounts.clear();
    chat.stage = ChatStage::Draft;
    return chat;
}

void expectSame(const Chat &chat)
{
    const std::optional<Chat> read = readWrittenPlan(writePlan(chat));
    ASSERT_TRUE(read);
    EXPECT_TRUE(withoutIds(*read) == withoutIds(chat)) << writePlan(chat).toStdString();
    EXPECT_EQ(writePlan(*read), writePlan(chat));
}

/// Texts as people and strangers write them, with everything that the format itself uses.
QString someText()
{
    static const QStringList parts{u"words"_s,
                                   u" "_s,
                                   u"\n"_s,
                                   u"\r"_s,
                                   u"\\"_s,
                                   u"; "_s,
                                   u";"_s,
                                   u"> "_s,
                                   u"## Question 1 +08:00"_s,
                                   u"- Mode: armed"_s,
                                   u"<!-- Moderato plan 1 -->"_s,
                                   u"👩‍🏫"_s,
                                   u"\u202E"_s,
                                   u"é"_s,
                                   u": "_s,
                                   u"\\n"_s,
                                   u"#Tag"_s,
                                   u"\n\n"_s};
    QString text;
    for (const int part :
         *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(parts.size()))))
        text += parts.at(part);
    return text;
}

Cue someCue(int minute)
{
    Cue cue{.id = CueId::fresh(),
            .kind = CueKind(*rc::gen::inRange(0, 6)),
            .text = someText(),
            .offset = Minutes(minute) + Seconds(*rc::gen::inRange(0, 60)),
            .locked = *rc::gen::arbitrary<bool>(),
            .mode = CueMode(*rc::gen::inRange(0, 3))};
    if (cue.isQuestion()) {
        cue.number = *rc::gen::inRange(0, 12);
        cue.language = *rc::gen::arbitrary<bool>() ? u"es"_s : QString();
    }
    if (*rc::gen::arbitrary<bool>())
        cue.variants.insert(NetworkId(u"x"_s), someText());
    if (*rc::gen::arbitrary<bool>())
        cue.warning = someText();
    for (int count = *rc::gen::inRange(0, 3); count > 0; --count)
        cue.pictures.append({.file = u"/a; b/"_s + someText(),
                             .type = u"image/png"_s,
                             .bytes = *rc::gen::inRange(0, 100'000),
                             .size = {*rc::gen::inRange(1, 4000), 3},
                             .description = someText(),
                             .focus = {0.25, -0.5}});
    return cue;
}

}  // namespace

TEST(PlanWriterTest, APlanReadsBackIdentically)
{
    expectSame(tests::aChat());
    expectSame(Chat{});
}

TEST(PlanWriterTest, ReadAsAPlanItIsTheSameChatToTheLastDetail)
{
    Chat chat = tests::aChat();
    chat.runSheet.setLocked(CueId(u"q1"_s), true);
    Plan plan = parsePlan(writePlan(chat));
    EXPECT_EQ(plan.questions.size(), 2);
    const Instant now = chat.startInstant();
    EXPECT_TRUE(withoutIds(chatFromPlan(plan, {}, now, "UTC")) == withoutIds(chat));
    plan.questions[1].text = u"A corrected one?"_s;
    const Chat corrected = chatFromPlan(plan, {}, now, "UTC");
    EXPECT_EQ(corrected.runSheet.question(2)->text, u"A corrected one?");
    EXPECT_TRUE(corrected.runSheet.question(1)->locked);
}

TEST(PlanWriterTest, AnyOtherTextIsLeftToTheReaderOfTexts)
{
    EXPECT_FALSE(readWrittenPlan(u""_s));
    EXPECT_FALSE(readWrittenPlan(u"# Title\nQ1: What?"_s));
}

TEST(PlanWriterTest, APersonMayChangeItWithAnEditorOfWindows)
{
    QString text = writePlan(tests::aChat());
    text.replace(u"What do you think?"_s, u"What else?"_s);
    text.replace(u'\n', u"\r\n"_s);
    const std::optional<Chat> read = readWrittenPlan(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->runSheet.question(1)->text, u"What else?");
    EXPECT_EQ(read->start, tests::mondayEvening());
}

RC_GTEST_PROP(PlanWriterProperty, WhateverIsInAPlanItReadsBackIdentically, ())
{
    Chat chat = tests::aChat();
    chat.title = someText();
    chat.hosts = {u"Ada"_s + someText(), u"Ben"_s};
    chat.skippedDates = {QDate(2026, 12, 7)};
    chat.sittings = {QTime(9, 0)};
    chat.settings.standingParagraph = someText();
    chat.settings.welcomeText = someText();
    chat.settings.savedReplies = {u"Welcome; @{name}!"_s, u"x"_s + someText()};
    chat.settings.otherZones = {"Asia/Tokyo", "Europe/Berlin"};
    chat.settings.language = *rc::gen::arbitrary<bool>() ? u"de"_s : QString();
    chat.settings.quietReplies = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        chat.settings.moreServers = {u"hachyderm.io"_s, u"social.example"_s};
    QList<Cue> cues;
    for (int i = 0; i < 6; ++i)
        cues.append(someCue(7 * i));
    chat.runSheet = RunSheet(cues);
    const std::optional<Chat> read = readWrittenPlan(writePlan(chat));
    RC_ASSERT(read.has_value());
    RC_ASSERT(withoutIds(*read) == withoutIds(chat));
}
