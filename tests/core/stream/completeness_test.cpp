// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/completeness.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;
using State = Connection::State;

namespace {

class CompletenessTest : public testing::Test {
protected:
    SourceReport report() const { return completeness.reports().value(mastodon); }
    void set(const Connection &connection) { set(u"ann"_s, connection); }
    void set(const QString &account, const Connection &connection)
    {
        completeness.setConnection(AccountId(account), mastodon, connection);
    }

    NetworkId mastodon{u"mastodon"_s};
    Completeness completeness;
    Instant nine = instantFromMs(1'800'000'000'000);
};

}  // namespace

TEST_F(CompletenessTest, AGapIsCountedOnceHoweverOftenItIsTriedAgain)
{
    set({.state = State::Live});
    set({.state = State::Away, .since = nine, .until = nine + 8s});
    set({.state = State::Away, .since = nine, .until = nine + 24s});
    EXPECT_EQ(report().gaps, 1);
}

TEST_F(CompletenessTest, PostsFromTheGapCountAsFilledAndLaterOnesDoNot)
{
    set({.state = State::Live});
    set({.state = State::Away, .since = nine});
    set({.state = State::CatchingUp, .gap = 40s, .since = nine});
    set({.state = State::Live});
    completeness.count({tests::aPost(u"1"_s, u"missed"_s, u"ann"_s, nine + 20s),
                        tests::aPost(u"2"_s, u"live"_s, u"ann"_s, nine + 60s)});
    EXPECT_EQ(report().posts, 2);
    EXPECT_EQ(report().filled, 1);
    EXPECT_EQ(report().longestGap, 40s);
}

TEST_F(CompletenessTest, TheSameWordTwiceIsNoNews)
{
    int told = 0;
    QObject::connect(&completeness, &Completeness::changed, &completeness, [&told] { ++told; });
    set({.state = State::Live});
    set({.state = State::Live});
    EXPECT_EQ(told, 1);
}

TEST_F(CompletenessTest, WhileOneAccountIsLiveTheAwayOfAnotherIsNoGap)
{
    set(u"ann"_s, {.state = State::Live});
    set(u"bob"_s, {.state = State::Live});
    set(u"bob"_s, {.state = State::Away, .since = nine});
    EXPECT_EQ(report().connection.state, State::Live);
    EXPECT_EQ(report().gaps, 0);

    set(u"ann"_s, {.state = State::Away, .since = nine + 10s});
    EXPECT_EQ(report().connection.since, nine + 10s) << "until then ann still heard everything";
    EXPECT_EQ(report().gaps, 1);

    set(u"bob"_s, {.state = State::Live});
    EXPECT_EQ(report().connection.state, State::Live);
}

TEST_F(CompletenessTest, AccountsOfTwoNetworksSayNothingAboutEachOther)
{
    const NetworkId bluesky(u"bluesky"_s);
    set({.state = State::Live});
    completeness.setConnection(AccountId(u"cat"_s), bluesky, {.state = State::Away});
    EXPECT_EQ(report().connection.state, State::Live);
    EXPECT_EQ(completeness.reports().value(bluesky).connection.state, State::Away);
}

TEST_F(CompletenessTest, AServerThatTwoAccountsReadIsShownOnceAsTheBetterOneHasIt)
{
    const Source away{.server = u"a.example"_s, .connection = {.state = State::Away}};
    const Source live{
        .server = u"a.example"_s, .connection = {.state = State::Live}, .brought = 3, .first = 2};
    const Source other{.server = u"b.example"_s};
    completeness.setSources(AccountId(u"ann"_s), mastodon, {away});
    completeness.setSources(AccountId(u"bob"_s), mastodon, {live, other});
    EXPECT_EQ(report().sources, QList<Source>({live, other}));
}
