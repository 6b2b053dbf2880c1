// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/live/running_live_chat.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class LiveChatNetworks : public RunningLiveChat {
protected:
    LiveChatNetworks() { post = receive(aPost(u"a"_s, u"A1 words"_s, u"ann"_s, clock.now())); }
    Post thePost() const { return *live->posts().find(post); }
    PersonId author() const { return personId(thePost().network, thePost().author); }

    PostId post;
};

}  // namespace

TEST_F(LiveChatNetworks, WhatWasSetIsRememberedUntilItIsTakenBack)
{
    live->react(post, Reaction::Boost, true);
    EXPECT_TRUE(live->hasReacted(post, Reaction::Boost));
    EXPECT_FALSE(live->hasReacted(post, Reaction::Like));
    live->react(post, Reaction::Like, true);
    live->react(post, Reaction::Boost, false);
    EXPECT_FALSE(live->hasReacted(post, Reaction::Boost));
    EXPECT_TRUE(live->hasReacted(post, Reaction::Like));
}

TEST_F(LiveChatNetworks, WhatTheNetworkDidNotTakeIsNotRemembered)
{
    client.answer = failure(Error::Code::Offline);
    live->react(post, Reaction::Like, true);
    live->keepAway(thePost(), Distance::Mute, true);
    EXPECT_FALSE(live->hasReacted(post, Reaction::Like));
    EXPECT_FALSE(live->isKeptAway(author(), Distance::Mute));
    EXPECT_TRUE(live->matches({.show = PostFilter::Show::NotAnswered}, post));
}

TEST_F(LiveChatNetworks, ALikeShowsThatAHostHasSeenThePostABookmarkDoesNot)
{
    live->react(post, Reaction::Bookmark, true);
    EXPECT_TRUE(live->matches({.show = PostFilter::Show::NotAnswered}, post));
    live->react(post, Reaction::Like, true);
    EXPECT_FALSE(live->matches({.show = PostFilter::Show::NotAnswered}, post));
}

TEST_F(LiveChatNetworks, AMuteAndABlockAreTwoThings)
{
    live->keepAway(thePost(), Distance::Mute, true);
    live->keepAway(thePost(), Distance::Block, true);
    live->keepAway(thePost(), Distance::Mute, false);
    EXPECT_FALSE(live->isKeptAway(author(), Distance::Mute));
    EXPECT_TRUE(live->isKeptAway(author(), Distance::Block));
}

TEST_F(LiveChatNetworks, OnANetworkWithoutAnAccountNothingCanBeDone)
{
    Error error{Error::Code::Cancelled, {}, {}};
    whenArrived(live->report(NetworkId(u"x"_s), {}), live.get(), [&](const Result<Done> &result) {
        if (!result)
            error = result.error();
    });
    EXPECT_EQ(error.code, Error::Code::NotFound);
    client.able = {Ability::Mute};
    EXPECT_FALSE(live->can(NetworkId(u"x"_s), Ability::Mute));
    EXPECT_TRUE(live->can(NetworkId(u"mastodon"_s), Ability::Mute));
    EXPECT_FALSE(live->can(NetworkId(u"mastodon"_s), Ability::Block));
}

}  // namespace tests
