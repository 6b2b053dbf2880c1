// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"
#include "core/schedule/plan_text.h"

#include <QSet>

namespace core::plan {

/// Fills in the posts around the questions ("Welcome: …", "Wrap-up: …"), the pace ("First question:
/// 8 minutes") and the paragraph that says what the chat is.
void findPosts(const QList<PlanLine> &lines, const QSet<qsizetype> &questionLines, Plan &plan);

}  // namespace core::plan
