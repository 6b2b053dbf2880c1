// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture_reader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

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

Result<Picture> ImagePictureReader::keep(const QByteArray &png) const
{
    const QByteArray name = QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex();
    const QString file = m_folder + u'/' + QString::fromLatin1(name.first(16)) + u".png"_s;
    QSaveFile target(file);
    const bool kept = QDir().mkpath(m_folder) && target.open(QIODevice::WriteOnly) &&
                      target.write(png) == png.size() && target.commit();
    if (!kept)
        return failure(Error::Code::CannotSave, target.errorString());
    return read(file);
}

}  // namespace app
