// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/person.h"

namespace core {

Person personFrom(const Post &post)
{
    return {.id = personId(post.network, post.author),
            .network = post.network,
            .handle = post.author.handle,
            .name = post.author.name,
            .firstSeen = post.created,
            .noArchive = post.author.asksNotToBeKept};
}

}  // namespace core
