// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

namespace ui {

/// A file name from the chat's tag and date alone: nothing foreign gets into it.
QString recapFileName(const core::Recap &recap, const QString &format);

/// The recap as a file holds it: "html", "md" or "pdf", which needs a QGuiApplication (offscreen is
/// enough). BadInput for another format.
core::Result<QByteArray> recapBytes(const core::Recap &recap, const QString &format);

/// Writes the whole file or leaves the old one; beside Markdown, the pictures that the host chose.
/// Errors: BadInput for an unknown format, DiskFull, ReadOnly, CannotSave.
core::Result<core::Done> writeRecap(const core::Recap &recap, const QString &format,
                                    const QString &file);

/// All of it or nothing. Errors: DiskFull, ReadOnly, CannotSave.
core::Result<core::Done> saveWhole(const QByteArray &bytes, const QString &file);

}  // namespace ui
