// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/account_book.h"

/// What is said about accounts, in the same words everywhere.
namespace ui {

/// "Bluesky", or "Mastodon · social.example" where the network has many servers.
QString placeOf(const core::Account &account);
/// "@safespace", or "@safespace and 2 more"
QString shortNames(const QList<core::Account> &accounts);
/// "Goes out as @safespace on X, @safespace.example on Bluesky.": for screen readers and hints.
QString goesOutAs(const QList<core::Account> &accounts);

/// How an account stands, with what to do about it.
struct AccountState {
    QString sentence;
    QString look;            ///< as the state of a label: "", ok, warn, bad
    bool signedOut = false;  ///< signing in again is what helps

    bool operator==(const AccountState &) const = default;
};
AccountState accountState(const core::Account &account,
                          const std::optional<core::AccountBook::Checked> &checked,
                          core::Instant now);

/// Where people make the password that the form asks for.
QString appPasswordHint(const core::NetworkId &network);
/// What happens where the browser signs in.
QString browserHint();
QString removedText(const core::Account &account, const core::Result<core::Done> &result);

}  // namespace ui
