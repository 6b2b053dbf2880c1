// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/person.h"

namespace core {

bool asksNotToBeKept(const Author &author)
{
    const QString lower = author.bio.toLower();
    return !author.indexable || lower.contains(u"#nobot") || lower.contains(u"#noarchive") ||
           lower.contains(u"#noindex");
}

}  // namespace core
