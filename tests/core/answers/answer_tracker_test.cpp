// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <chrono>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const Instant start = instantFromMs(1'800'000'000'000);

class AnswerTrackerTest : public testing::Test {
protected:
    AnswerTrackerTest()
    {
        tracker.setSettings(ChatSettings(), {u"host@social.example"_s});
        tracker.setQuestions({1, 2, 3});
        tracker.addQuestionPost(question.id, 1, start);
    }
    static Post reply(const QString &id, const Post &parent, const QString &text,
                      const QString &by = u"bob"_s)
    {
        Post post = tests::aPost(id, text, by, start + 60s);
        post.replyTo = parent.id;
        return post;
    }

    AnswerTracker tracker;
    Post question = tests::aPost(u"q1"_s, u"Q1: What helps? #OurChat"_s, u"host"_s, start);
    Post answer = tests::aPost(u"a"_s, u"A1: Patience #OurChat"_s, u"ann"_s, start + 30s);
};

TEST_F(AnswerTrackerTest, TalkBelowAnAnswerCarriesItsQuestionAndIsNotCounted)
{
    const Post talk = reply(u"b"_s, answer, u"So true!"_s);
    const Post deeper = reply(u"c"_s, talk, u"Yes, indeed"_s, u"cat"_s);
    tracker.assign({answer, talk, deeper});
    EXPECT_EQ(tracker.match(deeper.id).kind, PostKind::SideTalk);
    EXPECT_EQ(tracker.match(deeper.id).questions, QList<int>{1});
    EXPECT_EQ(tracker.tally(1).answers, 1);
}

TEST_F(AnswerTrackerTest, AParentThatComesLaterFilesTheTalkBelowIt)
{
    const Post talk = reply(u"b"_s, answer, u"So true!"_s);
    const Post deeper = reply(u"c"_s, talk, u"Yes, indeed"_s, u"cat"_s);
    tracker.assign({deeper});
    tracker.assign({talk});
    EXPECT_TRUE(tracker.match(deeper.id).questions.isEmpty());
    tracker.assign({answer});
    EXPECT_EQ(tracker.match(deeper.id).questions, QList<int>{1});
}

TEST_F(AnswerTrackerTest, AnEditRunsTheRulesAgain)
{
    tracker.assign({answer});
    answer.text = u"A2: Patience"_s;
    tracker.addQuestionPost(PostId(u"x:q2"_s), 2, start + 10s);
    tracker.assign({answer});
    EXPECT_EQ(tracker.tally(1).answers, 0);
    EXPECT_EQ(tracker.tally(1).people, 0);
    EXPECT_EQ(tracker.answersTo(2), QList<PostId>{answer.id});
}

TEST_F(AnswerTrackerTest, ADeletionLeavesTheCounts)
{
    tracker.assign({answer});
    tracker.remove(answer.id);
    EXPECT_EQ(tracker.tally(1).answers, 0);
    EXPECT_EQ(tracker.tally(1).people, 0);
    EXPECT_EQ(tracker.match(answer.id), AnswerMatch());
}

TEST_F(AnswerTrackerTest, AHostsWordWinsOverEditsAndCanBeTakenBack)
{
    tracker.assign({answer});
    tracker.setByHost(answer.id, 3);
    answer.text = u"A2: Patience"_s;
    tracker.assign({answer});
    EXPECT_EQ(tracker.match(answer.id),
              (AnswerMatch{PostKind::Answer, {3}, Basis::Host, Confidence::Sure}));
    tracker.setByHost(answer.id, std::nullopt);
    EXPECT_EQ(tracker.match(answer.id).questions, QList<int>{2});
    EXPECT_EQ(tracker.match(answer.id).basis, Basis::Label);
}

TEST_F(AnswerTrackerTest, AHostsWordThatIsReadFromStorageBeforeThePostHoldsForIt)
{
    tracker.setByHost(answer.id, -1);
    tracker.assign({answer});
    EXPECT_EQ(tracker.match(answer.id).basis, Basis::Host);
    EXPECT_EQ(tracker.tally(1).answers, 0);
}

TEST_F(AnswerTrackerTest, RepliesToAQuestionThatAHostAskedByHandAreItsAnswers)
{
    const Post asked = tests::aPost(u"h"_s, u"Q2: And what else?"_s, u"host"_s, start + 20s);
    const Post said = reply(u"b"_s, asked, u"Quiet mornings with the door closed"_s);
    tracker.assign({said, asked});
    EXPECT_EQ(tracker.match(said.id),
              (AnswerMatch{PostKind::Answer, {2}, Basis::Reply, Confidence::Likely}));
}

TEST_F(AnswerTrackerTest, SaysWhichLettersTheHostsQuestionsUse)
{
    EXPECT_EQ(tracker.conventionSeen(), std::nullopt);
    question.text = u"P1: ¿Qué ayuda?"_s;
    tracker.assign({question, answer});
    EXPECT_EQ(tracker.conventionSeen(), (Convention{u"P"_s, u"R"_s}));
}

TEST_F(AnswerTrackerTest, AHostWhoAsksForIntroductionsInOwnWordsIsUnderstood)
{
    const Post person = tests::aPost(u"p"_s, u"Bo, Malmö 🇸🇪 #OurChat"_s, u"bo"_s, start - 60s);
    const Post asks = tests::aPost(u"h"_s, u"Welcome! Please introduce yourselves #OurChat"_s,
                                   u"host"_s, start - 120s);
    Post below = reply(u"r"_s, asks, u"Cy from Perth"_s, u"cy"_s);
    below.created = start - 30s;
    tracker.assign({below, person});
    EXPECT_EQ(tracker.match(person.id).kind, PostKind::Chatter);
    tracker.assign({asks});
    EXPECT_EQ(tracker.match(person.id).kind, PostKind::Introduction);
    EXPECT_EQ(tracker.match(below.id).kind, PostKind::Introduction);
    tracker.remove(asks.id);
    EXPECT_EQ(tracker.match(person.id).kind, PostKind::Chatter);
    EXPECT_EQ(tracker.tally(1).answers, 0);
}

TEST_F(AnswerTrackerTest, PeopleAreAskedWhoTheyAreInManyWords)
{
    for (const QString &words :
         {u"Tell us who you are and where you teach!"_s, u"Stellt euch bitte kurz vor."_s,
          u"¿Quiénes sois?"_s, u"Roll call! Say hello below."_s}) {
        AnswerTracker fresh;
        fresh.setSettings(ChatSettings(), {u"host@social.example"_s});
        fresh.setQuestions({1});
        fresh.addQuestionPost(question.id, 1, start + 120s);
        const Post asks = tests::aPost(u"h"_s, words, u"host"_s, start);
        const Post person =
            tests::aPost(u"p"_s, u"Good evening! Ines, gardener."_s, u"ines"_s, start + 30s);
        fresh.assign({asks, person});
        EXPECT_EQ(fresh.match(person.id),
                  (AnswerMatch{PostKind::Introduction, {}, Basis::None, Confidence::Sure}))
            << words.toStdString();
    }
}

TEST_F(AnswerTrackerTest, HostsAreKnownByHandleWithOrWithoutSignAndByTheirWholeName)
{
    tracker.setSettings(ChatSettings(), {u"@Gwen"_s, u"Zoe Palmer"_s});
    const auto asked = [this](const QString &id, const QString &handle, const QString &name) {
        Post post = tests::aPost(id, u"Q2: And then? #OurChat"_s, u"somebody"_s, start);
        post.author.handle = handle;
        post.author.name = name;
        tracker.assign({post});
        return tracker.match(post.id).kind;
    };
    EXPECT_EQ(asked(u"h1"_s, u"gwen"_s, u"G."_s), PostKind::Question);
    EXPECT_EQ(asked(u"h2"_s, u"zp@school.example"_s, u"Zoe Palmer"_s), PostKind::Question);
    EXPECT_NE(asked(u"h3"_s, u"zoe"_s, u"Zoe"_s), PostKind::Question) << "half a name";
}

TEST_F(AnswerTrackerTest, ARingOfRepliesEnds)
{
    Post first = tests::aPost(u"r1"_s, u"One"_s);
    Post second = reply(u"r2"_s, first, u"Two"_s);
    first.replyTo = second.id;
    tracker.assign({first, second, first});
    EXPECT_EQ(tracker.tally(1).answers, 0);
}

TEST_F(AnswerTrackerTest, AnAnswerAfterTheNextQuestionIsLate)
{
    tracker.addQuestionPost(PostId(u"x:q2"_s), 2, start + 10s);
    tracker.assign({answer});
    EXPECT_TRUE(tracker.isLate(answer.id));
}

}  // namespace
