// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture_reader.h"

#include <QFileInfo>
#include <QImageReader>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 20 * 1024 * 1024;  ///< more than any network takes
constexpr int longestSide = 16'384;

/// By what the file is, not by what it is called.
QString typeOf(const QByteArray &format)
{
    if (format == "jpeg" || format == "jpg")
        return u"image/jpeg"_s;
    return u"image/"_s + QString::fromLatin1(format);
}

}  // namespace

Result<Picture> ImagePictureReader::read(const QString &file) const
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable())
        return failure(Error::Code::Unreadable, file);
    if (info.size() > mostBytes)
        return failure(Error::Code::BadInput, u"%1 bytes"_s.arg(info.size()));
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    QSize size = reader.size();
    if (!reader.canRead() || size.isEmpty() || size.width() > longestSide ||
        size.height() > longestSide)
        return failure(Error::Code::BadInput, reader.errorString());
    if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        size.transpose();
    return Picture{.file = info.absoluteFilePath(),
                   .type = typeOf(reader.format()),
                   .bytes = info.size(),
                   .size = size};
}

}  // namespace app
