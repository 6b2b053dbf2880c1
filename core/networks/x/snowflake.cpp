// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/snowflake.h"

#include <algorithm>

namespace core::x {

namespace {

constexpr qint64 firstMs = 1288834974657;
constexpr int lowerBits = 22;

}  // namespace

std::optional<Instant> timeInId(const QString &id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    constexpr qint64 firstSnowflake = 1LL << 40;
    return isNumber && number > firstSnowflake
               ? std::optional(instantFromMs((number >> lowerBits) + firstMs))
               : std::nullopt;
}

QString firstIdAt(Instant time)
{
    return QString::number(std::max<qint64>(0, toMs(time) - firstMs) << lowerBits);
}

bool isNewerId(const QString &id, const QString &other)
{
    return id.size() != other.size() ? id.size() > other.size() : id > other;
}

}  // namespace core::x
