// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/networks/x/price_table.h"

#include <QSet>

#include <optional>

namespace core::x {

/// What an account has cost at X, as far as the prices tell, and what reading may cost.
///
/// A value of Meter. Its rules: one object is charged once in a day of UTC, however often it
/// comes; the limit stops reading and never posting.
/// https://docs.x.com/x-api/getting-started/pricing
class Budget {
public:
    explicit Budget(const PriceTable &prices = PriceTable::current()) : m_prices(prices) {}

    /// None: reading may cost what it costs.
    void setLimit(std::optional<MicroDollars> limit) { m_limit = limit; }
    std::optional<MicroDollars> limit() const { return m_limit; }
    /// What was spent before this run.
    void setSpentBefore(MicroDollars spent) { m_before = spent; }

    /// Something was done: it costs each time.
    void add(Charge charge) { m_spent += m_prices.of(charge); }
    /// An object was read or made: it costs once a day.
    void add(Charge charge, const QString &id, Instant now);

    MicroDollars spent() const { return m_before + m_spent; }
    bool mayRead() const { return !m_limit || spent() < *m_limit; }
    /// How many posts and their authors reading may still bring; `most` where that many fit.
    int postsLeft(int most) const;
    const PriceTable &prices() const { return m_prices; }

private:
    PriceTable m_prices;
    std::optional<MicroDollars> m_limit;
    MicroDollars m_before = 0;
    MicroDollars m_spent = 0;
    qint64 m_day = 0;       ///< of UTC, since 1970
    QSet<QString> m_today;  ///< what has been charged on it
};

/// What an evening will cost: so many posts of our own, of which some have links, and so many posts
/// read, each with an author not yet seen that day at worst.
MicroDollars estimate(const PriceTable &prices, int posts, int withLink, int postsRead,
                      int authors);

}  // namespace core::x
