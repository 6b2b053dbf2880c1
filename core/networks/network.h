// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"

#include <functional>
#include <memory>

namespace core {

/// What a network is lent by the program.
struct Services {
    Clock &clock;
};

/// What a social network is: facts, and how to make a client.
struct Network {
    NetworkId id;
    QString name;
    std::function<std::unique_ptr<NetworkClient>(const Account &, Services)> makeClient;
};

}  // namespace core
