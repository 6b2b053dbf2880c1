// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace core {

/// A loop, for these sets are a few signs and are asked at every step.
inline bool isOneOf(QChar c, QStringView set)
{
    if (c.isNull())
        return false;
    for (const QChar one : set) {
        if (one == c)
            return true;
    }
    return false;
}

inline bool isDash(QChar c)
{
    return isOneOf(c, u"-–—−―");
}

/// In a Reading every digit is one of these.
inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

}  // namespace core
