// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/one_shot_body.h"

#include <algorithm>
#include <cstring>

namespace core {

qint64 OneShotBody::readData(char *data, qint64 most)
{
    m_wasTaken = true;
    const qint64 length = std::min(most, qint64(m_bytes.size()) - m_position);
    if (length <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_position, size_t(length));
    m_position += length;
    return length;
}

}  // namespace core
