// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/picture.h"

namespace app {

/// Reads what a picture file says of itself, behind limits; its pixels are never decoded here.
/// Pictures without a file are kept in `folder`, under a name made from what is in them.
class ImagePictureReader : public core::PictureReader {
public:
    explicit ImagePictureReader(const QString &folder) : m_folder(folder) {}

    [[nodiscard]] core::Result<core::Picture> read(const QString &file) const override;
    [[nodiscard]] core::Result<core::Picture> keep(const QByteArray &png) const override;

private:
    QString m_folder;
};

}  // namespace app
