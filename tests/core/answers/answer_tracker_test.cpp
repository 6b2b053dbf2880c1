// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"
#include "tests/core/answers/answer_cases.h"
#include "tests/core/answers/evening.h"
#include "tests/support/builders.h"

#include <QDir>
#include <QJsonArray>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

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

std::string described(const QString &kind, const QJsonArray &numbers, const QString &confidence)
{
    QStringList words;
    for (const QJsonValue &number : numbers)
        words.append(QString::number(number.toInt()));
    return u"%1 [%2] %3"_s.arg(kind, words.join(u','), confidence).toStdString();
}

std::string described(const AnswerMatch &match)
{
    QJsonArray numbers;
    for (const int number : match.questions)
        numbers.append(number);
    return described(tests::kindName(match.kind), numbers, tests::confidenceName(match.confidence));
}

/// What a line says of its post; it may leave out the basis.
std::string expected(const QJsonObject &line)
{
    return described(line[u"kind"].toString(), line[u"q"].toArray(), line[u"conf"].toString()) +
           ' ' + line[u"basis"].toString(u"any"_s).toStdString();
}

/// The same of a match, as far as the line says it.
std::string found(const AnswerMatch &match, const QJsonObject &line)
{
    QJsonArray numbers;
    for (const int number : match.questions)
        numbers.append(number);
    const QString any = u"any"_s;
    const QString kind = line[u"kind"] == any ? any : tests::kindName(match.kind);
    const QString basis = line.contains(u"basis") ? tests::basisName(match.basis) : any;
    return described(kind, numbers, tests::confidenceName(match.confidence)) + ' ' +
           basis.toStdString();
}

QStringList eveningFiles()
{
    const QDir folder(QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/answers/evenings"));
    QStringList files;
    for (const QString &name : folder.entryList({u"*.jsonl"_s}))
        files.append(folder.filePath(name));
    return files;
}

TEST(AnswerEveningsTest, AreFiledAsACarefulHostFilesThem)
{
    int posts = 0;
    for (const QString &file : eveningFiles()) {
        const tests::Evening evening(file);
        AnswerTracker tracker;
        evening.prepare(tracker);
        for (const QJsonObject &line : evening.lines())
            tests::Evening::deliver(line, tracker);
        const auto lines = evening.expected();
        for (auto it = lines.begin(); it != lines.end(); ++it, ++posts) {
            EXPECT_EQ(found(tracker.match(it.key()), it.value()), expected(it.value()))
                << QDir(file).dirName().toStdString() << ' ' << it.key().text().toStdString()
                << ": " << it.value()[u"text"].toString().toStdString() << "  ("
                << it.value()[u"trap"].toString().toStdString() << ")";
        }
    }
    EXPECT_GT(posts, 0);
}

/// Edits and deletions keep their place behind the post that they change.
QList<QJsonObject> shuffled(const QList<QJsonObject> &lines, std::mt19937 &random)
{
    QList<QJsonObject> first, later;
    QSet<QString> seen;
    for (const QJsonObject &line : lines) {
        const bool again = line.contains(u"remove") ||
                           (!line.contains(u"asks") && seen.contains(line[u"id"].toString()));
        (again ? later : first).append(line);
        if (line.contains(u"text"))
            seen.insert(line[u"id"].toString());
    }
    std::shuffle(first.begin(), first.end(), random);
    return first + later;
}

TEST(AnswerEveningsTest, AnyOrderOfArrivalFilesEveryPostAlike)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const QString &file : eveningFiles()) {
        const tests::Evening evening(file);
        AnswerTracker inOrder;
        evening.prepare(inOrder);
        for (const QJsonObject &line : evening.lines())
            tests::Evening::deliver(line, inOrder);
        for (int round = 0; round < 20; ++round) {
            AnswerTracker other;
            evening.prepare(other);
            for (const QJsonObject &line : shuffled(evening.lines(), random))
                tests::Evening::deliver(line, other);
            const auto expected = evening.expected();
            for (auto it = expected.begin(); it != expected.end(); ++it)
                EXPECT_EQ(described(inOrder.match(it.key())), described(other.match(it.key())))
                    << it.key().text().toStdString();
            EXPECT_EQ(inOrder.toCheck(), other.toCheck());
            EXPECT_EQ(inOrder.tally(1), other.tally(1));
        }
    }
}

}  // namespace
