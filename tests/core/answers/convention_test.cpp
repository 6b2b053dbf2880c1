// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/convention.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

/// "QA" for the letters that these posts of one language use.
std::string lettersOf(const QStringList &questions, const QString &language = {})
{
    QList<AskedText> asked;
    for (const QString &question : questions)
        asked.append({question, language});
    const auto convention = conventionOf(asked);
    return convention ? (convention->questionLetter + convention->answerLetter).toStdString() : "";
}

TEST(ConventionTest, IsReadFromTheHostsQuestionPosts)
{
    EXPECT_EQ(lettersOf({u"F1 Wie geht es?"_s, u"#Tag F2: Und dann?"_s}), "FA");
    EXPECT_EQ(lettersOf({u"P1: ¿Cómo?"_s, u"Ｐ２：¿Y luego?"_s}), "PR");
    EXPECT_EQ(lettersOf({u"T1. Blue?"_s}), "TT");
    EXPECT_EQ(lettersOf({u"Q0) Who are you?"_s, u"Q.1 And then?"_s, u"Q#2 Why?"_s}), "QA");
    EXPECT_EQ(lettersOf({u"🎉 Here is Q1: How?"_s, u"And now Q2! Why?"_s}), "QA");
}

TEST(ConventionTest, IsReadFromSpelledOutLabels)
{
    EXPECT_EQ(lettersOf({u"Frage 1: Wie?"_s, u"Frage 2: Wann?"_s}), "FA");
    EXPECT_EQ(lettersOf({u"Fråga 1: Hur?"_s}), "FS");
    EXPECT_EQ(lettersOf({u"Pregunta 1. ¿Cómo?"_s}), "PR");
    EXPECT_EQ(lettersOf({u"Pergunta 1 - Como?"_s}), "PR");
    EXPECT_EQ(lettersOf({u"Domanda 1: Come?"_s}), "DR");
    EXPECT_EQ(lettersOf({u"Vraag 1: Hoe?"_s}), "VA");
    EXPECT_EQ(lettersOf({u"Soru 1: Nasıl?"_s}), "SC");
    EXPECT_EQ(lettersOf({u"Question 1 : Comment ?"_s}, u"fr"_s), "QR");
    EXPECT_EQ(lettersOf({u"Topic 1: Blue"_s}), "TT");
    EXPECT_EQ(lettersOf({u"Spørsmål 1: Hvordan?"_s}), "SS");
}

TEST(ConventionTest, DiffersByLanguageWhereTheLetterIsTheSame)
{
    EXPECT_EQ(lettersOf({u"Q1 : Comment ?"_s}, u"fr-CA"_s), "QR");
    EXPECT_EQ(lettersOf({u"Q1: How?"_s}, u"en"_s), "QA");
    EXPECT_EQ(lettersOf({u"F1: Hur?"_s}, u"sv"_s), "FS");
    EXPECT_EQ(lettersOf({u"F1: Wie?"_s}, u"de"_s), "FA");
    EXPECT_EQ(lettersOf({u"V1: Hoe?"_s}, u"nl"_s), "VA");
    EXPECT_EQ(lettersOf({u"D1: Come?"_s}, u"it"_s), "DR");
    EXPECT_EQ(lettersOf({u"S1: Nasıl?"_s}, u"tr"_s), "SC");
    EXPECT_EQ(lettersOf({u"S1: Hvordan?"_s}, u"nb"_s), "SS");
    EXPECT_EQ(lettersOf({u"T1: Bagaimana?"_s}, u"id"_s), "TJ");
    EXPECT_EQ(lettersOf({u"P1: Jak?"_s}, u"pl"_s), "PO");
    EXPECT_EQ(lettersOf({u"P1: Como?"_s}, u"pt-BR"_s), "PR");
    EXPECT_EQ(lettersOf({u"В1: Как?"_s}, u"ru"_s), "ВО");
    EXPECT_EQ(lettersOf({u"س١: كيف؟"_s}, u"ar"_s), "سج");
}

TEST(ConventionTest, OfTwoLanguagesIsTheOneThatIsNotUnderstoodAnyhow)
{
    const auto convention = conventionOf({{u"Q1: How?"_s, u"en"_s},
                                          {u"F1: Hur?"_s, u"sv"_s},
                                          {u"Q2: When?"_s, u"en"_s},
                                          {u"F2: När?"_s, u"sv"_s}});
    EXPECT_EQ(convention, (Convention{u"F"_s, u"S"_s}));
}

TEST(ConventionTest, IsUnknownWhereThePostsDoNotAgree)
{
    EXPECT_EQ(lettersOf({}), "");
    EXPECT_EQ(lettersOf({u"What helps?"_s, u"And then?"_s}), "");
    EXPECT_EQ(lettersOf({u"Q1: One?"_s, u"F2: Two?"_s}), "");
    EXPECT_EQ(lettersOf({u"What is a 1st draft?"_s, u"Which B2 exam?"_s}), "");
}

}  // namespace
