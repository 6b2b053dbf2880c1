// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/posting/outbox_fixture.h"

namespace {

using namespace tests;

TEST_F(OutboxTest, SendsWhatItIsGivenOnce)
{
    const Delivery q1 = add(1);
    EXPECT_EQ(stateOf(q1), State::Sent);
    ASSERT_EQ(client->published.size(), 1);
    EXPECT_EQ(client->published.first().text, u"Q1: What do you think? #OurChat");
    EXPECT_TRUE(outbox->find(q1.id)->post);
    EXPECT_TRUE(outbox->isIdle());
}

TEST_F(OutboxTest, HasSendingOnDiskBeforeTheFirstByteLeaves)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    ASSERT_EQ(client->published.size(), 1);
    const Future<SavedChat> saved = storage->load(chat.id);
    tests::settle();
    ASSERT_EQ(saved.result()->deliveries.size(), 1);
    EXPECT_EQ(saved.result()->deliveries.first().state, State::Unconfirmed)  // Sending, read back
        << "a crash now would send it again unseen";
}

TEST_F(OutboxTest, IgnoresADeliveryThatItKnows)
{
    add(1);
    add(1);
    EXPECT_EQ(client->published.size(), 1);
}

TEST_F(OutboxTest, WaitsAsLongAsTheNetworkAsks)
{
    client->publishResults = {tl::unexpected(Error{Error::Code::RateLimited, u"429"_s, 90s})};
    const Delivery q1 = add(1);
    clock.advance(89s);
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_EQ(stateOf(q1), State::Due);
    clock.advance(1s);
    EXPECT_EQ(client->published.size(), 2);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, TriesAgainWhenNothingLeftThisComputer)
{
    client->publishResults = {failure(Error::Code::Offline), failure(Error::Code::Offline)};
    const Delivery q1 = add(1);
    clock.advance(30s);
    EXPECT_EQ(client->published.size(), 3);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, LooksBeforeItSendsAgain)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults = {tests::FakeClient::at(u"bluesky:found"_s)};
    const Delivery q1 = add(1);
    EXPECT_EQ(client->lookedFor.size(), 1);
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_EQ(stateOf(q1), State::Sent);
    EXPECT_EQ(outbox->find(q1.id)->post, PostId(u"bluesky:found"_s));
}

TEST_F(OutboxTest, SendsAgainWithTheSameKeyWhenItIsSurelyNotOut)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    const Delivery q1 = add(1);
    clock.advance(1s);
    ASSERT_EQ(client->published.size(), 2);
    EXPECT_EQ(client->published.first().id, client->published.last().id);
    EXPECT_EQ(client->published.first().text, client->published.last().text);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, KeepsTheOrderOfQuestionsOnAnAccount)
{
    client->publishResults = {failure(Error::Code::Offline)};
    add(1);
    const Delivery q2 = add(2);
    EXPECT_EQ(stateOf(q2), State::Due);
    clock.advance(2s);
    ASSERT_EQ(client->published.size(), 3);
    EXPECT_TRUE(client->published.at(1).text.startsWith(u"Q1"));
    EXPECT_TRUE(client->published.at(2).text.startsWith(u"Q2"));
}

TEST_F(OutboxTest, ARefusedQuestionDoesNotStopTheNextOne)
{
    client->publishResults = {failure(Error::Code::TooLong)};
    const Delivery q1 = add(1);
    const Delivery q2 = add(2);
    EXPECT_EQ(stateOf(q1), State::Refused);
    EXPECT_EQ(stateOf(q2), State::Sent);
}

TEST_F(OutboxTest, ARefusedQuestionGoesOutWithOtherWordsUnderANewKey)
{
    client->publishResults = {failure(Error::Code::TooLong)};
    const Delivery q1 = add(1);
    outbox->editAndSend(q1.id, u"Q1: Shorter? #OurChat"_s);
    tests::settle();
    ASSERT_EQ(client->published.size(), 2);
    EXPECT_NE(client->published.last().id, q1.id);
    EXPECT_EQ(client->published.last().text, u"Q1: Shorter? #OurChat");
    EXPECT_EQ(outbox->ofCue(q1.cue).last().state, State::Sent);
    EXPECT_TRUE(outbox->isIdle());
}

TEST_F(OutboxTest, RecognisesItsOwnPostInTheStream)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    Post seen = tests::aPost(u"seen"_s, q1.text);
    seen.network = client->account().network;
    seen.author.handle = client->account().handle.toUpper();
    outbox->reconcile({seen});
    EXPECT_EQ(stateOf(q1), State::Sent);
    EXPECT_EQ(outbox->find(q1.id)->post, seen.id);
}

TEST_F(OutboxTest, DoesNotTakeSomebodyElsesCopyForItsOwn)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    Post seen = tests::aPost(u"seen"_s, q1.text);
    seen.network = client->account().network;
    outbox->reconcile({seen});
    EXPECT_EQ(stateOf(q1), State::Sending);
}

TEST_F(OutboxTest, AfterACrashWhileSendingItLooksFirst)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    client->neverReplies = false;
    client->findResults = {tests::FakeClient::at(u"bluesky:found"_s)};
    crashAndRestart();
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, WhatACrashMadeLateWaitsForAHost)
{
    client->publishResults = {failure(Error::Code::Offline)};
    const Delivery q1 = add(1);
    clock.advance(500ms);
    outbox.reset();
    clock.advance(10min);
    crashAndRestart();
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_TRUE(outbox->find(q1.id)->waitsForHost);
    outbox->sendAgain(q1.id);
    tests::settle();
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, WithdrawsWhatHasNotLeftYet)
{
    client->publishResults = {tl::unexpected(Error{Error::Code::RateLimited, {}, 60s})};
    const Delivery q1 = add(1);
    EXPECT_TRUE(outbox->withdraw(q1.id));
    clock.advance(5min);
    EXPECT_EQ(client->published.size(), 1);
    EXPECT_TRUE(outbox->isIdle());
    const Delivery q2 = add(2);
    EXPECT_FALSE(outbox->withdraw(q2.id));
}

TEST_F(OutboxTest, GoesOnWithTheNextQuestionWhileOneIsParked)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(Outbox::mostLooks, failure(Error::Code::Unconfirmed));
    const Delivery q1 = add(1);
    const Delivery q2 = add(2);
    EXPECT_EQ(stateOf(q2), State::Due) << "it waits while the one before is looked for";
    clock.advance(90s);
    EXPECT_EQ(stateOf(q1), State::Parked);
    EXPECT_EQ(stateOf(q2), State::Sent);
}

TEST_F(OutboxTest, SlowsDownWhenEveryReplyIsLost)
{
    client->publishResults.assign(100, failure(Error::Code::Unconfirmed));
    add(1);
    clock.advance(1min);
    EXPECT_GT(client->published.size(), 3);
    EXPECT_LT(client->published.size(), 8);
}

TEST_F(OutboxTest, AsksAHostRatherThanSendAnythingLate)
{
    client->publishResults.assign(100, failure(Error::Code::Offline));
    const Delivery q1 = add(1);
    clock.advance(10min);
    const qsizetype tries = client->published.size();
    EXPECT_TRUE(outbox->find(q1.id)->waitsForHost);
    client->publishResults.clear();
    clock.advance(1h);
    EXPECT_EQ(client->published.size(), tries);

    outbox->sendAgain(q1.id);
    EXPECT_EQ(stateOf(q1), State::Sent);
}

TEST_F(OutboxTest, KnowsAgainWhatItSentHoweverLateTheReplyComes)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    clock.advance(Outbox::sendingDeadline + 1s);  // looked for, not found, sent again
    ASSERT_EQ(client->published.size(), 2);
    client->reply(0, tests::FakeClient::at(u"bluesky:first"_s));
    EXPECT_EQ(stateOf(q1), State::Sent);
    EXPECT_EQ(outbox->find(q1.id)->post, PostId(u"bluesky:first"_s));
}

TEST_F(OutboxTest, AFailureOfAFormerTrySaysNothingAboutThisOne)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    clock.advance(Outbox::sendingDeadline + 1s);
    ASSERT_EQ(client->published.size(), 2);
    client->reply(0, failure(Error::Code::Offline));
    EXPECT_EQ(stateOf(q1), State::Sending);
    clock.advance(5s);
    EXPECT_EQ(client->published.size(), 2);
}

TEST_F(OutboxTest, TakesOnePostForOneDeliveryOnly)
{
    client->publishResults = {tests::FakeClient::at(u"mastodon:once"_s)};
    const auto thanks = [this] {
        const Delivery one = draftFor(u"Thank you!"_s, chat, client->account(), {}, clock.now());
        outbox->add({one});
        return one;
    };
    thanks();
    client->neverReplies = true;
    const Delivery second = thanks();
    Post seen = tests::aPost(u"once"_s, second.text);
    seen.network = client->account().network;
    seen.author.handle = client->account().handle;
    seen.created = clock.now();
    outbox->reconcile({seen});
    EXPECT_EQ(stateOf(second), State::Sending) << "that was the first one";
}

TEST_F(OutboxTest, DoesNotTakeTheSameWordsOfAFormerEveningForItsOwn)
{
    client->neverReplies = true;
    const Delivery q1 = add(1);
    Post seen = tests::aPost(u"seen"_s, q1.text);
    seen.network = client->account().network;
    seen.author.handle = client->account().handle;
    seen.created = clock.now() - 14 * 24h;
    outbox->reconcile({seen});
    EXPECT_EQ(stateOf(q1), State::Sending);
}

TEST_F(OutboxTest, LearnsFromTheStreamWhichPostAHostMeantBySayingItIsOut)
{
    client->publishResults = {failure(Error::Code::Unconfirmed)};
    client->findResults.assign(Outbox::mostLooks, failure(Error::Code::Unconfirmed));
    const Delivery q1 = add(1);
    clock.advance(90s);
    outbox->confirmSent(q1.id);
    EXPECT_FALSE(outbox->find(q1.id)->post);
    Post seen = tests::aPost(u"seen"_s, q1.text);
    seen.network = client->account().network;
    seen.author.handle = client->account().handle;
    seen.created = q1.created;
    outbox->reconcile({seen});
    EXPECT_EQ(outbox->find(q1.id)->post, seen.id);
}

TEST_F(OutboxTest, MayBeGivenMoreByWhoeverHearsThatSomethingWasSent)
{
    QObject::connect(outbox.get(), &Outbox::sent, outbox.get(), [this](const Delivery &delivery) {
        for (int i = 0; i < 20 && !delivery.cue.isEmpty(); ++i)
            outbox->add({draftFor(u"Reply"_s, chat, client->account(), {}, clock.now())});
    });
    add(1);
    add(2);
    EXPECT_EQ(client->published.size(), 42);
    EXPECT_TRUE(outbox->isIdle());
}

}  // namespace
