// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

namespace core {

struct ArchivedParts {
    Clock &clock;
    Storage &storage;
    QString folder;  ///< of this chat
    QString desk;    ///< name of the host at this program
    QList<Person> known = {};
};

/// A chat that ArchiveImport made: everything can be looked at, starred and written up, and nothing
/// can be posted, because no account is behind it. Call open() on it once. Errors: those of its
/// stream.db.
Result<std::unique_ptr<LiveChat>> archivedChat(const Chat &chat, const ArchivedParts &parts);

}  // namespace core
