// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/posting/draft.h"
#include "core/posting/outbox.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using State = Delivery::State;

/// The outbox of a chat with one account.
class OutboxTest : public testing::Test {
protected:
    OutboxTest()
    {
        client = std::make_unique<FakeClient>(anAccount(u"bluesky"_s));
        restart();
    }

    void restart()
    {
        outbox = std::make_unique<Outbox>(clock, *storage, chat.id, u"desk"_s);
        outbox->addClient(*client);
    }
    /// The program dies, and starts again with what is on disk.
    void crashAndRestart()
    {
        outbox.reset();
        const Future<SavedChat> saved = storage->load(chat.id);
        settle();
        restart();
        outbox->restore(saved.result()->deliveries);
        settle();
    }
    Delivery add(int question)
    {
        const Cue *cue = chat.runSheet.question(question);
        const Delivery delivery = draftFor(*cue, chat, client->account(), clock.now());
        outbox->add({delivery});
        settle();
        return delivery;
    }
    State stateOf(const Delivery &delivery) const { return outbox->find(delivery.id)->state; }

    Chat chat = aChat();
    FakeClock clock;
    std::unique_ptr<Storage> storage = std::move(*Storage::open(u":memory:"_s));
    std::unique_ptr<FakeClient> client;
    std::unique_ptr<Outbox> outbox;
};

}  // namespace tests
