// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live/board_page.h"
#include "ui/shell/network_badges.h"
#include "ui/shell/source_words.h"

#include <algorithm>

namespace tests {

namespace {

const QList<Source> threeServers{{.server = u"mastodon.social"_s,
                                  .connection = {.state = Connection::State::Live},
                                  .brought = 201,
                                  .first = 198},
                                 {.server = u"hachyderm.io"_s,
                                  .connection = {.state = Connection::State::Live},
                                  .brought = 188,
                                  .first = 11},
                                 {.server = u"snac.example"_s,
                                  .connection = {.state = Connection::State::Live},
                                  .polls = true,
                                  .brought = 1,
                                  .first = 0}};

class SourceWords : public BoardPage {
protected:
    QStringList status()
    {
        QStringList texts;
        for (const StatusText &one : page->statusRight())
            texts.append(one.text);
        return texts;
    }
    Allowance left(int requests)
    {
        return {.left = requests, .most = 300, .renewed = clock.now() + 5min};
    }
};

}  // namespace

TEST(SourceSentences, SayWhatEachServerGaveAndThatOthersMayHaveMore)
{
    const QStringList lines =
        sourcesDetails(u"Mastodon"_s, threeServers, 212, "Europe/Berlin").split(u'\n');
    ASSERT_EQ(lines.size(), 5);
    EXPECT_EQ(lines[0], u"Mastodon: 3 servers, 212 posts");
    EXPECT_EQ(lines[1], u"mastodon.social: 201 posts, 198 seen here first");
    EXPECT_EQ(lines[2], u"hachyderm.io: 188 posts, 11 seen here first");
    EXPECT_EQ(lines[3], u"snac.example: 1 post, all seen elsewhere first, asked now and then");
    EXPECT_EQ(lines[4],
              u"Mastodon shows what these servers have seen; there may be more elsewhere.");
}

TEST(SourceSentences, OneServerIsNotComparedWithItself)
{
    const QStringList lines =
        sourcesDetails(u"Mastodon"_s, threeServers.first(1), 201, "Europe/Berlin").split(u'\n');
    EXPECT_EQ(lines[1], u"mastodon.social: 201 posts");
}

TEST(SourceSentences, AServerThatIsAwayIsNamed)
{
    QList<Source> servers = threeServers;
    servers[1].connection = {.state = Connection::State::Away, .since = mondayEvening().instant()};
    EXPECT_TRUE(sourcesDetails(u"Mastodon"_s, servers, 212, "America/New_York")
                    .contains(u"hachyderm.io: 188 posts, 11 seen here first, away since 20:30"));
}

TEST(SourceSentences, RequestsAreOfInterestOnceHalfOfThemAreGone)
{
    const Instant renewed = mondayEvening().instant();
    const auto said = [renewed](int left) {
        return allowanceText(u"Mastodon"_s, u"social.example"_s,
                             {.left = left, .most = 300, .renewed = renewed}, "America/New_York");
    };
    EXPECT_EQ(said(150).text, QString());
    EXPECT_EQ(said(149).text, u"Mastodon 149/300 left");
    EXPECT_EQ(said(149).state, QString());
    EXPECT_EQ(said(45).state, QString());
    EXPECT_EQ(said(44).state, u"warn");
    EXPECT_EQ(said(40).details, u"social.example takes 300 requests; 40 are left until 20:30.");
}

TEST(SourceSentences, ForeignWordsAreNoMarkupInAHint)
{
    EXPECT_TRUE(hintOf(u"<b>x\ny"_s).contains(u"&lt;b&gt;x<br>y<"));
    EXPECT_EQ(hintOf({}), QString());
}

TEST_F(SourceWords, TheStatusLineCountsServersAndKeepsTheRestForAHint)
{
    receive(u"1"_s, u"A1 words"_s);
    EXPECT_FALSE(status().join(u' ').contains(u"server"));
    client.setSources(threeServers);
    const QString line = u"Mastodon: 3 servers, 1 post"_s;
    ASSERT_TRUE(status().contains(line)) << status().join(u'|').toStdString();
    const QList<StatusText> all = page->statusRight();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const StatusText &one) { return one.text == line; });
    EXPECT_TRUE(found->details.contains(u"hachyderm.io: 188 posts"));
}

TEST_F(SourceWords, TheBadgeAlwaysTellsHowManyRequestsAreLeft)
{
    NetworkBadges badges(*live, theme);
    client.setAllowance(left(290));
    EXPECT_FALSE(status().join(u' ').contains(u"left"));
    const auto inHint = [&badges](const QString &words) {
        const auto all = badges.findChildren<QWidget *>();
        return std::any_of(all.begin(), all.end(),
                           [&](QWidget *one) { return one->toolTip().contains(words); });
    };
    EXPECT_TRUE(inHint(u"290 are left until"_s));
    client.setAllowance(left(40));
    EXPECT_TRUE(inHint(u"40 are left until"_s));
    EXPECT_TRUE(status().contains(u"Mastodon 40/300 left"_s));
    client.setSources(threeServers);
    EXPECT_TRUE(inHint(u"snac.example: 1 post"_s));
}

TEST_F(SourceWords, WhatWasLeftBeforeTheRenewalIsOfNoInterest)
{
    client.setAllowance(left(40));
    ASSERT_TRUE(status().contains(u"Mastodon 40/300 left"_s));
    wait(5min);
    EXPECT_FALSE(status().contains(u"Mastodon 40/300 left"_s));
}

}  // namespace tests
