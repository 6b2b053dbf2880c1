// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::mastodon {

/// Whether one server gave `one` before `other`: its ids grow, in length and then as text. Ids of
/// two servers say nothing about each other.
/// https://docs.joinmastodon.org/api/guidelines/#id
inline bool isEarlierId(const QString &one, const QString &other)
{
    return one.size() != other.size() ? one.size() < other.size() : one < other;
}

}  // namespace core::mastodon
