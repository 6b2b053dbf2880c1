// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret_store.h"
#include "core/networks/endpoints.h"
#include "core/networks/network_client.h"
#include "core/networks/sign_in.h"
#include "core/networks/transport.h"

#include <functional>
#include <memory>

namespace core {

/// What a network is lent by the program; all of it outlives every client.
struct Services {
    Clock &clock;
    Transport &transport;
    SecretStore &secrets;
    const Endpoints &endpoints;
};

/// What a social network is: facts, and how to make a client and a sign-in.
struct Network {
    /// What a host needs at hand to sign in.
    enum class SignsInWith { AppPassword, Browser };

    NetworkId id;
    SignsInWith signsInWith = SignsInWith::AppPassword;
    std::function<std::unique_ptr<NetworkClient>(const Account &, Services)> makeClient;
    std::function<std::unique_ptr<SignIn>(Services)> makeSignIn;
};

}  // namespace core
