// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/price_table.h"

#include "core/chat/text_entities.h"

namespace core::x {

PriceTable PriceTable::current()
{
    return {.asOf = QDate(2026, 8, 22),
            .prices = {5'000, 1'000, 10'000, 15'000, 200'000, 15'000, 10'000, 5'000, 5'000}};
}

Charge chargeFor(const QString &text)
{
    return linksIn(text).isEmpty() ? Charge::PostCreated : Charge::PostWithLinkCreated;
}

}  // namespace core::x
