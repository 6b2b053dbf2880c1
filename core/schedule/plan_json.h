// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_checks.h"
#include "core/schedule/plan_parser.h"

#include <QJsonObject>

namespace core {

/// What a text says and the run sheet it makes, as one JSON object for other programs: title,
/// hashtag, hosts, questions, numbers, weekday, date, time, timezone, recurrence,
/// duration_minutes, run_sheet, notes. What the text does not say is null.
QJsonObject planAsJson(const Plan &plan, const Chat &chat, const QList<Account> &accounts,
                       const QList<PlanNote> &notes);

}  // namespace core
