// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"

namespace core {

/// Every network that this program can sign in to, in the order in which hosts are offered them.
/// The one place that knows them all.
QList<Network> allNetworks();

}  // namespace core
