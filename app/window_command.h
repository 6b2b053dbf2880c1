// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside.h"

namespace app {

/// `moderato`, `moderato rehearse` and `moderato run`: the window. Returns the exit status.
int runWindow(const CommandLine &line, const OutsideOptions &options, int argc, char **argv);

}  // namespace app
