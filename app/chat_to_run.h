// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/networks/account_book.h"
#include "core/storage/storage.h"

namespace app {

/// Why a command cannot go on: one sentence, and the exit status.
struct Problem {
    QString sentence;
    int status = 1;
};
template <typename T>
using OrProblem = tl::expected<T, Problem>;

/// The saved chats that a host means by an id or the start of a title.
QList<core::Chat> chatsNamed(const QList<core::Chat> &chats, const QString &words);

/// The chat that `run` is about, with the accounts that post it.
///
/// A plan's chat has an id made of the plan's text and tag, so that the same plan goes on with the
/// chat it made before as long as that is not over; after that it makes a new one.
OrProblem<core::Chat> chatToRun(const CommandLine &line, const QList<core::Chat> &saved,
                                const core::AccountBook &book, core::Instant now);

/// Times of a chat that has not begun are no longer meant once others are typed.
void forgetTimesUnlessBegun(core::Storage &storage, const core::ChatId &chat,
                            const core::SavedChat &saved);
/// Whether something of it has left or was decided.
bool hasBegun(const core::SavedChat &saved);
/// With the start, first and every that were typed; a chat that has begun keeps its times, and
/// must keep its accounts: what is out on one is not posted anew on another.
OrProblem<core::Chat> withTimes(core::Chat chat, const core::SavedChat &saved,
                                const CommandLine &line, core::Instant now);

}  // namespace app
