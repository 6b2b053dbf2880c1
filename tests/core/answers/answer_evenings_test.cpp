// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"
#include "tests/core/answers/answer_cases.h"
#include "tests/core/answers/evening.h"
#include "tests/support/seed.h"

#include <QDir>
#include <QJsonArray>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

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
    return described(core::wordFor(match.kind), numbers, core::wordFor(match.confidence));
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
    const QString kind = line[u"kind"] == any ? any : core::wordFor(match.kind);
    const QString basis = line.contains(u"basis") ? core::wordFor(match.basis) : any;
    return described(kind, numbers, core::wordFor(match.confidence)) + ' ' + basis.toStdString();
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
    const quint32 seed = tests::seed();
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
            EXPECT_EQ(inOrder.tally(1), other.tally(1));
        }
    }
}

}  // namespace
