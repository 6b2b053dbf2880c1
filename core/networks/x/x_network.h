// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"

namespace core::x {

/// X, by API v2 and an app of the host's own.
Network network();

}  // namespace core::x
