// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/post.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace core {

quint64 postKey(const PostId &id)
{
    const QByteArray digest =
        QCryptographicHash::hash(id.text().toUtf8(), QCryptographicHash::Blake2s_128);
    return qFromBigEndian<quint64>(digest.constData()) >> 1;  // fits a signed BIGINT
}

}  // namespace core
