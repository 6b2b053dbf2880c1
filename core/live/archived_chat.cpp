// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/archived_chat.h"

namespace core {

Result<std::unique_ptr<LiveChat>> archivedChat(const Chat &chat, const ArchivedParts &parts)
{
    auto stream =
        StreamStorage::open(parts.storage.thread(), parts.folder + QStringLiteral("/stream.db"));
    if (!stream)
        return tl::unexpected(stream.error());
    return std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = parts.clock,
                                                            .storage = parts.storage,
                                                            .stream = std::move(*stream),
                                                            .clients = {},
                                                            .desk = parts.desk,
                                                            .known = parts.known});
}

}  // namespace core
