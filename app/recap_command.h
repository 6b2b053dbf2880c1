// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside.h"

namespace app {

/// `moderato recap CHAT`: the article of a chat or a practice evening. Returns the exit status.
int runRecapCommand(const CommandLine &line, const OutsideOptions &options);

}  // namespace app
