// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/convention.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

TEST(ConventionTest, IsReadFromTheHostsQuestionPosts)
{
    EXPECT_EQ(conventionOf({u"F1 Wie geht es?"_s, u"#Tag F2: Und dann?"_s}),
              (Convention{u"F"_s, u"A"_s}));
    EXPECT_EQ(conventionOf({u"P1: ¿Cómo?"_s, u"Ｐ２：¿Y luego?"_s}), (Convention{u"P"_s, u"R"_s}));
    EXPECT_EQ(conventionOf({u"T1. Blue?"_s}), (Convention{u"T"_s, u"T"_s}));
}

TEST(ConventionTest, DiffersByLanguageWhereTheLetterIsTheSame)
{
    EXPECT_EQ(conventionOf({u"Q1 : Comment ?"_s}, u"fr-CA"_s), (Convention{u"Q"_s, u"R"_s}));
    EXPECT_EQ(conventionOf({u"Q1: How?"_s}, u"en"_s), (Convention{u"Q"_s, u"A"_s}));
    EXPECT_EQ(conventionOf({u"F1: Hur?"_s}, u"sv"_s), (Convention{u"F"_s, u"S"_s}));
}

TEST(ConventionTest, IsUnknownWhereThePostsDoNotAgree)
{
    EXPECT_EQ(conventionOf({}), std::nullopt);
    EXPECT_EQ(conventionOf({u"What helps?"_s, u"And then?"_s}), std::nullopt);
    EXPECT_EQ(conventionOf({u"Q1: One?"_s, u"F2: Two?"_s}), std::nullopt);
}

}  // namespace
