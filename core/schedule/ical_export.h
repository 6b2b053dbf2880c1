// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

namespace core {

enum class CalendarScope {
    ThisDate,  ///< this chat, with its questions in the description
    Series,    ///< the recurrence in the chat's own zone, skipped days left out
};

/// The chat as calendar entries (RFC 5545), one for each sitting. Empty for a chat without a start.
QByteArray toICalendar(const Chat &chat, CalendarScope scope, Instant now);

}  // namespace core
