// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/hashtag.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Hashtag tag(const QString &text)
{
    return Hashtag::fromText(text).value_or(Hashtag());
}

}  // namespace

TEST(HashtagTest, IsKeptAsTypedAndComparedAsNetworksCompare)
{
    EXPECT_TRUE(tag(u"#SafeSpaceConvos"_s).isSameAs(tag(u"safespaceconvos"_s)));
    EXPECT_TRUE(tag(u"＃Café"_s).isSameAs(tag(u"#cafe"_s)));
    EXPECT_NE(tag(u"#SafeSpaceConvos"_s), tag(u"safespaceconvos"_s)) << "spelt otherwise";
    EXPECT_EQ(tag(u"#SafeSpaceConvos"_s).withSign(), u"#SafeSpaceConvos");
}

TEST(HashtagTest, WhatNetworksWouldNotLinkIsNone)
{
    for (const QString &text : {u""_s, u"#"_s, u"#123"_s, u"#1_2"_s, u"two words"_s, u"a-b"_s,
                                u"#a#b"_s, QString(u'a').repeated(101)})
        EXPECT_TRUE(tag(text).isEmpty()) << text.toStdString();
    EXPECT_FALSE(tag(u"#日本語"_s).isEmpty());
    EXPECT_FALSE(tag(u"#Q1"_s).isEmpty());
}

TEST(HashtagTest, IsFoundOnlyAsAWholeTag)
{
    const Hashtag chat = tag(u"#EdChat"_s);
    for (const QString &text : {u"#edchat"_s, u"Hello (#EDCHAT)!"_s, u"＃EdChat"_s, u"#EdChat's"_s})
        EXPECT_TRUE(chat.isIn(text)) << text.toStdString();
    for (const QString &text :
         {u"EdChat"_s, u"#EdChats"_s, u"x#EdChat"_s, u"a/#EdChat"_s, u"&#EdChat"_s, u"#Ed Chat"_s})
        EXPECT_FALSE(chat.isIn(text)) << text.toStdString();
}
