// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

namespace core {

/// Names a network: "x", "mastodon", "bluesky".
using NetworkId = Id<struct NetworkIdTag>;

}  // namespace core
