// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QRandomGenerator>

namespace core::bluesky {

/// Record keys that sort by time: 53 bits of microseconds and 10 bits of a clock id, in 13 letters
/// (atproto.com/specs/tid).
///
/// Each client owns one. Its rule: every key is greater than the one before, even where the clock
/// stands still or is set back.
class TidSource {
public:
    explicit TidSource(quint32 seed = QRandomGenerator::global()->generate());
    QString next(Instant now);

private:
    QRandomGenerator m_random;
    quint64 m_clockId = 0;
    quint64 m_last = 0;  ///< microseconds
};

bool isTid(const QString &text);

}  // namespace core::bluesky
