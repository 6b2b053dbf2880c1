// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"

namespace core::bluesky {

/// Bluesky, and every other server of the AT Protocol.
Network network();

}  // namespace core::bluesky
