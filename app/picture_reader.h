// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/picture.h"

namespace app {

/// Reads what a picture file says of itself, behind limits; its pixels are never decoded here.
class ImagePictureReader : public core::PictureReader {
public:
    [[nodiscard]] core::Result<core::Picture> read(const QString &file) const override;
};

}  // namespace app
