// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_network.h"

#include "core/networks/mastodon/mastodon_client.h"
#include "core/networks/mastodon/mastodon_sign_in.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

Network network()
{
    return {
        .id = NetworkId(u"mastodon"_s),
        .signsInWith = Network::SignsInWith::Browser,
        .makeClient =
            [](const Account &account, Services services) {
                return std::make_unique<MastodonClient>(account, services);
            },
        .makeSignIn = [](Services services) { return std::make_unique<MastodonSignIn>(services); }};
}

}  // namespace core::mastodon
