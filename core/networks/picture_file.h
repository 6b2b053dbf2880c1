// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/picture.h"

#include <QByteArray>

namespace core {

/// What is in a picture's file, at most so many bytes. Unreadable: it is gone, or empty. Refused:
/// it has grown beyond that.
Result<QByteArray> bytesOf(const Picture &picture, qint64 most);

}  // namespace core
