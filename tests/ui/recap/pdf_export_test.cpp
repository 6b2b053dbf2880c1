// SPDX-License-Identifier: GPL-3.0-or-later
// The PDF as a program reads it that did not write it: poppler's pdftotext and pdfinfo.
#include "core/highlights/plain_words.h"
#include "tests/support/hostile_recap.h"
#include "tests/support/seed.h"
#include "ui/recap/recap_files.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextLayout>
#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class PdfExportTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            return;
        if (qEnvironmentVariableIsSet("MODERATO_REQUIRE_SERVERS"))
            FAIL() << "pdftotext is not installed (poppler-utils)";
        GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    }
    QString write(const Recap &recap)
    {
        const QString file = folder.filePath(u"recap.pdf"_s);
        EXPECT_TRUE(ui::writeRecap(recap, u"pdf"_s, file).has_value());
        return file;
    }
    static QString outputOf(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished(60'000));
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    QString textOf(const Recap &recap) { return outputOf(u"pdftotext"_s, {write(recap), u"-"_s}); }
    static Recap calm(const QString &words, int quotes = 3)
    {
        return tests::recapOf(quotes, [words] { return words; });
    }

    QTemporaryDir folder;
};

/// What a search finds: letters and digits of the scripts that are drawn letter by letter.
QString searchable(const QString &text)
{
    QString letters;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        const bool latin = c.unicode() < 0x250 && c.isLetterOrNumber();
        if (latin || (c.unicode() >= 0x3040 && c.unicode() < 0xA000))
            letters += c;
    }
    return letters;
}

}  // namespace

TEST_F(PdfExportTest, WordsCanBeSearchedWithoutLigaturesAndInEveryScript)
{
    const QString text = textOf(calm(u"The first office offers flowers. 図書館で学ぶ"_s));
    EXPECT_TRUE(text.contains(u"The first office offers flowers."_s)) << qPrintable(text);
    EXPECT_TRUE(text.contains(u"図書館で学ぶ"_s));
}

TEST_F(PdfExportTest, LinksLeadToThePostsAndNowhereElse)
{
    Recap recap = calm(u"Start small"_s, 2);
    recap.questions[0].highlights[0].post.url = QUrl(u"https://social.example/one"_s);
    recap.questions[1].highlights[0].post.url = QUrl(u"javascript:alert(1)"_s);
    QFile file(write(recap));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_EQ(bytes.count("/URI ("), 1);
    EXPECT_EQ(bytes.count("(https://social.example/one)"), 1);
    EXPECT_EQ(bytes.count("/JavaScript"), 0);
}

TEST_F(PdfExportTest, ForeignWordsStayWordsAndAreAllThere)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 4; ++round) {
        const Recap recap = tests::recapOf(9, [&random] { return tests::hostileWords(random); });
        QString read = textOf(recap);
        // A footer stands between two lines of a text that goes on on the next sheet.
        const QString footer = recap.hashtag.withSign() + u" · "_s;
        read.remove(
            QRegularExpression(QRegularExpression::escape(footer) + u"[^\\n]*\\n+\\d+\\n"_s));
        const QString all = searchable(read);
        for (const Recap::Quote &quote : recap.others) {
            EXPECT_TRUE(all.contains(searchable(plainWords(quote.post.text))))
                << qPrintable(quote.post.text) << "\n"
                << qPrintable(read);
        }
    }
}

TEST_F(PdfExportTest, EverySheetHasItsNumberAndALongQuoteGoesOnOnTheNext)
{
    Recap recap = calm(u"Words"_s, 1);
    recap.questions[0].highlights[0].post.text = u"A long answer goes on and on. "_s.repeated(400);
    const QString text = textOf(recap);
    const QStringList sheets = text.split(u'\f', Qt::SkipEmptyParts);
    ASSERT_GT(sheets.size(), 2);
    for (qsizetype at = 0; at < sheets.size(); ++at)
        EXPECT_TRUE(sheets[at].trimmed().split(u'\n').contains(QString::number(at + 1)))
            << qPrintable(sheets[at].right(80));
    EXPECT_EQ(text.count(u"on and on"), 400);
}

TEST_F(PdfExportTest, ThePicturesOfEmojiStandWhereTheyAreWritten)
{
    const auto pictures = [this](const QString &words) {
        return outputOf(u"pdfimages"_s, {u"-list"_s, write(calm(words))}).count(u'\n') - 2;
    };
    EXPECT_LE(pictures(u"no signs"_s), 0);
    EXPECT_GT(pictures(u"Teacher 👩🏽‍🏫 and flag 🇩🇪"_s), 0);
}

TEST_F(PdfExportTest, TheWindowStillHasItsEmojiAfterwards)
{
    const QString emoji = u"👩🏽‍🏫"_s;
    const auto widthOf = [&emoji] {
        QFont font(u"Noto Color Emoji"_s);
        font.setPixelSize(10);
        QTextLayout layout(emoji, font);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        return line.naturalTextWidth();
    };
    const double before = widthOf();
    write(calm(u"Everywhere 👩🏽‍🏫☺★ ️1️⃣"_s));
    EXPECT_DOUBLE_EQ(widthOf(), before);
}
