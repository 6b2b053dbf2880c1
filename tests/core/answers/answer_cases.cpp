// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/answers/answer_cases.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <gtest/gtest.h>

namespace tests {

namespace {

using namespace core;
using namespace Qt::StringLiterals;

QList<QJsonObject> linesOf(const QString &name)
{
    QFile file(name);
    QList<QJsonObject> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
        EXPECT_EQ(error.error, QJsonParseError::NoError) << line.constData();
        lines.append(object);
    }
    return lines;
}

QList<int> numbersOf(const QJsonValue &value)
{
    QList<int> numbers;
    for (const QJsonValue &number : value.toArray())
        numbers.append(number.toInt());
    return numbers;
}

/// "Q1: What …? #OurChat" as it stands in a plan.
QString plannedText(QString text)
{
    const qsizetype letter = 1;
    qsizetype start = letter;
    while (start < text.size() && text[start].isDigit())
        ++start;
    if (start == letter || !text[0].isLetter())
        start = 0;
    text = text.mid(start);
    return text.remove(u"#OurChat"_s);
}

/// What the whole file says about the plans, one per pair of letters.
struct Plans {
    QSet<int> numbers;
    QHash<QString, QHash<QString, int>> keys;

    void learn(const QJsonObject &line)
    {
        const QJsonObject plan = line[u"plan"].toObject();
        for (auto it = plan.begin(); it != plan.end(); ++it) {
            keys[line[u"conv"].toString(u"QA"_s)].insert(questionKey(it->toString()),
                                                         it.key().toInt());
            numbers.insert(it.key().toInt());
        }
        const QJsonObject expect = line[u"expect"].toObject();
        for (const int number : numbersOf(expect[u"q"]))
            numbers.insert(number);
        if (line[u"by"] == u"host"_s && expect[u"kind"] == u"question"_s)
            keys[line[u"conv"].toString()].insert(
                questionKey(plannedText(line[u"text"].toString())),
                expect[u"q"].toArray().first().toInt());
    }
};

/// "Q3", "own A3", "A1 by p2"
void setParent(MatchContext &context, const QString &parent)
{
    if (parent.isEmpty())
        return;
    const QStringList words = parent.split(u' ');
    const QString label = words.value(words.first() == u"own"_s ? 1 : 0);
    const int number = label.mid(1).toInt();
    if (words.size() == 1) {
        context.parentIsQuestion = true;
        context.parentQuestions = {number};
        return;
    }
    context.parent = AnswerMatch{PostKind::Answer, {number}, Basis::Label, Confidence::Sure};
    if (words.first() == u"own"_s)
        context.ownThread = context.parent;
}

AnswerCase caseOf(const QJsonObject &line, const Plans &plans)
{
    AnswerCase out;
    const QJsonObject expect = line[u"expect"].toObject();
    const QString letters = line[u"conv"].toString();
    out.name = line[u"id"].toString();
    out.post.text = line[u"text"].toString();
    out.context.questionLetter = letters.left(1);
    out.context.answerLetter = letters.mid(1, 1);
    out.context.planned = plans.numbers.values();
    out.context.questionKeys = plans.keys.value(letters);
    out.context.byHost = line[u"by"] != u"p"_s;
    out.context.beforeFirst = out.context.introducing = line[u"live"] == u"intro"_s;
    if (line[u"live"].isDouble())
        out.context.live = line[u"live"].toInt();
    setParent(out.context, line[u"reply"].toString());
    if (out.context.parent || out.context.parentIsQuestion)
        out.post.replyTo = PostId(u"x:parent"_s);
    if (const QString quoted = line[u"quote"].toString(); !quoted.isEmpty()) {
        out.context.quotesQuestion = true;
        out.context.quotedQuestions = {quoted.mid(1).toInt()};
    }
    out.context.knowsThread = line[u"thread"].toBool();
    out.kind = expect[u"kind"].toString();
    out.questions = numbersOf(expect[u"q"]);
    out.confidence = expect[u"conf"].toString();
    out.why = line[u"why"].toString();
    return out;
}

}  // namespace

QList<AnswerCase> answerCases(const QString &file)
{
    const QList<QJsonObject> lines = linesOf(file);
    Plans plans;
    for (const QJsonObject &line : lines)
        plans.learn(line);
    QList<AnswerCase> cases;
    for (const QJsonObject &line : lines) {
        if (line.contains(u"expect"))
            cases.append(caseOf(line, plans));
    }
    return cases;
}

}  // namespace tests
