// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/draft.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

TEST(Draft, CarriesThePicturesOfItsCue)
{
    Cue cue = tests::aQuestion(1, 8);
    cue.pictures = {{.file = u"/shelf.png"_s, .type = u"image/png"_s, .description = u"A shelf"_s}};
    const Delivery delivery =
        draftFor(cue, tests::aChat(), tests::anAccount(u"x"_s), instantFromMs(0));
    EXPECT_EQ(delivery.pictures, cue.pictures);
}

TEST(Draft, ForTheSameCueAndAccountIsTheSameDelivery)
{
    const Chat chat = tests::aChat();
    const Cue cue = *chat.runSheet.question(1);
    const Account x = tests::anAccount(u"x"_s);
    EXPECT_EQ(draftFor(cue, chat, x, instantFromMs(1)).id,
              draftFor(cue, chat, x, instantFromMs(2)).id);
    EXPECT_NE(draftFor(cue, chat, x, instantFromMs(1)).id,
              draftFor(cue, chat, tests::anAccount(u"bluesky"_s), instantFromMs(1)).id);
    EXPECT_NE(draftFor(cue, chat, x, instantFromMs(1)).id,
              draftFor(*chat.runSheet.question(2), chat, x, instantFromMs(1)).id);
}

TEST(Draft, OfAHostsOwnWordsAddsTheHashtagUnlessItIsThereOrAReply)
{
    const Chat chat = tests::aChat();
    const Account x = tests::anAccount(u"x"_s);
    EXPECT_EQ(draftFor(u"Hello all"_s, chat, x, {}, {}).text, u"Hello all #OurChat");
    EXPECT_EQ(draftFor(u"Hello #ourchat people"_s, chat, x, {}, {}).text, u"Hello #ourchat people");
    EXPECT_EQ(draftFor(u"Welcome!"_s, chat, x, tests::aPost(u"1"_s, u"A1 soup"_s), {}).text,
              u"Welcome!");
}

TEST(Draft, OfAReplyMentionsItsAuthorWhereTheNetworkTellsNobodyElse)
{
    const Chat chat = tests::aChat();
    Account account = tests::anAccount(u"mastodon"_s);
    account.textRules = TextRules::mastodon();
    account.nativeId = u"https://town.example/users/host"_s;
    Post post = tests::aPost(u"1"_s, u"A1 soup"_s);
    post.author.handle = u"ann@town.example"_s;
    const auto reply = [&](const QString &text) {
        return draftFor(text, chat, account, post, {}).text;
    };
    EXPECT_EQ(reply(u"Welcome!"_s), u"@ann@town.example Welcome!");
    EXPECT_EQ(reply(u"Welcome, @Ann@town.example!"_s), u"Welcome, @Ann@town.example!");
    EXPECT_EQ(reply(u"As @ann@other.example says"_s),
              u"@ann@town.example As @ann@other.example says");
    EXPECT_EQ(reply(u"@ann@town.examples"_s), u"@ann@town.example @ann@town.examples");
    account.textRules = TextRules::bluesky();
    EXPECT_EQ(reply(u"Welcome!"_s), u"Welcome!") << "the reply itself tells";
}

TEST(Draft, OfAReplyToItselfMentionsNobody)
{
    Account account = tests::anAccount(u"mastodon"_s);
    account.textRules = TextRules::mastodon();
    Post post = tests::aPost(u"1"_s, u"Q1 Soup?"_s);
    post.author.id = account.nativeId;
    EXPECT_EQ(draftFor(u"And now?"_s, tests::aChat(), account, post, {}).text, u"And now?");
}

TEST(Draft, OfTheSameWordsTwiceIsTwoDeliveries)
{
    const Chat chat = tests::aChat();
    const Account x = tests::anAccount(u"x"_s);
    EXPECT_NE(draftFor(u"Hi"_s, chat, x, {}, {}).id, draftFor(u"Hi"_s, chat, x, {}, {}).id);
}
