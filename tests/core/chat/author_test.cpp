// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/post.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

TEST(AuthorTest, ABioAsksNotToBeKeptByEachOfThreeHashtags)
{
    for (const QString &bio : {u"Teacher. #NoBot"_s, u"#noarchive"_s, u"x #NOINDEX y"_s})
        EXPECT_TRUE(asksNotToBeKept(bio)) << qPrintable(bio);
}

TEST(AuthorTest, ABioThatTalksOfBotsAsksForNothing)
{
    for (const QString &bio : {u""_s, u"I build bots, nobot knows why"_s, u"#bot #archive"_s})
        EXPECT_FALSE(asksNotToBeKept(bio)) << qPrintable(bio);
}
