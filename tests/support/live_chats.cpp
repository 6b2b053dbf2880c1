// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/live_chats.h"

#include "tests/support/settle.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

std::unique_ptr<LiveChat> openLiveChat(const Chat &chat, Clock &clock, Storage &storage,
                                       NetworkClient &client, const QString &streamFile)
{
    auto stream = StreamStorage::open(storage.thread(), streamFile);
    auto live = std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = clock,
                                                                 .storage = storage,
                                                                 .stream = std::move(*stream),
                                                                 .clients = {&client},
                                                                 .desk = u"Ada"_s});
    live->open();
    settle();
    return live;
}

}  // namespace tests
