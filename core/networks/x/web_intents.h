// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace core::x {

/// What a host does in the browser, where X lets no program do it.
enum class Intent {
    Like,
    Repost,
    Reply,
    Quote,
    User,  ///< the account's page, to see whether a post is out
};

/// The page of X on which it takes one click more. `target`: a post's id; of User a handle. `text`
/// goes before for Reply and Quote. https://docs.x.com/x-for-websites/web-intents/overview
QUrl webIntent(Intent intent, const QString &target, const QString &text = {});

}  // namespace core::x
