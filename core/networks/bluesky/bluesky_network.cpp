// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_network.h"

#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_client.h"
#include "core/networks/bluesky/bluesky_sign_in.h"

namespace core::bluesky {

Network network()
{
    return {
        .id = networkId(),
        .makeClient =
            [](const Account &account, Services services) {
                return std::make_unique<BlueskyClient>(account, services);
            },
        .makeSignIn = [](Services services) { return std::make_unique<BlueskySignIn>(services); }};
}

}  // namespace core::bluesky
