// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Makes screen readers have the run sheet as a list with one item a row. Call it before the first
/// row is made; a second call does nothing.
void installRunSheetAccessible();

}  // namespace ui
