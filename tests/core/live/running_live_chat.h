// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace tests {

/// A chat that starts now, on one account, with Q1 out.
class RunningLiveChat : public testing::Test {
protected:
    RunningLiveChat()
    {
        chat.start = core::ZonedTime::at(clock.now(), "America/New_York");
        open();
        live->goLive();
        clock.advance(std::chrono::minutes(10));
        settle();
    }
    void open() { live = openLiveChat(chat, clock, *storage, client); }
    core::PostId receive(const core::Post &post)
    {
        client.receive(post);
        clock.advance(std::chrono::milliseconds(100));
        settle();
        return post.id;
    }

    FakeClock clock;
    FakeClient client{anAccount(QStringLiteral("mastodon"))};
    std::unique_ptr<core::Storage> storage = *core::Storage::open(QStringLiteral(":memory:"));
    core::Chat chat = aChat();
    std::unique_ptr<core::LiveChat> live;
};

}  // namespace tests
