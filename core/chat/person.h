// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

namespace core {

/// "network:author id"
using PersonId = Id<struct PersonIdTag>;

/// One who takes part, over all chats.
struct Person {
    PersonId id;
    NetworkId network;
    QString handle;
    QString name;
    Instant firstSeen;  ///< first post in any saved chat of this hashtag
    bool muted = false;
    bool noArchive = false;  ///< #nobot, #noarchive or #noindex in the bio, or a setting

    bool operator==(const Person &) const = default;
};

/// Asks in the bio (#nobot, #noarchive, #noindex), or by a setting, not to be archived.
bool asksNotToBeKept(const Author &author);

inline PersonId personId(const NetworkId &network, const Author &author)
{
    return PersonId(network.text() + u':' + author.id);
}

}  // namespace core
