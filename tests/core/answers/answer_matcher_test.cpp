// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/answers/answer_cases.h"

#include <QDir>

#include <gtest/gtest.h>

#include <chrono>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

std::string described(const QString &kind, const QList<int> &questions, const QString &confidence)
{
    QStringList numbers;
    for (const int number : questions)
        numbers.append(QString::number(number));
    return u"%1 [%2] %3"_s.arg(kind, numbers.join(u','), confidence).toStdString();
}

/// Every line of the file, judged as its host judges.
int judge(const QString &file)
{
    const QList<tests::AnswerCase> cases = tests::answerCases(file);
    for (const tests::AnswerCase &line : cases) {
        const AnswerMatch match = matchAnswer(line.post, line.context);
        const QString kind = line.kind == u"any"_s ? line.kind : core::wordFor(match.kind);
        EXPECT_EQ(described(kind, match.questions, core::wordFor(match.confidence)),
                  described(line.kind, line.questions, line.confidence))
            << line.name.toStdString() << ": " << line.post.text.toStdString() << "  ("
            << line.why.toStdString() << ")";
    }
    return int(cases.size());
}

TEST(AnswerMatcherTest, JudgesTheSharedCasesAsTheirHostsDo)
{
    const QString file =
        QStringLiteral(MODERATO_SOURCE_DIR "/../shared/testdata/answers/cases.jsonl");
    if (!QFile::exists(file))
        GTEST_SKIP() << "skipped: " << file.toStdString() << " is not here";
    EXPECT_GE(judge(file), 131);
}

TEST(AnswerMatcherTest, JudgesOurOwnCasesAsAHostDoes)
{
    const QDir folder(QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/answers"));
    int cases = 0;
    for (const QString &file : folder.entryList({u"*.jsonl"_s}))
        cases += judge(folder.filePath(file));
    EXPECT_GE(cases, 60);
}

}  // namespace
