// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

namespace core {

/// Names a network: "x", "mastodon", "bluesky".
using NetworkId = Id<struct NetworkIdTag>;

/// What people call it: "X", "Mastodon", "Bluesky".
inline QString networkName(const NetworkId &network)
{
    const QString &id = network.text();
    return id.left(1).toUpper() + id.mid(1);
}

}  // namespace core
