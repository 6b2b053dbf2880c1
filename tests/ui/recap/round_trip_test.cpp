// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers wrote goes into every format and is read back by a parser of that format: the
// words are the same, and the document is built as if they were harmless.
#include "core/highlights/plain_words.h"
#include "core/highlights/recap_words.h"
#include "tests/support/hostile_recap.h"
#include "tests/support/seed.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 60;
constexpr int quotes = 12;

/// Every tag of an HTML text with its attributes' names, values left out: how it is built.
QStringList skeletonOf(const QString &html)
{
    QStringList tags;
    qsizetype at = 0;
    while ((at = html.indexOf(u'<', at)) >= 0) {
        QString tag;
        QChar quote;
        for (; at < html.size(); ++at) {
            const QChar c = html[at];
            if (quote.isNull() && (c == u'"' || c == u'\''))
                quote = c;
            else if (!quote.isNull() && c == quote)
                quote = {};
            else if (quote.isNull())
                tag += c;
            if (quote.isNull() && c == u'>')
                break;
        }
        if (!tag.startsWith(u"<br"))
            tags.append(tag);
    }
    return tags;
}

/// How a document is built, block by block.
QStringList skeletonOf(const QTextDocument &document)
{
    QStringList blocks;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        QString kind = u"h%1 q%2 code%3 list%4 hr%5"_s.arg(format.headingLevel())
                           .arg(format.intProperty(QTextFormat::BlockQuoteLevel))
                           .arg(format.hasProperty(QTextFormat::BlockCodeFence) ||
                                format.hasProperty(QTextFormat::BlockCodeLanguage))
                           .arg(block.textList() != nullptr)
                           .arg(format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth));
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat look = it.fragment().charFormat();
            if (look.isImageFormat())
                kind += u" picture"_s;
            if (look.isAnchor() && !kind.endsWith(u" link"))
                kind += u" link"_s;
            if (look.fontFixedPitch() || look.fontStrikeOut())
                kind += u" styled"_s;
        }
        blocks.append(kind);
    }
    return blocks;
}

/// Without any space, because formats fold it, and without the joiners that WordPress needs.
QString bare(const QString &text)
{
    QString letters;
    for (const QChar c : plainWords(text)) {
        if (!c.isSpace() && c != QChar(0x2060) && c != QChar(0xFFFC))
            letters += c;
    }
    return letters;
}

QStringList foreignTexts(const Recap &recap)
{
    QStringList texts{recap.title, recap.hosts.first(), recap.introduction};
    const auto gather = [&texts](const QList<Recap::Quote> &all) {
        for (const Recap::Quote &quote : all)
            texts << quote.post.text << quote.post.author.name << quote.post.author.handle
                  << quote.post.media.first().description << quote.note;
    };
    for (const Recap::Question &question : recap.questions) {
        texts.append(question.text);
        gather(question.highlights);
    }
    gather(recap.others);
    return texts;
}

void expectEveryWord(const QString &readBack, const Recap &recap)
{
    const QString all = bare(readBack);
    for (const QString &text : foreignTexts(recap)) {
        EXPECT_TRUE(all.contains(bare(text))) << qPrintable(text);
    }
}

class RoundTripTest : public testing::TestWithParam<int> {
protected:
    Recap hostile()
    {
        return tests::recapOf(quotes, [this] { return tests::hostileWords(random); });
    }

    quint32 seed = tests::seed() + quint32(GetParam());
    QRandomGenerator random{seed};
};

}  // namespace

TEST_P(RoundTripTest, HtmlIsBuiltAsIfTheWordsWereHarmlessAndHoldsThemAll)
{
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const Recap recap = hostile();
    const QString html = recapHtml(recap);
    EXPECT_EQ(skeletonOf(html), skeletonOf(recapHtml(tests::harmless(recap))));
    QTextDocument document;
    document.setHtml(html);
    expectEveryWord(document.toPlainText(), recap);
}

TEST_P(RoundTripTest, WordPressBlocksAreBuiltAsIfTheWordsWereHarmlessAndHoldThemAll)
{
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const Recap recap = hostile();
    const QString blocks = recapWordPress(recap);
    EXPECT_EQ(skeletonOf(blocks), skeletonOf(recapWordPress(tests::harmless(recap))));
    EXPECT_FALSE(blocks.contains(u"[gallery"));
    EXPECT_FALSE(blocks.contains(u"<p>http"));
    QTextDocument document;
    document.setHtml(blocks);
    expectEveryWord(recap.title + document.toPlainText(), recap);
}

TEST_P(RoundTripTest, MarkdownIsBuiltAsIfTheWordsWereHarmlessAndHoldsThemAll)
{
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const Recap recap = hostile();
    QTextDocument document;
    document.setMarkdown(recapMarkdown(recap), QTextDocument::MarkdownDialectGitHub);
    QTextDocument calm;
    calm.setMarkdown(recapMarkdown(tests::harmless(recap)), QTextDocument::MarkdownDialectGitHub);
    EXPECT_EQ(skeletonOf(document), skeletonOf(calm)) << qPrintable(recapMarkdown(recap));
    expectEveryWord(document.toPlainText(), recap);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RoundTripTest, testing::Range(0, rounds));
