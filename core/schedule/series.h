// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <optional>

namespace core {

/// One date of a series as people in several zones will see it.
struct SeriesDate {
    ZonedTime start;
    int sitting = 0;             ///< 0 is the chat's own start, then its further ones
    bool skipped = false;        ///< the hosts left this day out
    QList<ZonedTime> elsewhere;  ///< the same moment in the zones asked for, in their order
    /// By how much a zone's distance from the chat's differs from the row before: somebody's clock
    /// was changed in between, theirs or ours.
    QList<Minutes> moved;

    bool operator==(const SeriesDate &) const = default;
};

/// The next `count` days of a chat's series, its own first, with every sitting of each.
QList<SeriesDate> seriesDates(const Chat &chat, const QList<QByteArray> &zones, int count);

/// When the chat after this one starts: the next sitting of the day, else the first of the next day
/// of the series that is not skipped. Nothing where neither is.
std::optional<ZonedTime> nextStart(const Chat &chat);

/// The first start of the series after `now`, as the chat itself would move to it.
std::optional<ZonedTime> nextStartAfter(const Chat &chat, Instant now);

/// The draft of the chat after this one: its date from the series (else a week later), everything
/// but the title, the questions' texts and their pictures, which are new every day; a further
/// sitting of the same day keeps those too.
Chat nextDraft(const Chat &former);

}  // namespace core
