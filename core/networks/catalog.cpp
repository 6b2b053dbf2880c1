// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/catalog.h"

#include "core/networks/bluesky/bluesky_network.h"
#include "core/networks/mastodon/mastodon_network.h"

namespace core {

QList<Network> allNetworks()
{
    return {bluesky::network(), mastodon::network()};
}

}  // namespace core
