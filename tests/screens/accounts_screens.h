// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screens/scene.h"

namespace tests {

/// The accounts: none, one that is well, two of which one is not, and a sign-in that failed; then
/// the pages and dialogs that speak of them. The scene shows a rehearsal.
void takeAccounts(Scene &scene);

}  // namespace tests
