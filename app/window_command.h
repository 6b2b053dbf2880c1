// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace app {

/// `moderato` and `moderato rehearse`: the window. Returns the exit status.
int runWindow(const CommandLine &line, int argc, char **argv);

}  // namespace app
