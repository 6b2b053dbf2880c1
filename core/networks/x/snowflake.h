// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>

namespace core::x {

/// X numbers what is written by when it was written: above 22 bits of machine and sequence stand
/// the milliseconds since 1288834974657. https://docs.x.com/fundamentals/x-ids

/// When the post with this id was written; nothing where it is no such id, as those of before 2010.
std::optional<Instant> timeInId(const QString &id);
/// The smallest id that a post of this moment can have.
QString firstIdAt(Instant time);
/// Ids are in the order of their length, then of their text; an empty one is the oldest.
bool isNewerId(const QString &id, const QString &other);

}  // namespace core::x
