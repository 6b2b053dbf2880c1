// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the order in which an evening arrives, and however it hangs together.
#include "core/answers/answer_tracker.h"
#include "tests/support/builders.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <random>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const Instant start = instantFromMs(1'800'000'000'000);

/// An evening nobody planned: labels, talk, adverts, quotes and boosts in a random tree, edits,
/// deletions and hosts' words.
class WildEvening {
public:
    explicit WildEvening(quint32 seed) : m_random(seed)
    {
        for (int number = 1; number <= questions; ++number)
            asks(number);
        for (int i = 0; i < posts; ++i)
            writes(i);
    }

    /// The tracker after everything has arrived, in an order of its own.
    void arriveAt(AnswerTracker &tracker, quint32 order) const
    {
        std::mt19937 random(order);
        QList<Step> first = m_first, later = m_later;
        std::shuffle(first.begin(), first.end(), random);
        std::shuffle(later.begin(), later.end(), random);
        tracker.setSettings(ChatSettings(), {u"hostess@social.example"_s});
        tracker.setQuestions({1, 2, 3, 4});
        for (const Step &step : first + later)
            step(tracker);
    }
    const QList<PostId> &ids() const { return m_ids; }

private:
    using Step = std::function<void(AnswerTracker &)>;
    static constexpr int questions = 4;
    static constexpr int posts = 120;

    int upTo(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }

    void asks(int number)
    {
        const PostId id(u"x:q%1"_s.arg(number));
        m_ids.append(id);
        m_first.append([id, number](AnswerTracker &tracker) {
            tracker.addQuestionPost(id, number, start + number * 5min);
        });
    }

    QString words()
    {
        const QStringList texts = {u"A%1: patience and a kettle"_s,
                                   u"A%1 patience"_s,
                                   u"So true!"_s,
                                   u"Patience, and a door that closes"_s,
                                   u"Q%1 is a hard one"_s,
                                   u"For Q%1, patience"_s,
                                   u"Oops, I meant A%1"_s,
                                   u"We print it on A%1 paper"_s,
                                   u"Q%1: And what helps?"_s,
                                   u"Best forex signals, join us https://t.example/%1"_s,
                                   u"Our news of today is here https://news.example/1"_s,
                                   u"How do you do that?"_s,
                                   u"RT @ann: A%1: patience"_s,
                                   u"Bo, year 3, from Malmö"_s,
                                   u"Please introduce yourselves!"_s};
        const QString text = texts[upTo(int(texts.size()))];
        return text.contains(u"%1") ? text.arg(1 + upTo(questions + 1)) : text;
    }

    void writes(int i)
    {
        const QStringList people = {u"ann"_s, u"bob"_s, u"cat"_s, u"dan"_s, u"eve"_s, u"hostess"_s};
        Post post = tests::aPost(u"p%1"_s.arg(i), words(), people[upTo(int(people.size()))],
                                 start + upTo(40) * 1min);
        if (upTo(2) == 0)
            post.replyTo = m_ids[upTo(int(m_ids.size()))];
        if (upTo(8) == 0)
            post.quotes = m_ids[upTo(int(m_ids.size()))];
        if (upTo(12) == 0)
            post.boosts = m_ids[upTo(int(m_ids.size()))];
        m_ids.append(post.id);
        m_first.append([post](AnswerTracker &tracker) { tracker.assign({post}); });
        if (upTo(10) == 0)
            changes(post);
    }

    void changes(Post post)
    {
        const PostId id = post.id;
        switch (upTo(3)) {
        case 0:
            post.text = words();
            m_later.append([post](AnswerTracker &tracker) { tracker.assign({post}); });
            break;
        case 1:
            m_later.append([id](AnswerTracker &tracker) { tracker.remove(id); });
            break;
        default:
            m_first.append([id](AnswerTracker &tracker) { tracker.setByHost(id, 2); });
            if (upTo(2) == 0)
                m_later.append([id](AnswerTracker &tracker) { tracker.setByHost(id, {}); });
        }
    }

    std::mt19937 m_random;
    QList<PostId> m_ids;
    QList<Step> m_first;
    QList<Step> m_later;
};

TEST(AnswerTrackerOrderTest, AnyOrderOfArrivalEndsAlike)
{
    constexpr int evenings = 40;
    constexpr int orders = 8;
    const quint32 seed = tests::seed();
    SCOPED_TRACE("MODERATO_SEED=" + std::to_string(seed));
    for (int i = 0; i < evenings; ++i) {
        const WildEvening evening(seed + quint32(i));
        AnswerTracker one;
        evening.arriveAt(one, 1);
        for (quint32 order = 2; order < 2 + orders; ++order) {
            AnswerTracker other;
            evening.arriveAt(other, order);
            for (const PostId &id : evening.ids())
                ASSERT_EQ(one.match(id), other.match(id)) << id.text().toStdString();
            ASSERT_EQ(one.withoutQuestion(), other.withoutQuestion());
            for (int question = 1; question <= 4; ++question) {
                ASSERT_EQ(one.tally(question), other.tally(question));
                ASSERT_EQ(one.answersTo(question), other.answersTo(question));
            }
        }
    }
}

TEST(AnswerTrackerOrderTest, CountsAreThoseOfTheMatches)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE("MODERATO_SEED=" + std::to_string(seed));
    const WildEvening evening(seed);
    AnswerTracker tracker;
    evening.arriveAt(tracker, seed);
    int answers = 0;
    for (const PostId &id : evening.ids())
        answers += tracker.match(id).isCounted() && tracker.match(id).questions.contains(2) ? 1 : 0;
    EXPECT_EQ(tracker.tally(2).answers, answers);
}

class DeepThreadTest : public testing::Test {
protected:
    static constexpr int depth = 100'000;

    DeepThreadTest()
    {
        tracker.setQuestions({1, 2});
        tracker.addQuestionPost(PostId(u"x:q1"_s), 1, start);
        tracker.addQuestionPost(PostId(u"x:q2"_s), 2, start + 1s);
        thread.append(tests::aPost(u"0"_s, u"A1: patience"_s, u"ann"_s, start + 1min));
        for (int i = 1; i < depth; ++i) {
            Post post = tests::aPost(QString::number(i), u"So true!"_s,
                                     i % 2 == 0 ? u"ann"_s : u"bob"_s, start + 1min);
            post.replyTo = thread.last().id;
            thread.append(post);
        }
    }

    AnswerTracker tracker;
    QList<Post> thread;
};

TEST_F(DeepThreadTest, CarriesItsQuestionToTheLastReply)
{
    tracker.assign(thread);
    EXPECT_EQ(tracker.match(thread.last().id).kind, PostKind::SideTalk);
    EXPECT_EQ(tracker.match(thread.last().id).questions, QList<int>{1});
}

TEST_F(DeepThreadTest, CarriesItThoughTheAnswerComesLastOrIsEdited)
{
    std::reverse(thread.begin(), thread.end());
    tracker.assign(thread);
    EXPECT_EQ(tracker.match(thread.first().id).questions, QList<int>{1});
    thread.last().text = u"A2: patience"_s;
    tracker.assign({thread.last()});
    EXPECT_EQ(tracker.match(thread.first().id).questions, QList<int>{2});
    tracker.remove(thread.last().id);
    EXPECT_TRUE(tracker.match(thread.first().id).questions.isEmpty());
}

TEST(AnswerTrackerLoopTest, RingsOfRepliesAndQuotesEnd)
{
    AnswerTracker tracker;
    tracker.setQuestions({1});
    QList<Post> ring;
    for (int i = 0; i < 50; ++i) {
        Post post = tests::aPost(QString::number(i), i == 7 ? u"A1: patience"_s : u"So true!"_s,
                                 u"p%1"_s.arg(i), start);
        post.replyTo = PostId(u"mastodon:%1"_s.arg((i + 1) % 50));
        post.quotes = PostId(u"mastodon:%1"_s.arg((i + 17) % 50));
        ring.append(post);
    }
    Post own = tests::aPost(u"own"_s, u"Myself"_s);
    own.replyTo = own.quotes = own.id;
    tracker.assign(ring + QList<Post>{own});
    tracker.assign(ring);
    EXPECT_EQ(tracker.match(ring[7].id).kind, PostKind::Answer);
    EXPECT_EQ(tracker.tally(1).answers, 1);
}

}  // namespace
