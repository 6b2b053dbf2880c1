// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_checks.h"

class QLabel;

namespace ui {

/// ✓, ! or ✗ in its colour, for a list of checks.
QLabel *noteSign(core::PlanNote::Severity severity);

}  // namespace ui
