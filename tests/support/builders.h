// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/chat/post.h"

namespace tests {

/// 8:30 pm in New York on Monday 23 November 2026.
core::ZonedTime mondayEvening();
core::Account anAccount(const QString &network);
/// A cue at so many minutes from the start.
core::Cue aCue(core::CueKind kind, int minute, const QString &text = QStringLiteral("Some words"));
core::Cue aQuestion(int number, int minute,
                    const QString &text = QStringLiteral("What do you think?"));
/// Welcome, introduction, two questions, wrap-up, at 0, 3, 8, 17 and 26 minutes.
core::Chat aChat();
/// A post by a person; its id is made of the network and `id`.
core::Post aPost(const QString &id, const QString &text, const QString &by = QStringLiteral("ann"),
                 core::Instant created = core::instantFromMs(1'800'000'000'000));

}  // namespace tests
