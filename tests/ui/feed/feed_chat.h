// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace tests {

/// A chat that is running in memory, into which posts come as from a network.
class FeedChat {
public:
    FeedChat()
    {
        auto stream = core::StreamStorage::open(storage->thread(), QStringLiteral(":memory:"));
        live = std::make_unique<core::LiveChat>(
            aChat(), core::LiveChat::Parts{.clock = clock,
                                           .storage = *storage,
                                           .stream = std::move(*stream),
                                           .clients = {&client},
                                           .desk = QStringLiteral("Ada")});
        live->open();
        live->follow();
    }

    /// So many posts, a second apart, each with its own text.
    QList<core::PostId> receive(int count, const QString &text = QStringLiteral("A1 words"))
    {
        QList<core::PostId> ids;
        for (int i = 0; i < count; ++i) {
            ++m_posts;
            ids.append(
                receive(aPost(QString::number(m_posts), text + u' ' + QString::number(m_posts),
                              QStringLiteral("ann"), clock.now() + core::Seconds(m_posts))));
        }
        handOn();
        return ids;
    }
    core::PostId receive(const core::Post &post)
    {
        client.receive(post);
        return post.id;
    }
    /// What has come in reaches the lists.
    void handOn()
    {
        clock.advance(core::Milliseconds(100));
        settle();
    }

    FakeClock clock;
    FakeClient client{anAccount(QStringLiteral("mastodon"))};
    std::unique_ptr<core::Storage> storage = *core::Storage::open(QStringLiteral(":memory:"));
    std::unique_ptr<core::LiveChat> live;

private:
    int m_posts = 0;
};

}  // namespace tests
