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
    people.setHostHandles({u"ANN@social.example"_s});
    people.add({ann, bob});
    EXPECT_TRUE(people.find(idOf(ann))->host);
    EXPECT_EQ(people.count(), 1);
    EXPECT_EQ(people.newcomers(), 1);
}

TEST_F(PeopleTest, WhoseLastPostIsDeletedLeaves)
{
    people.add({ann});
    people.removePost(ann.id, idOf(ann));
    EXPECT_EQ(people.count(), 0);
    EXPECT_FALSE(people.find(idOf(ann)));
}

TEST_F(PeopleTest, AWishNotToBeArchivedIsReadFromTheBio)
{
    ann.author.bio = u"Teacher. #NoBot"_s;
    people.add({ann, bob});
    EXPECT_TRUE(people.find(idOf(ann))->person.noArchive);
    EXPECT_FALSE(people.find(idOf(bob))->person.noArchive);
}

TEST_F(PeopleTest, AWishNotToBeArchivedIsReadFromTheSettingOfTheNetwork)
{
    ann.author.indexable = false;
    people.add({ann});
    EXPECT_TRUE(people.find(idOf(ann))->person.noArchive);
}

TEST_F(PeopleTest, TheSameHandleOnTwoNetworksIsTwoPeople)
{
    Post onX = ann;
    onX.network = NetworkId(u"x"_s);
    onX.id = postId(onX.network, u"9"_s);
    people.add({ann, onX});
    EXPECT_EQ(people.count(), 2);
}
