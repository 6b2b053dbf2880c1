// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/highlights/recap_fixture.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class ConsentTest : public testing::Test {
protected:
    QList<ConsentReason> reasons() const
    {
        const QList<ConsentCase> cases = consentCases(evening.posts, evening.marks, evening.people);
        return cases.size() == 1 ? cases.first().reasons : QList<ConsentReason>();
    }
    QList<Recap::Quote> quotes() const { return evening.recap().questions.first().highlights; }
    Post edited(Post post, int minute, const QString &text = u"A1 other words"_s) const
    {
        post.edited = evening.at(minute);
        post.text = text;
        return post;
    }

    tests::RecapEvening evening;
};

}  // namespace

TEST_F(ConsentTest, AnOrdinaryHighlightNeedsNoSecondThought)
{
    evening.star(evening.say(u"1"_s, u"A1 Start small"_s));
    EXPECT_TRUE(consentCases(evening.posts, evening.marks, evening.people).isEmpty());
    EXPECT_EQ(quotes().size(), 1);
    EXPECT_TRUE(evening.recap().leftOut.isEmpty());
}

TEST_F(ConsentTest, ADeletedPostIsToldByItsAuthorAndTimeAndNeverByItsWords)
{
    const Post post = evening.say(u"1"_s, u"A1 secret words"_s);
    evening.star(post, 20);
    evening.erase(post);

    const Recap recap = evening.recap();
    ASSERT_EQ(recap.leftOut.size(), 1);
    const ConsentCase &left = recap.leftOut.first();
    EXPECT_EQ(left.reasons, QList{ConsentReason::Deleted});
    EXPECT_EQ(left.author, u"ANN (@ann@social.example)"_s);
    EXPECT_FALSE(left.now.has_value());
    EXPECT_TRUE(left.isLeftOut());
    for (const QString &text : {recapHtml(recap), recapMarkdown(recap), recapWordPress(recap)})
        EXPECT_FALSE(text.contains(u"secret"));
    EXPECT_EQ(recap.stats.highlights, 0);
}

TEST_F(ConsentTest, APostThatWasEditedAfterItsStarWaitsForAHost)
{
    const Post post = evening.say(u"1"_s, u"A1 Start small"_s);
    evening.star(post);
    evening.take(edited(post, 25));
    EXPECT_EQ(reasons(), QList{ConsentReason::Edited});
    EXPECT_TRUE(quotes().isEmpty());
}

TEST_F(ConsentTest, APostThatWasEditedBeforeItsStarNeedsNoSecondThought)
{
    const Post post = evening.say(u"1"_s, u"A1 Start small"_s);
    evening.take(edited(post, 12));
    // The network's clock may be ahead of ours: what was starred counts, not when.
    evening.star(post, 11);
    EXPECT_TRUE(reasons().isEmpty());
    EXPECT_EQ(quotes().size(), 1);
}

TEST_F(ConsentTest, ADecisionIsAboutTheWordsAsTheyWereThen)
{
    const Post post = evening.say(u"1"_s, u"A1 Start small"_s);
    evening.star(post);
    evening.take(edited(post, 25));
    evening.decide(post, Consent::AsItIs);
    EXPECT_EQ(quotes().size(), 1);
    evening.take(edited(post, 26, u"A1 quite another thing"_s));
    EXPECT_TRUE(quotes().isEmpty()) << "edited again";
}

TEST_F(ConsentTest, PeopleWhoAskNotToBeKeptAreLeftOut)
{
    Post post = tests::aPost(u"2"_s, u"A1 Start small"_s, u"ben"_s, evening.at(10));
    post.author.asksNotToBeKept = true;
    evening.take(post);
    evening.star(post);
    EXPECT_EQ(reasons(), QList{ConsentReason::AsksNotToBeKept});
    evening.decide(post, Consent::AsItIs);
    EXPECT_EQ(quotes().size(), 1) << "a host may have asked the author";
}

TEST_F(ConsentTest, HiddenAndSensitivePostsAreListedWithEveryReason)
{
    Post post = tests::aPost(u"1"_s, u"A1 Start small"_s, u"ann"_s, evening.at(10));
    post.sensitive = true;
    evening.take(post);
    evening.star(post);
    evening.hide(post);
    EXPECT_EQ(reasons(), (QList{ConsentReason::Hidden, ConsentReason::Sensitive}));
    evening.decide(post, Consent::LeaveOut);
    EXPECT_EQ(evening.recap().leftOut.size(), 1);
    EXPECT_EQ(evening.recap().leftOut.first().decision, Consent::LeaveOut);
}

TEST_F(ConsentTest, AShortNameLeavesNothingThatLeadsToTheAuthor)
{
    Post post = tests::aPost(u"77"_s, u"A1 Start small"_s, u"vivett"_s, evening.at(10));
    post.author.name = u"Vivett Dukes"_s;
    post.sensitive = true;
    evening.take(post);
    evening.star(post);
    evening.decide(post, Consent::ShortName);
    const Recap recap = evening.recap();
    for (const QString &text : {recapHtml(recap), recapMarkdown(recap), recapWordPress(recap)}) {
        EXPECT_TRUE(text.contains(u"Vivett D"));
        EXPECT_FALSE(text.contains(u"Dukes"));
        EXPECT_FALSE(text.contains(u"vivett@"));
        EXPECT_FALSE(text.contains(u"social.example"));
    }
}

TEST_F(ConsentTest, EveryNameCanBeShortenedAtOnce)
{
    evening.chat.settings.shortNames = true;
    Post post = tests::aPost(u"1"_s, u"A1 Start small"_s, u"vivett"_s, evening.at(10));
    post.author.name = u"Vivett Dukes"_s;
    evening.take(post);
    evening.star(post);
    ASSERT_EQ(quotes().size(), 1);
    EXPECT_EQ(quotes().first().post.author, (Author{.name = u"Vivett D."_s}));
    EXPECT_TRUE(quotes().first().post.url.isEmpty());
}

TEST(ShortName, IsTheFirstNameAndALetter)
{
    EXPECT_EQ(shortName(u"Vivett Dukes"_s), u"Vivett D."_s);
    EXPECT_EQ(shortName(u"  Clint  B.  Whitten "_s), u"Clint W."_s);
    EXPECT_EQ(shortName(u"Ann"_s), u"Ann"_s);
    EXPECT_EQ(shortName(u"Zoë E\u0301mile"_s), u"Zoë E\u0301."_s);
    EXPECT_EQ(shortName(u""_s), u""_s);
    EXPECT_EQ(withShortName(tests::aPost(u"1"_s, u"x"_s, u"ann"_s)).author.handle, u""_s);
}

TEST(ShortName, AHandleIsNoName)
{
    Post post = tests::aPost(u"1"_s, u"x"_s, u"ann"_s);
    post.author.name = u"@ann@social.example"_s;
    EXPECT_EQ(withShortName(post).author.name, u"a."_s);
    post.author.name = post.author.handle;
    EXPECT_EQ(withShortName(post).author.name, u"a."_s);
}
