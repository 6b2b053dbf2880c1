// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// "1 answer", "3 answers": both forms hold %1.
inline QString counted(int number, const QString &one, const QString &many)
{
    return (number == 1 ? one : many).arg(number);
}

}  // namespace ui
