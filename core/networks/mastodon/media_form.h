// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/picture.h"

namespace core::mastodon {

/// A picture and what is said of it, as multipart/form-data (RFC 7578).
struct MediaForm {
    QByteArray contentType;
    QByteArray body;
};
MediaForm mediaForm(const Picture &picture, const QByteArray &bytes);

/// The picture's bytes. Unreadable: there is no such file, or none that the rules take. Refused,
/// TooLong: what the rules say against it; `together`: how many pictures the post has.
Result<QByteArray> bytesOf(const Picture &picture, const PictureRules &rules, qsizetype together);

}  // namespace core::mastodon
