// SPDX-License-Identifier: GPL-3.0-or-later
// What NetworkClient promises, asked of every network alike.
#include "tests/contract/contract_world.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tests {

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = Error::Code;
using State = Connection::State;

class NetworkContract : public testing::TestWithParam<ContractNetwork> {
protected:
    NetworkContract() : world(GetParam().make()), client(world->client())
    {
        QObject::connect(&client, &NetworkClient::received, &context,
                         [this](const Post &post) { received.append(post); });
        QObject::connect(&client, &NetworkClient::removed, &context, [this](const PostId &id) {
            received.removeIf([&id](const Post &post) { return post.id == id; });
            removed.append(id);
        });
        QObject::connect(&client, &NetworkClient::connectionChanged, &context,
                         [this](const Connection &now) { states.append(now.state); });
    }

    /// What a future brings within a minute; Cancelled if it does not.
    template <typename T>
    Result<T> outcome(const Future<T> &future)
    {
        for (int second = 0; second < 60 && !future.isFinished(); ++second)
            pass(1s);
        return future.isFinished() ? future.result() : failure(Code::Cancelled, u"no answer"_s);
    }
    void pass(Milliseconds time)
    {
        for (; time > 0ms; time -= 1s) {
            world->pass(std::min<Milliseconds>(time, 1s));
            settle();
        }
    }
    Delivery frozen()
    {
        const Delivery question = world->question();
        EXPECT_TRUE(outcome(client.prepare(question)));
        return outcome(client.freeze(question)).value_or(question);
    }
    Published publish()
    {
        const Result<Published> out = outcome(client.publish(frozen()));
        EXPECT_TRUE(out) << (out ? "" : out.error().detail.toStdString());
        return out.value_or(Published());
    }
    void follow()
    {
        client.follow({.hashtag = world->hashtag(), .since = world->clock.now()});
        pass(5s);
    }
    const Post *heard(const QString &words) const
    {
        const auto found = std::find_if(received.begin(), received.end(), [&](const Post &post) {
            return post.text.contains(words);
        });
        return found == received.end() ? nullptr : &*found;
    }
    /// Looks as the outbox does: again as long as the network cannot tell, then as it asks.
    Result<Published> look(const Delivery &delivery)
    {
        for (int looks = 0;; ++looks) {
            const Result<Published> found = outcome(client.findPublished(delivery));
            if (found || found.error().code != Code::Unconfirmed || looks == 10)
                return found;
            pass(found.error().retryAfter.value_or(10s));
        }
    }

    std::unique_ptr<ContractWorld> world;
    NetworkClient &client;
    QObject context;
    QList<Post> received;
    QList<PostId> removed;
    QList<State> states;
};

TEST_P(NetworkContract, APostIsOutOnceAndSaysWhichAndWhere)
{
    const Instant before = world->clock.now();
    const Published out = publish();
    EXPECT_EQ(networkOf(out.post), client.account().network);
    EXPECT_FALSE(nativeId(out.post).isEmpty());
    EXPECT_TRUE(out.url.isValid() && !out.url.host().isEmpty());
    EXPECT_GE(out.at, before - 1min);
    EXPECT_LE(out.at, world->clock.now() + 1min);
    EXPECT_EQ(world->standing(world->question().text), 1);
}

TEST_P(NetworkContract, TheSameDeliveryAgainStandsThereOnce)
{
    const Delivery delivery = frozen();
    const Result<Published> first = outcome(client.publish(delivery));
    pass(31s);
    const Result<Published> again = outcome(client.publish(delivery));
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->post, again->post);
    EXPECT_EQ(world->standing(delivery.text), 1);
}

TEST_P(NetworkContract, APostWhoseReplyIsLostIsUnconfirmedAndThenFound)
{
    world->loseTheNextReply();
    const Delivery delivery = frozen();
    const Result<Published> lost = outcome(client.publish(delivery));
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, Code::Unconfirmed);
    const Result<Published> found = look(delivery);
    ASSERT_TRUE(found) << found.error().detail.toStdString();
    EXPECT_EQ(networkOf(found->post), client.account().network);
    EXPECT_EQ(world->standing(delivery.text), 1);
}

TEST_P(NetworkContract, WhatWasNeverSentIsNotFound)
{
    const Result<Published> found = look(frozen());
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Code::NotFound);
    EXPECT_EQ(world->standing(world->question().text), 0);
}

TEST_P(NetworkContract, WhoMustWaitIsToldHowLongAndNothingIsOut)
{
    const Delivery delivery = frozen();
    world->limit(30s);
    const Result<Published> result = outcome(client.publish(delivery));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::RateLimited);
    ASSERT_TRUE(result.error().retryAfter);
    EXPECT_GE(*result.error().retryAfter, 1s);
    EXPECT_LE(*result.error().retryAfter, 30s);
    EXPECT_EQ(world->standing(delivery.text), 0);
    pass(30s);
    EXPECT_TRUE(outcome(client.publish(delivery)));
    EXPECT_EQ(world->standing(delivery.text), 1);
}

TEST_P(NetworkContract, WhoIsSignedOutIsTold)
{
    const Delivery delivery = frozen();
    if (!world->signOut())
        return;  // nobody can be signed out there
    const Result<Done> checked = outcome(client.check());
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, Code::SignedOut);
    const Result<Published> result = outcome(client.publish(delivery));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::SignedOut);
    EXPECT_EQ(world->standing(delivery.text), 0);
}

TEST_P(NetworkContract, AnAnswerComesWithItsAuthorAndPointsAtTheQuestion)
{
    follow();
    const Published out = publish();
    pass(20s);
    const Post *answer = heard(u"books"_s);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->network, client.account().network);
    EXPECT_EQ(networkOf(answer->id), client.account().network);
    EXPECT_EQ(answer->replyTo, out.post);
    EXPECT_TRUE(answer->author.isNamed());
    EXPECT_TRUE(answer->author.handle.contains(u"ann"));
    EXPECT_TRUE(answer->url.isValid() && !answer->url.host().isEmpty());
}

TEST_P(NetworkContract, OurOwnPostPassesByUnderTheSameId)
{
    follow();
    const Published out = publish();
    pass(75s);
    const bool came = std::any_of(received.begin(), received.end(),
                                  [&](const Post &post) { return post.id == out.post; });
    EXPECT_TRUE(came);
}

TEST_P(NetworkContract, ADeletedPostIsTakenBackAndDoesNotReturn)
{
    follow();
    publish();
    pass(23s);
    const Post *said = heard(u"oops"_s);
    ASSERT_TRUE(said);
    const PostId id = said->id;
    pass(2min);
    EXPECT_TRUE(removed.contains(id));
    EXPECT_FALSE(heard(u"oops"_s));
}

TEST_P(NetworkContract, WhatWasSaidWhileTheLineWasDownComesAfterwards)
{
    follow();
    publish();
    pass(2min);
    EXPECT_TRUE(states.contains(State::Away));
    EXPECT_EQ(client.connection().state, State::Live);
    EXPECT_TRUE(heard(u"books"_s));
    EXPECT_TRUE(heard(u"tea"_s));
}

TEST_P(NetworkContract, WhoStopsFollowingHearsNothingMore)
{
    follow();
    EXPECT_EQ(client.connection().state, State::Live);
    client.unfollow();
    EXPECT_EQ(client.connection().state, State::Off);
    received.clear();
    publish();
    pass(2min);
    EXPECT_TRUE(received.isEmpty());
}

TEST_P(NetworkContract, APostOfOursThatIsDeletedIsGoneAndMayBeDeletedAgain)
{
    follow();
    const Delivery question = frozen();
    const Result<Published> out = outcome(client.publish(question));
    ASSERT_TRUE(out);
    pass(5s);
    for (int time = 0; time < 2; ++time) {
        const Result<Done> deleted = outcome(client.deletePost(out->post));
        EXPECT_TRUE(deleted) << (deleted ? "" : deleted.error().detail.toStdString());
        EXPECT_EQ(world->standing(question.text), 0);
    }
}

TEST_P(NetworkContract, WhatSomebodyElseWroteIsNotDeleted)
{
    follow();
    publish();
    pass(20s);
    const Post *answer = heard(u"books"_s);
    ASSERT_TRUE(answer);
    const PostId id = answer->id;
    outcome(client.deletePost(id));
    EXPECT_FALSE(removed.contains(id));
    pass(60s);
    EXPECT_FALSE(removed.contains(id)) << "nor later";
}

TEST_P(NetworkContract, ALikeAndABoostCanBeGivenAndTakenBack)
{
    follow();
    publish();
    pass(20s);
    const Post *answer = heard(u"books"_s);
    ASSERT_TRUE(answer);
    const PostId id = answer->id;
    for (const Reaction reaction : {Reaction::Like, Reaction::Boost}) {
        EXPECT_TRUE(outcome(client.react(id, reaction, true)));
        EXPECT_TRUE(outcome(client.react(id, reaction, false)));
    }
}

INSTANTIATE_TEST_SUITE_P(EveryNetwork, NetworkContract,
                         testing::Values(ContractNetwork{"Rehearsal", rehearsalWorld},
                                         ContractNetwork{"Bluesky", blueskyWorld},
                                         ContractNetwork{"Mastodon", mastodonWorld},
                                         ContractNetwork{"X", xWorld}),
                         [](const auto &network) { return network.param.name; });

}  // namespace

void PrintTo(const ContractNetwork &network, std::ostream *out)
{
    *out << network.name;
}

}  // namespace tests
