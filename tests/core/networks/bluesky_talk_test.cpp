// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/bluesky_client_fixture.h"
#include "tests/support/settle.h"

namespace {

using namespace core;
using namespace core::bluesky;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;

class BlueskyTalkTest : public BlueskyClientTest {};

// Replies.

TEST_F(BlueskyTalkTest, AReplyNamesItsParentAndTheRootOfTheThread)
{
    Delivery delivery = aDelivery();
    delivery.replyTo = foreign();
    const QJsonValue reply = bodyOf(frozen(delivery))[u"record"][u"reply"];
    EXPECT_EQ(reply[u"parent"][u"cid"], u"bafyother"_s);
    EXPECT_EQ(reply[u"root"][u"uri"], u"at://root"_s);
    EXPECT_EQ(reply[u"root"][u"cid"], u"bafyroot"_s);
}

TEST_F(BlueskyTalkTest, AThreadOfOurOwnNeedsNoQuestionInBetween)
{
    const Result<Published> first = client.publish(frozen()).result();
    Delivery second = aDelivery();
    second.replyTo = first->post;
    const Result<Published> next = client.publish(frozen(second)).result();
    Delivery third = aDelivery();
    third.replyTo = next->post;
    const QJsonValue reply = bodyOf(frozen(third))[u"record"][u"reply"];
    EXPECT_EQ(reply[u"parent"][u"uri"], nativeId(next->post));
    EXPECT_EQ(reply[u"root"][u"uri"], nativeId(first->post));
    EXPECT_EQ(pds.count(u"getRecord"_s) + pds.count(u"getPosts"_s), 0);
}

TEST_F(BlueskyTalkTest, AfterARestartOurOwnPostIsReadFromOurServer)
{
    const Result<Published> first = client.publish(frozen()).result();
    BlueskyClient next(pds.account(), world.services());
    Delivery second = aDelivery();
    second.replyTo = first->post;
    EXPECT_EQ(bodyOf(next.freeze(second).result().value())[u"record"][u"reply"][u"root"][u"uri"],
              nativeId(first->post));
    EXPECT_EQ(pds.count(u"getRecord"_s), 1);
}

TEST_F(BlueskyTalkTest, AReplyToWhatIsGoneIsNotWritten)
{
    Delivery delivery = aDelivery();
    delivery.replyTo = PostId(u"bluesky:at://did:plc:other/app.bsky.feed.post/gone"_s);
    EXPECT_EQ(errorOf(client.freeze(delivery)).code, Code::NotFound);
}

// The rest.

TEST_F(BlueskyTalkTest, PreparingWarmsTheConnectionAndTheToken)
{
    pds.expire();
    ASSERT_TRUE(client.prepare(aDelivery()).result());
    ASSERT_EQ(world.transport.warmed.size(), 1);
    EXPECT_EQ(originOf(world.transport.warmed.first()), originOf(QUrl(pds.server)));
    EXPECT_EQ(pds.count(u"refreshSession"_s), 1);
    EXPECT_EQ(pds.count(u"putRecord"_s), 0);
}

TEST_F(BlueskyTalkTest, CheckingAsksWhetherTheAccountMayPost)
{
    EXPECT_TRUE(client.check().result());
    pds.instead[u"getSession"_s] = {
        FakeTransport::json(200, "{\"did\":\"" + pds.did.toLatin1() + "\",\"active\":false}"),
        SmallPds::error(503, "Unavailable"), failure(Code::Unconfirmed),
        SmallPds::error(400, "InvalidToken"), SmallPds::error(401, "AccountTakedown")};
    for (const Code code :
         {Code::Refused, Code::Offline, Code::Offline, Code::SignedOut, Code::Refused})
        EXPECT_EQ(errorOf(client.check()).code, code);
}

TEST_F(BlueskyTalkTest, SigningOutIsToldToTheServer)
{
    EXPECT_TRUE(client.signOut().result());
    EXPECT_EQ(pds.count(u"deleteSession"_s), 1);
}

TEST_F(BlueskyTalkTest, ALikeIsARecordOfOurOwnAndTakenBackByItsKey)
{
    for (const Reaction reaction : {Reaction::Like, Reaction::Boost}) {
        ASSERT_TRUE(client.react(foreign(), reaction, true).result());
        ASSERT_EQ(pds.records.size(), 1);
        const bool isLike = reaction == Reaction::Like;
        EXPECT_TRUE(pds.records.firstKey().contains(isLike ? u"app.bsky.feed.like"_s
                                                           : u"app.bsky.feed.repost"_s));
        const QJsonObject record = pds.records.first();
        EXPECT_EQ(record[u"subject"][u"uri"], nativeId(foreign()));
        EXPECT_EQ(record[u"subject"][u"cid"], u"bafyother"_s);
        ASSERT_TRUE(client.react(foreign(), reaction, false).result());
        EXPECT_EQ(pds.records.size(), 0);
    }
}

TEST_F(BlueskyTalkTest, ALikeWhoseReplyWasLostCanBeTakenBack)
{
    pds.loses = {u"createRecord"_s};
    EXPECT_FALSE(client.react(foreign(), Reaction::Like, true).result());
    ASSERT_EQ(pds.records.size(), 1);
    ASSERT_TRUE(client.react(foreign(), Reaction::Like, false).result());
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyTalkTest, ALikeOfAFormerRunIsKnownToTheNetwork)
{
    const PostId post = foreign();
    const QString like = recordUri(pds.did, u"app.bsky.feed.like"_s, u"3klike"_s);
    pds.records.insert(like, {});
    pds.views[nativeId(post)].insert(u"viewer"_s, QJsonObject{{u"like"_s, like}});
    ASSERT_TRUE(client.react(post, Reaction::Like, false).result());
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyTalkTest, WhatWasNeverLikedNeedsNoTakingBack)
{
    EXPECT_TRUE(client.react(foreign(), Reaction::Like, false).result());
    EXPECT_EQ(pds.count(u"deleteRecord"_s), 0);
}

TEST_F(BlueskyTalkTest, ALikeOfWhatIsGoneIsNotFound)
{
    const PostId gone(u"bluesky:at://did:plc:other/app.bsky.feed.post/gone"_s);
    EXPECT_EQ(errorOf(client.react(gone, Reaction::Like, true)).code, Code::NotFound);
}

TEST_F(BlueskyTalkTest, ALikeThatWasRefusedDoesNotHideAnEarlierOne)
{
    const PostId post = foreign();
    const QString like = recordUri(pds.did, u"app.bsky.feed.like"_s, u"3klike"_s);
    pds.records.insert(like, {});
    pds.views[nativeId(post)].insert(u"viewer"_s, QJsonObject{{u"like"_s, like}});
    pds.instead[u"createRecord"_s] = {SmallPds::error(400, "InvalidRequest")};
    EXPECT_EQ(errorOf(client.react(post, Reaction::Like, true)).code, Code::Refused);
    ASSERT_TRUE(client.react(post, Reaction::Like, false).result());
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyTalkTest, APostOfAnotherAccountIsNeverTakenForARecordOfOurs)
{
    const QString ours = recordUri(pds.did, postCollection, u"other"_s);
    pds.records.insert(ours, {});
    const PostId theirs(u"bluesky:at://did:plc:other/app.bsky.feed.post/other"_s);
    EXPECT_EQ(errorOf(client.deletePost(theirs)).code, Code::Refused);
    EXPECT_EQ(pds.records.size(), 1);
    EXPECT_TRUE(client.deletePost(PostId(u"bluesky:"_s + ours)).result());
    EXPECT_EQ(pds.records.size(), 0);
}

TEST_F(BlueskyTalkTest, ALikeNeverOvertakesItsOwnTakingBack)
{
    ASSERT_TRUE(client.react(foreign(), Reaction::Boost, true).result());  // now it knows the post
    world.transport.neverReplies = true;
    const Future<Done> on = client.react(foreign(), Reaction::Like, true);
    const Future<Done> off = client.react(foreign(), Reaction::Like, false);
    EXPECT_TRUE(world.transport.sent.last().url.path().endsWith(u"createRecord"));
    world.transport.reply(0, FakeTransport::json(200, "{}"));
    settle();
    EXPECT_TRUE(on.isFinished());
    EXPECT_FALSE(off.isFinished());
    EXPECT_TRUE(world.transport.sent.last().url.path().endsWith(u"deleteRecord"));
    world.transport.reply(1, FakeTransport::json(200, "{}"));
    settle();
    EXPECT_TRUE(off.isFinished());
}

}  // namespace
