// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <array>
#include <cstddef>

namespace core::x {

/// Money in millionths of a US dollar: the smallest price is a thousandth.
using MicroDollars = qint64;

/// What X asks money for.
enum class Charge {
    PostRead,
    OwnPostRead,  ///< from the account's own list
    UserRead,
    PostCreated,
    PostWithLinkCreated,
    ActionDone,    ///< a like or a repost
    ActionUndone,  ///< one taken back
    Bookmark,
    MediaMetadata,  ///< the description of a picture
};

/// The prices of pay-per-use as they were on a day. Data, not a promise: X changes them without
/// notice. https://docs.x.com/x-api/getting-started/pricing
struct PriceTable {
    static constexpr std::size_t charges = 9;

    QDate asOf;
    std::array<MicroDollars, charges> prices{};  ///< in the order of Charge

    MicroDollars of(Charge charge) const { return prices[std::size_t(charge)]; }

    static PriceTable current();
};

/// What publishing this text costs; one with a link is dear.
Charge chargeFor(const QString &text);

}  // namespace core::x
