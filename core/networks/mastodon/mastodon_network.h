// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"

namespace core::mastodon {

/// Mastodon, and every other server that speaks its API.
Network network();

}  // namespace core::mastodon
