// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as hosts paste them, in tests/data/plans: each beside what a careful reader would take
// from it. What a text does not say with certainty is null there, and must stay open here.
#include "core/schedule/plan_json.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QJsonDocument>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject read(const QString &text)
{
    const Plan plan = parsePlan(text);
    const Instant now = tests::mondayEvening().instant();
    return planAsJson(plan, chatFromPlan(plan, {}, now, "Europe/Berlin"), {}, {});
}

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{u"value"_s, value}}).toJson(QJsonDocument::Compact));
}

}  // namespace

TEST(PlanCorpus, EveryTextIsReadAsACarefulReaderReadsIt)
{
    const QDir folder(QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/plans"));
    int texts = 0;
    for (const QFileInfo &info : folder.entryInfoList({u"*.expected.json"_s}, QDir::Files)) {
        const QString name = info.fileName().section(u'.', 0, 0);
        SCOPED_TRACE(name.toStdString());
        QString text;
        for (const QString &ending : {u"txt"_s, u"md"_s, u"html"_s})
            text += QString::fromUtf8(contentOf(folder.filePath(name + u'.' + ending)));
        ASSERT_FALSE(text.isEmpty());
        const QJsonObject expected = QJsonDocument::fromJson(contentOf(info.filePath())).object();
        const QJsonObject got = read(text);
        for (auto field = expected.begin(); field != expected.end(); ++field)
            EXPECT_EQ(shown(got[field.key()]), shown(field.value())) << field.key().toStdString();
        ++texts;
    }
    EXPECT_GE(texts, 50);
}

/// Nothing that is pasted hangs or crashes the reader; how fast it is, tests/bench measures.
TEST(PlanCorpus, AnyTextGivesAPlan)
{
    const QStringList odd{QString(),
                          QString(1'000'000, u'Q'),
                          QString(u"Q1 "_s).repeated(300'000),
                          QString(u"Q1: a?\n"_s).repeated(100'000),
                          QString(u"<div>"_s).repeated(100'000) + u"Q1: inside?"_s,
                          QString(u"<!-- "_s).repeated(100'000),
                          QString(u"#tag "_s).repeated(200'000),
                          QString(u"Host: Ann, "_s).repeated(100'000),
                          QString(u"| "_s).repeated(500'000),
                          QString(u"("_s).repeated(500'000),
                          QString(u"8pm ET "_s).repeated(100'000),
                          QString(u"every Monday and "_s).repeated(50'000),
                          QString(QChar(0)).repeated(1000) + u"Q1: zero?"_s,
                          QString(QChar(0xD800)).repeated(1000),
                          u"\u202E\u2066 Q1: Which way?"_s};
    for (const QString &text : odd)
        parsePlan(text);
}
