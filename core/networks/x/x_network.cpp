// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_network.h"

#include "core/networks/x/x_client.h"
#include "core/networks/x/x_sign_in.h"

namespace core::x {

using namespace Qt::StringLiterals;

Network network()
{
    return {.id = NetworkId(u"x"_s),
            .signsInWith = Network::SignsInWith::Browser,
            .makeClient =
                [](const Account &account, Services services) {
                    return std::make_unique<XClient>(account, services);
                },
            .makeSignIn = [](Services services) { return std::make_unique<XSignIn>(services); }};
}

}  // namespace core::x
