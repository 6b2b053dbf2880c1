// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/mark.h"

namespace core {

using namespace Qt::StringLiterals;

Remembered Remembered::of(const Post &post)
{
    const QString name = post.author.name.simplified();
    const QString handle = u'@' + post.author.handle;
    return {.author = name.isEmpty() ? handle : u"%1 (%2)"_s.arg(name, handle),
            .edited = post.edited};
}

Remembered Remembered::fromText(const QString &text)
{
    Remembered remembered{.author = text.section(u'\n', 1)};
    bool known = false;
    const qint64 edited = text.section(u'\n', 0, 0).toLongLong(&known);
    if (known)
        remembered.edited = instantFromMs(edited);
    return remembered;
}

QString Remembered::toText() const
{
    return (edited ? QString::number(toMs(*edited)) : QString()) + u'\n' + author;
}

}  // namespace core
