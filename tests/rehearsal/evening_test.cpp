// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rehearsal/evening.h"

#include <gtest/gtest.h>

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class EveningTest : public testing::Test {
protected:
    tests::Evening evening;

    /// How often the practice networks hold each cue, worst first: "cue on account: n".
    QStringList wrongCounts() const
    {
        QStringList wrong;
        const auto memory = RehearsalMemory::open(evening.memoryFile());
        for (const Cue &cue : evening.rehearsal->live().chat().runSheet.cues()) {
            for (const Account &account : evening.rehearsal->live().accounts()) {
                const int count = memory->count(cue.id, account.id);
                if (count != 1)
                    wrong.append(
                        u"%1 on %2: %3"_s.arg(cue.text.left(20), account.handle).arg(count));
            }
        }
        return wrong;
    }

    /// By its author: one post of the script is, and may be so just while the program is away.
    bool wasDeleted(const PostId &post)
    {
        for (const Account &account : evening.live().accounts()) {
            const QList<PracticeEvent> past = evening.world().past(account.network);
            const auto isIt = [&post](const PracticeEvent &event) {
                return event.what == PracticeEvent::What::Delete && event.of == post;
            };
            if (std::any_of(past.begin(), past.end(), isIt))
                return true;
        }
        return false;
    }
    QList<PostId> shownPosts()
    {
        QList<PostId> ids;
        for (PostHandle handle = 0; handle < PostHandle(evening.live().posts().count()); ++handle) {
            if (const auto post = evening.live().posts().at(handle))
                ids.append(post->id);
        }
        return ids;
    }
};

int starredOf(const LiveChat &live)
{
    return int(live.marks().starred().size());
}

}  // namespace

TEST_F(EveningTest, FiveQuestionsMakeNineCues)
{
    EXPECT_EQ(evening.plan.runSheet.size(), 9);
    EXPECT_EQ(evening.plan.runSheet.questions().size(), 5);
}

TEST_F(EveningTest, EveryCueGoesOutOnceOnEveryAccountAndEveryQuestionIsAnswered)
{
    evening.start();
    ASSERT_TRUE(evening.playToTheEnd());

    EXPECT_EQ(wrongCounts().join(u'\n').toStdString(), "");
    EXPECT_TRUE(evening.rehearsal->everyCueOnce());
    for (int question = 1; question <= 5; ++question)
        EXPECT_GE(evening.live().answers().tally(question).answers, 10) << "Q" << question;
    EXPECT_GE(starredOf(evening.live()), 10);
    EXPECT_GE(evening.live().people().count(), 35);
    EXPECT_GE(evening.live().people().newcomers(), 3);
    EXPECT_LE(evening.live().people().newcomers(), 10);  // most have been here before
    EXPECT_EQ(evening.live().chat().stage, ChatStage::Ended);
}

TEST_F(EveningTest, TheStreamHasNoHoleWhereTheConnectionWasLost)
{
    evening.start();
    ASSERT_TRUE(evening.playToTheEnd());

    const NetworkId bluesky(u"bluesky"_s);
    EXPECT_GE(evening.live().completeness().reports().value(bluesky).gaps, 1);
    int missing = 0;
    for (const PracticeEvent &event : evening.world().past(bluesky)) {
        if (event.what == PracticeEvent::What::Post)
            missing += evening.live().posts().contains(event.post.id) ? 0 : 1;
    }
    EXPECT_EQ(missing, 0);
}

TEST_F(EveningTest, ADeletedPostIsGoneAndAnEditedOneSaysItsNewWords)
{
    evening.start();
    ASSERT_TRUE(evening.playToTheEnd());

    int deleted = 0;
    int edited = 0;
    for (const Account &account : evening.live().accounts()) {
        for (const PracticeEvent &event : evening.world().past(account.network)) {
            if (event.what == PracticeEvent::What::Delete) {
                ++deleted;
                EXPECT_FALSE(evening.live().posts().find(event.of));
            } else if (event.post.edited) {
                ++edited;
                EXPECT_EQ(evening.live().posts().find(event.post.id)->text, event.post.text);
            }
        }
    }
    EXPECT_GE(deleted, 1);
    EXPECT_GE(edited, 1);
}

TEST_F(EveningTest, TheRecapStandsThereInTheOrderOfTheArticle)
{
    evening.start();
    ASSERT_TRUE(evening.playToTheEnd());

    const QString html = recapHtml(evening.live().recap());
    qsizetype last = 0;
    for (const QString &part : {evening.plan.title, u"Practice Host"_s, u"#ModeratoPractice"_s,
                                u"Questions"_s, u"Highlights"_s, u"<blockquote"_s}) {
        const qsizetype place = html.indexOf(part, last);
        EXPECT_GE(place, last) << qPrintable(part);
        last = std::max(place, last);
    }
    EXPECT_EQ(html.count(u"<blockquote"_s), evening.live().stats().highlights);
    EXPECT_TRUE(html.contains(u"Content-Security-Policy"_s));
    EXPECT_FALSE(html.contains(u"<script"_s));
}

TEST_F(EveningTest, ACrashAtAnyMomentPostsNothingTwiceAndLosesNothingThatWasSaid)
{
    const quint32 seed = testing::UnitTest::GetInstance()->random_seed() != 0
                             ? quint32(testing::UnitTest::GetInstance()->random_seed())
                             : QRandomGenerator::global()->generate();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    QRandomGenerator random(seed);
    evening.start();
    PostId mine;
    for (int crashes = 0; crashes < 20 && !evening.over; ++crashes) {
        evening.play(Milliseconds(1 + random.bounded(4 * 60'000)));
        if (evening.live().posts().count() > 0) {
            const auto handle = PostHandle(random.bounded(int(evening.live().posts().count())));
            if (const auto post = evening.live().posts().at(handle)) {
                mine = post->id;
                evening.live().star(mine, true);
                evening.play(10s);
            }
        }
        if (evening.over)
            break;  // the same command would begin a new evening
        const int starred = starredOf(evening.live());
        const QList<PostId> posts = shownPosts();
        evening.crash();
        evening.start();
        EXPECT_GE(starredOf(evening.live()), starred);
        evening.play(10s);  // what was not on disk yet comes again from the networks
        for (const PostId &post : posts)
            EXPECT_NE(evening.live().posts().contains(post), wasDeleted(post))
                << qPrintable(post.text());
    }
    ASSERT_TRUE(evening.playToTheEnd());
    EXPECT_EQ(wrongCounts().join(u'\n').toStdString(), "");
}

TEST_F(EveningTest, TimeStandsStillWhileTheProgramIsNotRunning)
{
    evening.start();
    evening.play(10min);
    const Instant before = evening.live().clock().now();
    evening.crash();
    evening.clock.advance(24h);
    evening.start();
    EXPECT_LT(evening.live().clock().now() - before, 1min);
}

TEST_F(EveningTest, AfterALongSleepItAsksAndPostsNothingByItself)
{
    evening.start();
    evening.play(5min);
    const qsizetype posted = RehearsalMemory::open(evening.memoryFile())->all().size();
    evening.clock.jump(90s);  // an hour and a half of practice time
    evening.play(1min);
    EXPECT_EQ(RehearsalMemory::open(evening.memoryFile())->all().size(), posted);
    const CueProgress *next = evening.live().schedule().next();
    ASSERT_TRUE(next);
    EXPECT_EQ(next->state, CueProgress::State::Late);

    evening.live().postNow(next->cue);
    evening.play(1min);
    EXPECT_EQ(RehearsalMemory::open(evening.memoryFile())->all().size(), posted + 3);
}

TEST_F(EveningTest, DoesNotEndWhileTheLastPostsAreStillOnTheirWay)
{
    evening.start();
    const CueId last = evening.plan.runSheet.cues().constLast().id;
    while (evening.live().schedule().next()->cue != last)
        evening.play(1min);
    evening.live().hold();
    evening.play(15min);
    ASSERT_TRUE(evening.world().isQuiet());
    evening.live().resume();

    // Twelve seconds go by in one stroke: the run sheet is over, the disk has not answered yet.
    evening.live().postNow(last);
    evening.clock.advance(200ms);
    EXPECT_FALSE(evening.over);

    ASSERT_TRUE(evening.playToTheEnd());
    EXPECT_TRUE(wrongCounts().isEmpty()) << qPrintable(wrongCounts().join(u", "_s));
}

TEST_F(EveningTest, TheSameCommandAfterTheEndBeginsAnew)
{
    evening.start();
    ASSERT_TRUE(evening.playToTheEnd());
    evening.crash();
    evening.over = false;
    evening.start();
    EXPECT_FALSE(evening.rehearsal->isContinued());
    EXPECT_EQ(evening.live().posts().count(), 0);
}
