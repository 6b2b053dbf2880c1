// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace app {

/// `moderato recap --plan PLAN --posts FILE…`: the recap of posts that another program collected.
/// Nothing of it stays. Returns the exit status.
int runArchiveCommand(const CommandLine &line);

}  // namespace app
