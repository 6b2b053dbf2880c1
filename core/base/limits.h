// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

/// Every size, depth and time that foreign input may take. The figures are those at which a busy
/// evening is far from its limits and a hostile server is close to them.
namespace core::limits {

constexpr qint64 kib = 1024;
constexpr qint64 mib = 1024 * kib;

// HTTP.
constexpr qint64 headerBytes = 64 * kib;      ///< all headers of one reply
constexpr qint64 replyBytes = 4 * mib;        ///< the body of one JSON reply
constexpr qint64 avatarBytes = 2 * mib;       ///< the body of one profile picture
constexpr qint64 avatarPixels = 2'000'000;    ///< its width times its height
constexpr Milliseconds connectTime{5'000};    ///< until a request can leave
constexpr Milliseconds replyTime{15'000};     ///< from the call to the last byte of the reply
constexpr Milliseconds slowStartTime{5'000};  ///< after it a reply must bring bytesPerSecond
constexpr qint64 bytesPerSecond = 1 * kib;

// Texts.
constexpr qsizetype postHtml = 64 * kib;   ///< UTF-16 units of one post's HTML; the rest is cut off
constexpr qsizetype linkTarget = 4 * kib;  ///< UTF-16 units of an address; a longer one is no link

// Archives.
constexpr qint64 archiveLineBytes = 16 * mib;  ///< one line: a page of search results at most

// Streams.
constexpr qint64 messageBytes = 1 * mib;      ///< one WebSocket message, one line of a stream
constexpr Milliseconds pingInterval{15'000};  ///< a WebSocket is asked whether it lives
constexpr Milliseconds silence{30'000};       ///< no byte and no pong: the stream is dead

}  // namespace core::limits
