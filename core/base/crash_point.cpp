// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crash_point.h"

#ifdef MODERATO_CRASH_POINTS

#include <QByteArray>

#include <atomic>
#include <csignal>

namespace core {

void crashPoint(const char *name, const char *detail)
{
    static const QByteArray wanted = qgetenv("MODERATO_CRASH_AT");
    if (wanted.isEmpty())
        return;
    static const qsizetype colon = wanted.lastIndexOf(':');
    static std::atomic<int> left = wanted.mid(colon + 1).toInt();
    if (wanted.left(colon) == QByteArray(name) + detail && --left == 0)
        raise(SIGKILL);
}

}  // namespace core

#endif
