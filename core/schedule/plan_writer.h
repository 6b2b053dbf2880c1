// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"

#include <optional>

namespace core {

/// A chat's plan as Markdown that a person can read and change, and that reads back identically:
/// the form of a plan file on disk. What belongs to this computer alone (ids, accounts, how far the
/// chat has come) is left out.
///
///     <!-- Moderato plan 1 -->
///     # Title
///     - Start: 2026-11-23 20:30 America/New_York
///     ## Q1 +08:00
///     - Mode: armed
///     > The question, each of its lines quoted
QString writePlan(const Chat &chat);

/// A chat from such a file, with fresh ids; nothing for any other text (parsePlan() reads those).
/// What a person changed and cannot be read keeps its default.
std::optional<Chat> readWrittenPlan(const QString &text);

/// What a chat's plan says, as parsePlan() would have read it.
Plan planOf(const Chat &chat);

}  // namespace core
