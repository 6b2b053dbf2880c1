// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_checks.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;
using Code = PlanNote::Code;

namespace {

class PlanChecksTest : public testing::Test {
protected:
    PlanChecksTest()
    {
        chat.accounts = {accounts[0].id, accounts[1].id, accounts[2].id};
        chat.runSheet = RunSheet({tests::aQuestion(1, 8, u"What do you read?"_s),
                                  tests::aQuestion(2, 17, u"Where do you read?"_s)});
    }
    QList<PlanNote> notes(const QByteArray &here = "America/New_York") const
    {
        return checkPlan(chat, accounts, chat.startInstant() - 48h, here);
    }
    bool has(Code code, const QByteArray &here = "America/New_York") const
    {
        const QList<PlanNote> all = notes(here);
        return std::any_of(all.begin(), all.end(),
                           [code](const PlanNote &note) { return note.code == code; });
    }
    void change(const std::function<void(Cue &)> &edit)
    {
        Cue cue = *chat.runSheet.question(1);
        edit(cue);
        chat.runSheet.change(cue);
    }
    static Picture picture()
    {
        return {.file = u"/p.png"_s,
                .type = u"image/png"_s,
                .bytes = 1000,
                .size = {640, 480},
                .description = u"A shelf"_s};
    }

    QList<Account> accounts{tests::anAccount(u"x"_s), tests::anAccount(u"mastodon"_s),
                            tests::anAccount(u"bluesky"_s)};
    Chat chat = tests::aChat();
};

}  // namespace

TEST_F(PlanChecksTest, AGoodPlanHasNothingToMend)
{
    for (const PlanNote &note : notes())
        EXPECT_EQ(note.severity, PlanNote::Severity::Good) << int(note.code);
}

TEST_F(PlanChecksTest, ATextThatIsTooLongNamesTheNetworkAndByHowMuch)
{
    change([](Cue &cue) { cue.text = QString(u'a').repeated(400); });
    int tooLong = 0;
    for (const PlanNote &note : notes())
        tooLong += note.code == Code::TooLong;
    EXPECT_EQ(tooLong, 2) << "X and Bluesky, not Mastodon";
    change([](Cue &cue) {
        cue.variants = {{NetworkId(u"x"_s), u"Short?"_s}, {NetworkId(u"bluesky"_s), u"Short?"_s}};
    });
    EXPECT_FALSE(has(Code::TooLong)) << "a text of its own for a network counts there";
}

TEST_F(PlanChecksTest, PicturesNeedADescriptionAndWhatEachNetworkTakes)
{
    change([](Cue &cue) { cue.pictures = {picture()}; });
    EXPECT_FALSE(has(Code::PictureWithoutDescription));
    change([](Cue &cue) { cue.pictures[0].description = u"  "_s; });
    EXPECT_TRUE(has(Code::PictureWithoutDescription));
    EXPECT_FALSE(has(Code::PictureRefused)) << "said once, not for each network";
    change([](Cue &cue) {
        cue.pictures[0] = picture();
        cue.pictures[0].bytes = 3'000'000;
    });
    EXPECT_TRUE(has(Code::PictureRefused)) << "Bluesky takes two megabytes";
}

TEST_F(PlanChecksTest, ALinkOnXIsDear)
{
    EXPECT_FALSE(has(Code::CostlyLink));
    change([](Cue &cue) { cue.text = u"What do you make of example.com/plan?"_s; });
    EXPECT_TRUE(has(Code::CostlyLink));
    accounts.removeFirst();
    chat.accounts.removeFirst();
    EXPECT_FALSE(has(Code::CostlyLink));
}

TEST_F(PlanChecksTest, AnHourAtNightAndASeasonAheadAreSaidForHostsElsewhere)
{
    EXPECT_FALSE(has(Code::NightElsewhere));
    chat.settings.otherZones = {"Europe/Berlin"};
    EXPECT_TRUE(has(Code::NightElsewhere));
    EXPECT_FALSE(has(Code::SeasonChange));
    chat.start.date = QDate(2027, 3, 1);  // New York changes before the next date, Berlin after it
    EXPECT_TRUE(has(Code::SeasonChange));
}

TEST_F(PlanChecksTest, ATagOfSeveralWordsIsReadableInCamelCase)
{
    EXPECT_FALSE(has(Code::HashtagHardToRead));
    chat.hashtag = *Hashtag::fromText(u"#learningtogether"_s);
    chat.title = u"Learning together, again"_s;
    EXPECT_TRUE(has(Code::HashtagHardToRead));
    EXPECT_EQ(readableHashtag(chat).text(), u"LearningTogether");
    chat.title = u"Something else"_s;
    EXPECT_EQ(readableHashtag(chat).text(), u"learningtogether") << "nothing shows its words";
}

TEST_F(PlanChecksTest, AnAccountThatIsNotSignedInIsAProblem)
{
    EXPECT_TRUE(has(Code::AccountsReady));
    accounts.removeLast();
    EXPECT_TRUE(has(Code::SignedOut));
    EXPECT_FALSE(has(Code::AccountsReady));
}

TEST_F(PlanChecksTest, NumbersRiseFromQuestionToQuestion)
{
    EXPECT_FALSE(has(Code::NumbersOutOfOrder));
    change([](Cue &cue) { cue.number = 2; });
    EXPECT_TRUE(has(Code::NumbersOutOfOrder));
}

TEST_F(PlanChecksTest, ADraftWhoseStartHasPassedIsAProblem)
{
    const QList<PlanNote> all = checkPlan(chat, accounts, chat.startInstant() + 1min, "UTC");
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const PlanNote &note) {
        return note.code == Code::StartInThePast;
    }));
}

TEST_F(PlanChecksTest, ABlankTextForANetworkIsNeverPosted)
{
    change([](Cue &cue) { cue.variants = {{NetworkId(u"x"_s), u"  "_s}}; });
    EXPECT_TRUE(postedText(*chat.runSheet.question(1), chat, NetworkId(u"x"_s))
                    .contains(u"What do you read?"_s));
}

TEST_F(PlanChecksTest, ProblemsComeFirst)
{
    chat.hashtag = {};
    chat.settings.otherZones = {"Europe/Berlin"};
    const QList<PlanNote> all = notes();
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const PlanNote &a, const PlanNote &b) {
        return a.severity > b.severity;
    }));
}

TEST_F(PlanChecksTest, AWarningCountsWhereTheNetworkShowsIt)
{
    accounts = {tests::anAccount(u"x"_s), tests::anAccount(u"bluesky"_s)};
    chat.accounts = {accounts[0].id, accounts[1].id};
    change([](Cue &cue) { cue.warning = QString(495, u'w'); });
    EXPECT_FALSE(has(Code::TooLong));
    accounts.append(tests::anAccount(u"mastodon"_s));
    EXPECT_TRUE(has(Code::TooLong));
}
