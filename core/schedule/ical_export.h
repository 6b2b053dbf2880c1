// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

namespace core {

/// The chat as a calendar entry (RFC 5545), with its questions in the description and its
/// recurrence in the chat's own zone. Empty for a chat without a start.
QByteArray toICalendar(const Chat &chat, Instant now);

}  // namespace core
