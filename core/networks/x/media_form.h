// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace core::x {

/// Fields and one file named "media", as multipart/form-data (RFC 7578).
struct MediaForm {
    QByteArray contentType;
    QByteArray body;
};
MediaForm mediaForm(const QList<std::pair<QByteArray, QByteArray>> &fields,
                    const QByteArray &bytes);

}  // namespace core::x
