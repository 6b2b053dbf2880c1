// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/people.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;
using tests::aPost;

namespace {

PersonId idOf(const Post &post)
{
    return personId(post.network, post.author);
}

class PeopleTest : public testing::Test {
protected:
    People people;
    Post ann = aPost(u"1"_s, u"Hello"_s, u"ann"_s);
    Post bob = aPost(u"2"_s, u"Hello"_s, u"bob"_s);
};

}  // namespace

TEST_F(PeopleTest, WhoeverSpeaksTakesPartOnce)
{
    EXPECT_EQ(people.add({ann, bob}).size(), 2);
    EXPECT_TRUE(people.add({aPost(u"3"_s, u"More"_s, u"ann"_s)}).isEmpty());
    EXPECT_EQ(people.count(), 2);
    EXPECT_EQ(people.find(idOf(ann))->posts.size(), 2);
}

TEST_F(PeopleTest, ABoostAloneIsNoTakingPart)
{
    Post boost = ann;
    boost.boosts = bob.id;
    EXPECT_TRUE(people.add({boost}).isEmpty());
    EXPECT_EQ(people.count(), 0);
}

TEST_F(PeopleTest, OnlyThoseNeverMetBeforeAreNew)
{
    people.setKnown({{.id = idOf(ann), .network = ann.network}});
    people.add({ann, bob});
    EXPECT_FALSE(people.isNewcomer(idOf(ann)));
    EXPECT_TRUE(people.isNewcomer(idOf(bob)));
    EXPECT_EQ(people.newcomers(), 1);
}

TEST_F(PeopleTest, HostsAreNeitherCountedNorNew)
{
    people.setHosts({u"ANN@social.example"_s});
    people.add({ann, bob});
    EXPECT_TRUE(people.find(idOf(ann))->host);
    EXPECT_EQ(people.count(), 1);
    EXPECT_EQ(people.newcomers(), 1);
}

TEST_F(PeopleTest, WhoseLastPostIsDeletedLeaves)
{
    people.add({ann});
    people.removePost(ann.id);
    EXPECT_EQ(people.count(), 0);
    EXPECT_FALSE(people.find(idOf(ann)));
}

TEST_F(PeopleTest, AWishNotToBeArchivedIsRememberedOfWhoHasIt)
{
    ann.author.asksNotToBeKept = true;
    people.add({ann, bob});
    EXPECT_TRUE(people.find(idOf(ann))->person.noArchive);
    EXPECT_FALSE(people.find(idOf(bob))->person.noArchive);
}

TEST_F(PeopleTest, TheSameHandleOnTwoNetworksIsTwoPeople)
{
    Post onX = ann;
    onX.network = NetworkId(u"x"_s);
    onX.id = postId(onX.network, u"9"_s);
    people.add({ann, onX});
    EXPECT_EQ(people.count(), 2);
}

TEST_F(PeopleTest, APostThatComesTwiceIsCountedOnce)
{
    people.add({ann});
    people.add({ann});
    EXPECT_EQ(people.find(idOf(ann))->posts, QList<PostId>{ann.id});
}

TEST_F(PeopleTest, StarsAndReactionsFollowThePostsThatHaveThem)
{
    const Post more = aPost(u"3"_s, u"More"_s, u"ann"_s);
    people.add({ann, more});
    people.setReactions(ann.id, true, true);
    people.setReactions(more.id, false, true);
    people.setReactions(more.id, false, true);
    EXPECT_EQ(people.find(idOf(ann))->stars, 1);
    EXPECT_EQ(people.find(idOf(ann))->seen, 2);
    people.removePost(ann.id);
    EXPECT_EQ(people.find(idOf(ann))->stars, 0);
    EXPECT_EQ(people.find(idOf(ann))->seen, 1);
}

TEST_F(PeopleTest, AHostIsOneAsSoonAsThePlanSaysSo)
{
    people.add({ann, bob});
    people.setHosts({u"@ann@social.example"_s});
    EXPECT_TRUE(people.find(idOf(ann))->host);
    EXPECT_FALSE(people.isNewcomer(idOf(ann)));
    EXPECT_EQ(people.count(), 1);
}

TEST_F(PeopleTest, AHostIsKnownByAFullNameAndNotByAFirstNameAlone)
{
    people.setHosts({u"Ann Example"_s, u"Bob"_s});
    ann.author.name = u"Ann  EXAMPLE"_s;
    people.add({ann, bob});
    EXPECT_TRUE(people.find(idOf(ann))->host);
    EXPECT_FALSE(people.find(idOf(bob))->host) << "there may be another Bob";
}

namespace {

/// Ann writes on two networks, Bob on one.
class JoinedPeopleTest : public PeopleTest {
protected:
    JoinedPeopleTest()
    {
        onX.network = NetworkId(u"x"_s);
        onX.id = postId(onX.network, u"9"_s);
        people.add({ann, bob, onX});
    }
    void join(const Post &one, const Post &main)
    {
        people.setJoined(people.joining(idOf(one), idOf(main)));
    }

    Post onX = ann;
};

}  // namespace

TEST_F(JoinedPeopleTest, JoinedAccountsAreOnePersonWithAllThatWasDone)
{
    people.setAnswered(idOf(ann), {1, 3});
    people.setAnswered(idOf(onX), {2, 3});
    people.setReactions(onX.id, true, true);
    join(onX, ann);
    EXPECT_EQ(people.count(), 2);
    EXPECT_EQ(people.newcomers(), 2);
    EXPECT_EQ(people.all().size(), 3) << "accounts stay apart where accounts are wanted";
    ASSERT_EQ(people.persons().size(), 2);
    const Participant one = people.persons().first();
    EXPECT_EQ(one.person.id, idOf(ann));
    ASSERT_EQ(one.others.size(), 1);
    EXPECT_EQ(one.others.first().id, idOf(onX));
    EXPECT_EQ(one.posts, (QList<PostId>{ann.id, onX.id}));
    EXPECT_EQ(one.answered, (QList<int>{1, 2, 3}));
    EXPECT_EQ(one.stars, 1);
    EXPECT_EQ(people.joinedIn(3), 1);
    EXPECT_EQ(people.joinedIn(1), 0);
    EXPECT_EQ(people.person(idOf(onX)), one);
}

TEST_F(JoinedPeopleTest, WhoWasHereWithOneAccountIsNotNewWithAnother)
{
    people.setKnown({{.id = personId(NetworkId(u"bluesky"_s), ann.author)}});
    people.setJoined({{idOf(onX), personId(NetworkId(u"bluesky"_s), ann.author)}});
    EXPECT_FALSE(people.isNewcomer(idOf(onX)));
    EXPECT_TRUE(people.isNewcomer(idOf(ann)));
    people.add({aPost(u"10"_s, u"Hi"_s, u"cem"_s)});
    EXPECT_EQ(people.newcomers(), 3);
}

TEST_F(JoinedPeopleTest, ThreeAccountsMayBeJoinedInAnyOrderAndTheMainOneTakenOut)
{
    join(ann, bob);
    join(onX, ann);
    EXPECT_EQ(people.mainOf(idOf(onX)), idOf(bob));
    EXPECT_EQ(people.count(), 1);
    people.setJoined(people.separating(idOf(bob)));
    EXPECT_EQ(people.count(), 2);
    EXPECT_EQ(people.mainOf(idOf(ann)), people.mainOf(idOf(onX)));
    EXPECT_TRUE(people.joining(idOf(ann), idOf(onX)).isEmpty()) << "they are one already";
}

TEST_F(JoinedPeopleTest, SayingWhatWasBeforeTakesAJoinBack)
{
    join(onX, ann);
    const QList<JoinedAccount> joining = people.joining(idOf(ann), idOf(bob));
    EXPECT_EQ(joining.size(), 2) << "both accounts go along";
    QList<JoinedAccount> before;
    for (const JoinedAccount &one : joining)
        before.append({one.account, people.mainOf(one.account)});
    people.setJoined(joining);
    EXPECT_EQ(people.count(), 1);
    people.setJoined(before);
    EXPECT_EQ(people.count(), 2);
    EXPECT_EQ(people.mainOf(idOf(onX)), idOf(ann));
    people.setJoined({{idOf(onX), idOf(onX)}});
    EXPECT_EQ(people.persons(), people.all());
}

TEST_F(JoinedPeopleTest, ANoteBelongsToThePerson)
{
    people.setBook({.joined = {{idOf(onX), idOf(ann)}}, .notes = {{idOf(ann), u"From Ohio"_s}}});
    EXPECT_EQ(people.person(idOf(onX))->note, u"From Ohio"_s);
    people.setNote(idOf(ann), {});
    EXPECT_EQ(people.person(idOf(onX))->note, QString());
}

TEST_F(JoinedPeopleTest, AHostsSecondAccountIsAHostsToo)
{
    people.setHosts({u"bob@social.example"_s});
    join(onX, bob);
    EXPECT_EQ(people.count(), 1);
    EXPECT_EQ(people.newcomers(), 1);
    EXPECT_TRUE(people.isByHost(onX));
    people.setJoined(people.separating(idOf(onX)));
    EXPECT_FALSE(people.isByHost(onX));
    EXPECT_EQ(people.count(), 2);
}
