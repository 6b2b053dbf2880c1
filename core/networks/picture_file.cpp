// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/picture_file.h"

#include <QFile>

namespace core {

using namespace Qt::StringLiterals;

Result<QByteArray> bytesOf(const Picture &picture, qint64 most)
{
    QFile file(picture.file);
    if (!file.open(QFile::ReadOnly))
        return failure(Error::Code::Unreadable, file.errorString());
    const QByteArray bytes = file.read(most + 1);
    if (bytes.isEmpty())
        return failure(Error::Code::Unreadable, u"an empty picture"_s);
    if (bytes.size() > most)
        return failure(Error::Code::Refused, u"a picture of more than %1 bytes"_s.arg(most));
    return bytes;
}

}  // namespace core
