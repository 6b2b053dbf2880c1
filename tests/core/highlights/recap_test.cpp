// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_words.h"
#include "tests/core/highlights/recap_fixture.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class RecapTest : public testing::Test {
protected:
    static QStringList textsOf(const QList<Recap::Quote> &quotes)
    {
        QStringList texts;
        for (const Recap::Quote &quote : quotes)
            texts.append(quote.post.text);
        return texts;
    }

    tests::RecapEvening evening;
};

}  // namespace

TEST_F(RecapTest, HighlightsStandWithTheirQuestionInTheHostsOrderThenByTime)
{
    const Post third = evening.say(u"1"_s, u"A1 third"_s, u"ann"_s, 10);
    const Post fourth = evening.say(u"2"_s, u"A1 fourth"_s, u"ben"_s, 11);
    const Post second = evening.say(u"3"_s, u"A1 second"_s, u"cem"_s, 12);
    const Post first = evening.say(u"4"_s, u"A1 first"_s, u"dee"_s, 13);
    const Post other = evening.say(u"5"_s, u"What a good evening"_s, u"eve"_s, 14);
    evening.star(first, 20, 1);
    evening.star(second, 20, 2);
    evening.star(fourth);
    evening.star(third);
    evening.star(other);
    const Recap recap = evening.recap();
    ASSERT_EQ(recap.questions.size(), 2);
    EXPECT_EQ(textsOf(recap.questions[0].highlights),
              (QStringList{u"A1 first"_s, u"A1 second"_s, u"A1 third"_s, u"A1 fourth"_s}));
    EXPECT_EQ(textsOf(recap.others), QStringList{u"What a good evening"_s});
    EXPECT_EQ(recap.questions[0].answers, 4);
    EXPECT_EQ(recap.stats.highlights, 5);
}

TEST_F(RecapTest, AHighlightOfAQuestionThatLeftThePlanIsNotLost)
{
    const Post post = evening.say(u"1"_s, u"A2 stays"_s);
    evening.star(post);
    evening.chat.runSheet = RunSheet({tests::aQuestion(1, 8)});
    EXPECT_EQ(textsOf(evening.recap().others), QStringList{u"A2 stays"_s});
}

TEST_F(RecapTest, TheStandingParagraphIsFilledInAndTheNextDateInvites)
{
    evening.chat.settings.standingParagraph = u"{tag} with {hosts}"_s;
    const Recap recap = evening.recap();
    EXPECT_EQ(recap.standingParagraph, u"#OurChat with Ada & Ben"_s);
    const QString html = recapHtml(recap);
    EXPECT_TRUE(
        html.contains(u"Join the next #OurChat on <time datetime=\"2026-12-08T01:30:00.000Z\">"
                      "Monday, 7 December 2026, 20:30 ET</time>"_s))
        << qPrintable(html.right(400));
}

TEST_F(RecapTest, EveryFormatHasTheFormOfTheArticle)
{
    evening.chat.settings.standingParagraph = u"A chat for teachers."_s;
    evening.introduction = u"A lively hour."_s;
    const Post post = evening.say(u"1"_s, u"A1 Start small"_s);
    evening.star(post);
    evening.note(post, u"The words of the evening"_s);
    for (const QString &text : {recapHtml(evening.recap()), recapMarkdown(evening.recap()),
                                recapWordPress(evening.recap())}) {
        qsizetype last = 0;
        for (const QString &part :
             {u"By Ada"_s, u"A chat for teachers"_s, u"Our chat"_s, u"touched on"_s,
              u"A lively hour"_s, u"Questions"_s, u"Q1:"_s, u"Q2:"_s, u"Highlights"_s, u"Q1:"_s,
              u"A1 Start small"_s, u"ANN"_s, u"ann"_s, u"Mastodon"_s, u"The words of the evening"_s,
              u"Thank you to everyone"_s, u"Join the next"_s}) {
            const qsizetype place = text.indexOf(part, last);
            EXPECT_GE(place, last) << qPrintable(part) << "\n" << qPrintable(text);
            last = std::max(place, last);
        }
    }
}

TEST_F(RecapTest, AnEditedPostSaysSo)
{
    Post post = evening.say(u"1"_s, u"A1 Start small"_s);
    post.edited = evening.at(12);
    evening.take(post);
    evening.star(post, 20);
    for (const QString &text : {recapHtml(evening.recap()), recapMarkdown(evening.recap()),
                                recapWordPress(evening.recap())})
        EXPECT_TRUE(text.contains(u" · edited"_s)) << qPrintable(text);
}

TEST_F(RecapTest, ATimeOnAnotherDayHasItsDay)
{
    const Recap recap = evening.recap();
    EXPECT_EQ(timeInRecap(evening.at(0), recap), u"20:30"_s);
    EXPECT_EQ(timeInRecap(evening.at(24 * 60), recap), u"24 November, 20:30"_s);
}

TEST_F(RecapTest, OnlyAddressesOfTheWebAreLinks)
{
    EXPECT_EQ(safeUrl(QUrl(u"javascript:alert(1)"_s)), QString());
    EXPECT_EQ(safeUrl(QUrl(u"data:text/html,x"_s)), QString());
    EXPECT_EQ(safeUrl(QUrl(u"file:///etc/passwd"_s)), QString());
    EXPECT_EQ(safeUrl(QUrl(u"https:///x"_s)), QString());
    EXPECT_EQ(safeUrl(QUrl(u"https://me:secret@a.example/x"_s)), u"https://a.example/x"_s);
    EXPECT_EQ(safeUrl(QUrl(u"https://a.example/[b] <c>"_s)),
              u"https://a.example/%5Bb%5D%20%3Cc%3E"_s);
}

TEST_F(RecapTest, LanguagesAreThoseThatABrowserKnows)
{
    EXPECT_EQ(knownLanguage(u"de-AT"_s), u"de"_s);
    EXPECT_EQ(knownLanguage(u"en"_s), u"en"_s);
    EXPECT_EQ(knownLanguage(u"zz"_s), QString());
    EXPECT_EQ(knownLanguage(u"en\" onload"_s), QString());
}

TEST_F(RecapTest, ThePicturesOfTheArticleAreNotTheOnesOfAQuoteWithoutAny)
{
    evening.pictures = {{.type = u"image/png"_s,
                         .bytes = "dots",
                         .size = {2, 1},
                         .description = u"The room"_s,
                         .file = u"room.png"_s}};
    evening.star(evening.say(u"1"_s, u"A1 Start small"_s));
    evening.star(evening.say(u"2"_s, u"What an evening"_s));
    for (const QString &text : {recapHtml(evening.recap()), recapMarkdown(evening.recap()),
                                recapWordPress(evening.recap())})
        EXPECT_EQ(text.count(u"The room"_s), 1) << qPrintable(text);
}
