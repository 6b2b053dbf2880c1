// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/media_form.h"

#include "core/networks/picture_file.h"

#include <QCryptographicHash>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// A line that stands nowhere in the picture.
QByteArray boundaryFor(const QByteArray &bytes)
{
    QByteArray boundary = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    while (bytes.contains(boundary))
        boundary = QCryptographicHash::hash(boundary, QCryptographicHash::Sha256).toHex();
    return boundary;
}

QByteArray field(const QByteArray &boundary, const QByteArray &name, const QByteArray &value)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
           value + "\r\n";
}

/// The file's own name is nobody's business.
QByteArray fileName(const QString &type)
{
    return "picture." + type.section(u'/', 1).section(u'+', 0, 0).toLatin1();
}

}  // namespace

MediaForm mediaForm(const Picture &picture, const QByteArray &bytes)
{
    const QByteArray description = picture.description.toUtf8();
    const QByteArray boundary = boundaryFor(bytes + description);
    QByteArray body;
    if (!description.isEmpty())
        body += field(boundary, "description", description);
    if (!picture.focus.isNull())
        body += field(boundary, "focus",
                      QByteArray::number(picture.focus.x(), 'f', 2) + ',' +
                          QByteArray::number(picture.focus.y(), 'f', 2));
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
            fileName(picture.type) + "\"\r\nContent-Type: " + picture.type.toLatin1() + "\r\n\r\n" +
            bytes + "\r\n--" + boundary + "--\r\n";
    return {.contentType = "multipart/form-data; boundary=" + boundary, .body = body};
}

Result<QByteArray> bytesOf(const Picture &picture, const PictureRules &rules, qsizetype together)
{
    using Trouble = PictureRules::Trouble;
    const Trouble trouble = rules.troubleWith(picture, together);
    if (trouble == Trouble::LongDescription)
        return failure(Error::Code::TooLong, u"a picture's description"_s);
    if (trouble != Trouble::None && trouble != Trouble::NoDescription)
        return failure(Error::Code::Refused, u"a picture that the server does not take"_s);
    return core::bytesOf(picture, rules.mostBytesOf(picture));
}

}  // namespace core::mastodon
