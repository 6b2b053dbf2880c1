// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/chat/account.h"

namespace ui {

/// "@ada.example on Bluesky".
QString accountName(const core::Account &account);
/// "@ada.example on Bluesky and @ben.example on Mastodon".
QString accountNames(const QList<core::Account> &accounts);

/// Why somebody could not be signed in: what happened, what was kept, what to do. `handle` as it
/// was typed, or the server.
QString signInErrorText(const core::Error &error, const core::NetworkId &network,
                        const QString &handle);
/// The same where a network has many servers, and the server's own page asks.
QString serverSignInErrorText(const core::Error &error, const QString &server);
/// Why an account may not post now.
QString accountErrorText(const core::Error &error, const core::Account &account);
/// That a network has taken away or put aside an account, where the error says so; else empty.
QString revokedText(const core::Error &error);
/// That this computer's clock is wrong; empty while it is right enough for posts to leave on time.
QString clockText(core::Milliseconds ahead);

}  // namespace ui
