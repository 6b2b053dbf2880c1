// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace core {

inline bool isOneOf(QChar c, QStringView set)
{
    return !c.isNull() && set.contains(c);
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
