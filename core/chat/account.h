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
    QString nativeId;  ///< the network's own, stable through renames: a DID, a number
    QString handle;    ///< as the network writes it, without the leading @
    QString name;
    QString server;  ///< origin of where the network has many ("https://pds.example"); else empty
    TextRules textRules;

    bool operator==(const Account &) const = default;
};

inline QList<AccountId> idsOf(const QList<Account> &accounts)
{
    QList<AccountId> ids;
    for (const Account &account : accounts)
        ids.append(account.id);
    return ids;
}

}  // namespace core
