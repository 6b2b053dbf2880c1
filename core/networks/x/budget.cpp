// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/budget.h"

#include <algorithm>

namespace core::x {

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

}  // namespace

void Budget::add(Charge charge, const QString &id, Instant now)
{
    const qint64 day = toMs(now) / dayMs;
    if (std::exchange(m_day, day) != day)
        m_today.clear();
    // A post is the same one whether it stands in our own list or in a search.
    const bool isUser = charge == Charge::UserRead;
    const QString key = (isUser ? u'u' : u'p') + id;
    if (m_today.contains(key))
        return;
    m_today.insert(key);
    add(charge);
}

int Budget::postsLeft(int most) const
{
    if (!m_limit)
        return most;
    const MicroDollars each = m_prices.of(Charge::PostRead) + m_prices.of(Charge::UserRead);
    const MicroDollars left = std::max<MicroDollars>(0, *m_limit - spent());
    return each > 0 ? int(std::min<MicroDollars>(most, left / each)) : most;
}

MicroDollars estimate(const PriceTable &prices, int posts, int withLink, int postsRead, int authors)
{
    return (posts - withLink) * prices.of(Charge::PostCreated) +
           withLink * prices.of(Charge::PostWithLinkCreated) +
           postsRead * prices.of(Charge::PostRead) + authors * prices.of(Charge::UserRead);
}

}  // namespace core::x
