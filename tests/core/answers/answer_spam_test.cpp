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

class AnswerSpamTest : public testing::Test {
protected:
    AnswerSpamTest()
    {
        tracker.setSettings(ChatSettings(), {u"hostess@social.example"_s});
        tracker.setQuestions({1}, {{questionKey(u"How do you earn trust?"_s), 1}});
        tracker.addQuestionPost(PostId(u"x:q1"_s), 1, start);
    }
    PostId says(const QString &by, const QString &text)
    {
        const Post post = tests::aPost(QString::number(++m_posts), text, by, start + 1min);
        tracker.assign({post});
        return post.id;
    }
    bool isSpam(const PostId &id, Confidence confidence) const
    {
        const AnswerMatch match = tracker.match(id);
        return match.kind == PostKind::Spam && match.confidence == confidence;
    }

    const QString news = u"Our news of today are here https://news.example/1 #OurChat"_s;
    AnswerTracker tracker;

private:
    int m_posts = 0;
};

TEST_F(AnswerSpamTest, TheSameTextFromSeveralWhoDoNothingElseIsAWave)
{
    const PostId first = says(u"one"_s, news);
    EXPECT_EQ(tracker.match(first).kind, PostKind::Chatter);
    says(u"two"_s, news);
    EXPECT_TRUE(isSpam(first, Confidence::Check)) << "two may be chance";
    const PostId third = says(u"three"_s, news);
    EXPECT_TRUE(isSpam(first, Confidence::Sure));
    EXPECT_TRUE(isSpam(third, Confidence::Sure));
    EXPECT_EQ(tracker.withoutQuestion(), 0);
}

TEST_F(AnswerSpamTest, OneWhoTakesPartAndSaysTheSameMakesItNoWave)
{
    const PostId first = says(u"one"_s, news);
    says(u"two"_s, news);
    says(u"three"_s, news);
    const PostId answer = says(u"three"_s, u"A1: by listening"_s);
    EXPECT_EQ(tracker.match(first).kind, PostKind::Chatter);
    tracker.remove(answer);
    EXPECT_TRUE(isSpam(first, Confidence::Sure));
}

TEST_F(AnswerSpamTest, OneWhoRepeatsALinkIsAWaveAlone)
{
    const PostId first = says(u"one"_s, news);
    says(u"one"_s, news);
    says(u"one"_s, news);
    EXPECT_TRUE(isSpam(first, Confidence::Sure));
}

TEST_F(AnswerSpamTest, TheHostsWordsMayBeRepeated)
{
    says(u"hostess"_s, news);
    says(u"two"_s, news);
    says(u"three"_s, news);
    EXPECT_EQ(tracker.match(says(u"four"_s, news)).kind, PostKind::Chatter);
}

TEST_F(AnswerSpamTest, AlikeAnswersAndThanksAreNoWave)
{
    for (const QString &by : {u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s, u"six"_s}) {
        EXPECT_EQ(tracker.match(says(by, u"A1: see https://one.example"_s)).kind, PostKind::Answer);
        EXPECT_EQ(tracker.match(says(by, u"Thank you all! #OurChat"_s)).kind, PostKind::Chatter);
    }
}

TEST_F(AnswerSpamTest, AnAdvertUnderALabelIsOnlyToCheck)
{
    EXPECT_TRUE(isSpam(says(u"one"_s, u"A1: Earn bitcoin profit now, DM me https://c.example"_s),
                       Confidence::Check));
    EXPECT_TRUE(isSpam(says(u"two"_s, u"Earn bitcoin profit now, DM me https://c.example"_s),
                       Confidence::Sure));
}

TEST_F(AnswerSpamTest, WordsOfThePlanAndOfThoseWhoWarnAreNoAdvert)
{
    EXPECT_EQ(tracker.match(says(u"one"_s, u"I report that bitcoin bot https://c.example"_s)).kind,
              PostKind::Chatter);
    tracker.setQuestions({1}, {{questionKey(u"Does bitcoin belong in schools, or profit?"_s), 1}});
    EXPECT_EQ(tracker.match(says(u"two"_s, u"My unit on bitcoin profit https://c.example"_s)).kind,
              PostKind::Chatter);
}

TEST_F(AnswerSpamTest, AHostsWordWins)
{
    const PostId id = says(u"one"_s, u"Earn bitcoin profit now, DM me https://c.example"_s);
    tracker.setByHost(id, 1);
    EXPECT_EQ(tracker.match(id).kind, PostKind::Answer);
    tracker.setByHost(id, std::nullopt);
    EXPECT_EQ(tracker.match(id).kind, PostKind::Spam);
}

}  // namespace
