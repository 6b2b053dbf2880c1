// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/transport.h"

#include <algorithm>

namespace core {

QByteArray Reply::header(const QByteArray &name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&name](const Header &one) {
        return one.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

}  // namespace core
