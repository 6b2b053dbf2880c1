// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/chat_record.h"
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

/// The writer of "json" or "csv", which hold every post of a chat; null for an article's format.
using WriteRecord = bool (*)(const core::ChatRecord &, QIODevice &);
WriteRecord recordWriter(const QString &format);

/// Every post, written as it goes: the whole file or the old one. Errors as writeRecap().
core::Result<core::Done> writeRecord(const core::ChatRecord &record, const QString &format,
                                     const QString &file);

}  // namespace ui
