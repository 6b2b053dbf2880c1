// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/archive_import.h"

namespace ui {

/// What a host should know of one file of an archive: nothing where all of it was read, else a
/// sentence, and one for each of the first lines that could not be.
QStringList archiveReportText(const core::ArchiveImport::Report &report);

/// Hosts that were named in vain, a sentence for each.
QStringList missingHostsText(const QStringList &handles);

/// Why an archive could not be opened, in one sentence.
QString archiveErrorText(const core::Error &error);

}  // namespace ui
