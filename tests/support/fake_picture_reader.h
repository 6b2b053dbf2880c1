// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/picture.h"

#include <QMap>

namespace tests {

/// Knows the files that it was told of, and no others.
class FakePictureReader : public core::PictureReader {
public:
    QMap<QString, core::Result<core::Picture>> files;

    [[nodiscard]] core::Result<core::Picture> read(const QString &file) const override
    {
        return files.value(file, core::failure(core::Error::Code::Unreadable, file));
    }
    [[nodiscard]] core::Result<core::Picture> keep(const QByteArray &png) const override
    {
        return core::Picture{.file = QStringLiteral("/kept.png"),
                             .type = QStringLiteral("image/png"),
                             .bytes = png.size(),
                             .size = {4, 3}};
    }
};

}  // namespace tests
