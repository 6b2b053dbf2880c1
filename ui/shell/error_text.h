// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/schedule/plan_checks.h"

namespace ui {

/// An error in the host's words, while the program runs: what happened, what was kept, what to do.
QString errorText(const core::Error &error);
/// The same after a step that posts nothing: a like, a mute, a report.
QString stepErrorText(const core::Error &error);
/// An error met when a data folder was opened: nothing runs yet.
QString folderErrorText(const core::Error &error, const QString &folder);
/// An error met when a plan was read from a file, a paste ("") or standard input ("-").
QString planErrorText(const core::Error &error, const QString &path);

/// One remark on a plan: "Every post fits on every network".
QString noteText(const core::PlanNote &note, const core::Chat &chat, const QByteArray &localZone);
QString noteText(const core::PlanNote &note, const core::Chat &chat);

}  // namespace ui
