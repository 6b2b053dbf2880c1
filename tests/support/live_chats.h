// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

namespace tests {

/// A chat on one account, loaded and not yet live, whose posts are kept in memory, or in a file.
/// What it is given must outlive it.
std::unique_ptr<core::LiveChat>
openLiveChat(const core::Chat &chat, core::Clock &clock, core::Storage &storage,
             core::NetworkClient &client, const QString &streamFile = QStringLiteral(":memory:"));

}  // namespace tests
