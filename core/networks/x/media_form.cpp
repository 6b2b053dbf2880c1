// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/media_form.h"

#include <QCryptographicHash>

namespace core::x {

namespace {

/// A line that stands nowhere in the file.
QByteArray boundaryFor(const QByteArray &bytes)
{
    const auto hashOf = [](const QByteArray &what) {
        return QCryptographicHash::hash(what, QCryptographicHash::Sha256).toHex();
    };
    QByteArray boundary = hashOf(bytes);
    while (bytes.contains(boundary))
        boundary = hashOf(boundary);
    return boundary;
}

}  // namespace

MediaForm mediaForm(const QList<std::pair<QByteArray, QByteArray>> &fields, const QByteArray &bytes)
{
    const QByteArray boundary = boundaryFor(bytes);
    const QByteArray opening = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += opening + name + "\"\r\n\r\n" + value + "\r\n";
    body += opening + "media\"; filename=\"media\"\r\nContent-Type: application/octet-stream\r\n" +
            "\r\n" + bytes + "\r\n--" + boundary + "--\r\n";
    return {.contentType = "multipart/form-data; boundary=" + boundary, .body = body};
}

}  // namespace core::x
