// SPDX-License-Identifier: GPL-3.0-or-later
// What may be out is looked for before it is sent again.
#include "tests/core/posting/outbox_fixture.h"

namespace {

using namespace tests;

TEST_F(OutboxTest, ParksWhatLookingCannotTell)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(20, failure(Error::Code::Unconfirmed));
    const Delivery q1 = add(1);
    EXPECT_EQ(stateOf(q1), State::Unconfirmed);
    clock.advance(5min);
    EXPECT_EQ(stateOf(q1), State::Parked);
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_EQ(client->lookedFor.size(), Outbox::mostLooks);

    outbox->confirmSent(q1.id);
    tests::settle();
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, LooksWhenANetworkSaysThatItCanTellAndCountsThatAsNoFailure)
{
    const Error later{.code = Error::Code::Unconfirmed, .retryAfter = 50s};
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(Outbox::mostLooks + 1, tl::unexpected(later));
    client->findResults.push_back(tests::FakeClient::at(u"1"_s));
    const Delivery q1 = add(1);
    EXPECT_EQ(client->lookedFor.size(), 1);
    clock.advance(49s);
    EXPECT_EQ(client->lookedFor.size(), 1);
    clock.advance(1s);
    EXPECT_EQ(client->lookedFor.size(), 2);
    clock.advance(Outbox::mostLooks * 50s);
    EXPECT_EQ(stateOf(q1), State::Sent);
    EXPECT_EQ(client->published.size(), 1);
}

TEST_F(OutboxTest, ParksWhatANetworkWillNeverBeAbleToTell)
{
    const Error later{.code = Error::Code::Unconfirmed, .retryAfter = 50s};
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(100, tl::unexpected(later));
    const Delivery q1 = add(1);
    clock.advance(Outbox::longestWait);
    EXPECT_EQ(stateOf(q1), State::Unconfirmed);
    clock.advance(5min);
    EXPECT_EQ(stateOf(q1), State::Parked);
}

TEST_F(OutboxTest, SendsAParkedOneAgainOnlyWhenAHostSaysSo)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(Outbox::mostLooks, failure(Error::Code::Unconfirmed));
    const Delivery q1 = add(1);
    clock.advance(1h);
    EXPECT_EQ(client->published.size(), 1);
    outbox->sendAgain(q1.id);
    tests::settle();
    EXPECT_EQ(client->published.size(), 2);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, NothingStaysSendingPastItsDeadline)
{
    client->neverReplies = true;
    client->findResults.assign(3, failure(Error::Code::Unconfirmed));
    const Delivery q1 = add(1);
    EXPECT_EQ(stateOf(q1), State::Sending);
    clock.advance(Outbox::sendingDeadline);
    EXPECT_EQ(stateOf(q1), State::Unconfirmed);
}

}  // namespace
