// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

namespace ui {

/// A file name from the chat's tag and date alone: nothing foreign gets into it.
QString recapFileName(const core::Recap &recap, const QString &format);

/// Writes the whole file or leaves the old one. Errors: BadInput for an unknown format,
/// DiskFull, ReadOnly, CannotSave.
core::Result<core::Done> writeRecap(const core::Recap &recap, const QString &format,
                                    const QString &file);

}  // namespace ui
