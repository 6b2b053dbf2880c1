// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/parent_finder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_mastodon_api.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Parsed reply(const QString &id)
{
    Parsed told;
    told.posts.append({.id = PostId(u"mastodon:"_s + id)});
    return told;
}

TEST(MastodonParentFinderTest, AsksForSoManyParentsInFiveMinutesAndNoMore)
{
    tests::FakeClock clock;
    tests::FakeMastodonApi api;
    ParentFinder finder(clock, api);
    for (int i = 0; i < ParentFinder::mostInWindow + 40; ++i)
        finder.hold(reply(QString::number(i)), u"p%1"_s.arg(i));
    EXPECT_EQ(api.calls.size(), ParentFinder::mostInWindow);
    EXPECT_FALSE(finder.hold(reply(u"x"_s), u"px"_s))
        << "whoever has no parent to wait for goes on";
    clock.advance(ParentFinder::window);
    EXPECT_TRUE(finder.hold(reply(u"y"_s), u"py"_s));
    EXPECT_EQ(api.calls.size(), ParentFinder::mostInWindow + 1);
}

TEST(MastodonParentFinderTest, AsksForNoParentThatNobodyWaitsForAnyMore)
{
    tests::FakeClock clock;
    tests::FakeMastodonApi api;
    api.late = {u"/api/v1/statuses/slow"_s};
    ParentFinder finder(clock, api);
    finder.hold(reply(u"1"_s), u"slow"_s);
    finder.hold(reply(u"2"_s), u"next"_s);
    clock.advance(ParentFinder::patience);
    api.reply(u"/api/v1/statuses/slow"_s, failure(Error::Code::NotFound));
    EXPECT_EQ(api.calls.size(), 1);
}

}  // namespace
