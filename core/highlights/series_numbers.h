// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/highlights/chat_stats.h"

namespace core {

/// The figures of one evening as they are kept with its chat, so that nobody has to read its posts
/// again to compare.
struct EveningNumbers {
    ChatId chat;
    QString title;
    Instant start;
    int posts = 0;
    int people = 0;
    int newcomers = 0;
    int answers = 0;
    int highlights = 0;
    int fromTheRoom = 0;
    std::optional<Seconds> medianTimeToAnswer;

    static EveningNumbers of(const Chat &chat, const ChatStats &stats);
    QString toText() const;
    /// Nothing where the text is none of ours.
    static std::optional<EveningNumbers> fromText(const QString &text);
    bool operator==(const EveningNumbers &) const = default;
};

/// A series looked back on from one of its evenings.
struct SeriesNumbers {
    QList<EveningNumbers> former;  ///< evenings before this one, newest first
    int people = 0;                ///< different people in all evenings, hosts included

    /// The middle of the former evenings' figures: one odd evening does not move it.
    std::optional<int> usual(int EveningNumbers::*figure) const;
    std::optional<Seconds> usualTimeToAnswer() const;
    bool operator==(const SeriesNumbers &) const = default;
};

}  // namespace core
