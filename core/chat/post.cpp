// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/post.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace core {

bool asksNotToBeKept(const QString &bio)
{
    using namespace Qt::StringLiterals;
    const auto asksFor = [&bio](QStringView wish) {
        return bio.contains(wish, Qt::CaseInsensitive);
    };
    return asksFor(u"#nobot") || asksFor(u"#noarchive") || asksFor(u"#noindex");
}

quint64 postKey(const PostId &id)
{
    const QByteArray digest =
        QCryptographicHash::hash(id.text().toUtf8(), QCryptographicHash::Blake2s_128);
    return qFromBigEndian<quint64>(digest.constData()) >> 1;  // fits a signed BIGINT
}

}  // namespace core
