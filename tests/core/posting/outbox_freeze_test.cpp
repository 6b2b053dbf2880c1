// SPDX-License-Identifier: GPL-3.0-or-later
// What goes over the wire is written once.
#include "core/posting/draft.h"
#include "core/posting/outbox.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

using State = Delivery::State;

class OutboxFreezeTest : public testing::Test {
protected:
    OutboxFreezeTest() { outbox.addClient(client); }
    Delivery add()
    {
        const Delivery delivery =
            draftFor(*chat.runSheet.question(1), chat, client.account(), clock.now());
        outbox.add({delivery});
        tests::settle();
        return delivery;
    }
    Delivery onDisk()
    {
        const Future<SavedChat> saved = storage->load(chat.id);
        tests::settle();
        return saved.result()->deliveries.first();
    }

    Chat chat = tests::aChat();
    tests::FakeClock clock;
    std::unique_ptr<Storage> storage = std::move(*Storage::open(u":memory:"_s));
    tests::FakeClient client{tests::anAccount(u"bluesky"_s)};
    Outbox outbox{clock, *storage, chat.id, u"desk"_s};
};

}  // namespace

TEST_F(OutboxFreezeTest, TheBodyIsOnDiskBeforeTheFirstByteLeaves)
{
    client.bodies = {QByteArray("{\"text\":\"Q1 ä\"}")};
    client.neverReplies = true;
    add();
    ASSERT_EQ(client.published.size(), 1);
    EXPECT_EQ(client.published.first().body, QByteArray("{\"text\":\"Q1 ä\"}"));
    EXPECT_EQ(onDisk().body, client.published.first().body);
}

TEST_F(OutboxFreezeTest, EveryTryHasTheSameBodyAlsoAfterACrash)
{
    client.bodies = {QByteArray("first"), QByteArray("second"), QByteArray("third")};
    client.publishResults = {failure(Error::Code::Offline), failure(Error::Code::Unconfirmed)};
    const Delivery delivery = add();
    clock.advance(2s);
    tests::settle();
    clock.advance(60s);
    tests::settle();
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Sent);
    ASSERT_EQ(client.published.size(), 3);
    for (const Delivery &one : client.published)
        EXPECT_EQ(one.body, QByteArray("first"));
}

TEST_F(OutboxFreezeTest, WhatCannotBeWrittenNowIsWrittenLater)
{
    client.bodies = {failure(Error::Code::Offline), QByteArray("then")};
    const Delivery delivery = add();
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Due);
    EXPECT_EQ(outbox.find(delivery.id)->error->code, Error::Code::Offline);
    EXPECT_TRUE(client.published.isEmpty());
    clock.advance(2s);
    tests::settle();
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Sent);
    EXPECT_EQ(client.published.first().body, QByteArray("then"));
}

TEST_F(OutboxFreezeTest, WhatCanNeverBeWrittenIsRefused)
{
    client.bodies = {failure(Error::Code::NotFound, u"the post replied to"_s)};
    const Delivery delivery = add();
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Refused);
    EXPECT_TRUE(client.published.isEmpty());
}

TEST_F(OutboxFreezeTest, ItsOwnPostIsKnownByTheKeyThatItChose)
{
    client.bodies = {QByteArray("words")};
    client.neverReplies = true;
    const Delivery delivery = add();
    Post seen = tests::aPost(u"at://did:plc:host/app.bsky.feed.post/key-"_s + delivery.id.text(),
                             u"as the network shows it…"_s);
    seen.network = client.account().network;
    seen.id = postId(seen.network, nativeId(seen.id));
    seen.author.id = u"did:plc:somebody"_s;
    outbox.reconcile({seen});
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Sending) << "somebody else's key";
    seen.author.id = client.account().nativeId;
    outbox.reconcile({seen});
    EXPECT_EQ(outbox.find(delivery.id)->state, State::Sent);
    EXPECT_EQ(outbox.find(delivery.id)->post, seen.id);
}

TEST_F(OutboxFreezeTest, WhatIsEditedKeepsEverythingButItsWords)
{
    client.publishResults = {failure(Error::Code::TooLong)};
    const Delivery refused{.id = DeliveryId(u"long"_s),
                           .account = client.account().id,
                           .text = u"Too many words"_s,
                           .pictures = {{.file = u"cat.png"_s, .description = u"A cat"_s}},
                           .replyTo = PostId(u"bluesky:parent"_s),
                           .warning = u"Spiders"_s,
                           .language = u"de"_s,
                           .quiet = true,
                           .created = clock.now()};
    outbox.add({refused});
    tests::settle();
    outbox.editAndSend(refused.id, u"Fewer"_s);
    tests::settle();
    ASSERT_EQ(client.published.size(), 2);
    const Delivery &edited = client.published.last();
    EXPECT_EQ(edited.text, u"Fewer");
    EXPECT_EQ(edited.pictures, refused.pictures);
    EXPECT_EQ(edited.replyTo, refused.replyTo);
    EXPECT_EQ(edited.warning, refused.warning);
    EXPECT_EQ(edited.language, refused.language);
    EXPECT_TRUE(edited.quiet);
}
