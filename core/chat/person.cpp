// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/person.h"

namespace core {

bool asksNotToBeKept(const Author &author)
{
    const QString lower = author.bio.toLower();
    return !author.indexable || lower.contains(u"#nobot") || lower.contains(u"#noarchive") ||
           lower.contains(u"#noindex");
}

Person personFrom(const Post &post)
{
    return {.id = personId(post.network, post.author),
            .network = post.network,
            .handle = post.author.handle,
            .name = post.author.name,
            .firstSeen = post.created,
            .noArchive = asksNotToBeKept(post.author)};
}

}  // namespace core
