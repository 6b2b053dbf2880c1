// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace app {

/// `moderato plan FILE`: what a text says, the run sheet it makes, and the checks. Returns the
/// exit status.
int runPlanCommand(const CommandLine &line);

}  // namespace app
