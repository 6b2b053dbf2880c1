// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"
#include "core/schedule/plan_text.h"

#include <QSet>

namespace core::plan {

/// Fills in date, weekday, time, zone, recurrence and length of a plan from the lines that are
/// neither questions nor answers. Where two lines claim different things with the same weight,
/// the plan stays open.
void findWhen(const QList<PlanLine> &lines, const QSet<qsizetype> &questionLines, Plan &plan);

}  // namespace core::plan
