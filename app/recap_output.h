// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/live/live_chat.h"

namespace app {

/// Writes the recap of an opened chat in the format and to the place that were typed; says in
/// words what was left out or could not be written. Returns the exit status.
int writeRecapOutput(const core::LiveChat &live, const CommandLine &line);

}  // namespace app
