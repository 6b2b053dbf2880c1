// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/network_id.h"
#include "core/chat/text_rules.h"

namespace core {

using AccountId = Id<struct AccountIdTag>;

/// One identity of the hosts on one network: facts only, its secrets are in the keychain.
struct Account {
    AccountId id;
    NetworkId network;
    QString handle;  ///< as the network writes it, without the leading @
    QString name;
    QString server;  ///< where the network has many; else empty
    TextRules textRules;

    bool operator==(const Account &) const = default;
};

}  // namespace core
