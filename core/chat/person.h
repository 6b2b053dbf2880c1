// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QHash>

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
    bool noArchive = false;  ///< Author::asksNotToBeKept

    bool operator==(const Person &) const = default;
};

/// A host said whose account this is. An account that stands for itself is its own `main`.
struct JoinedAccount {
    PersonId account;
    PersonId main;  ///< the one among the person's accounts that stands for all

    bool operator==(const JoinedAccount &) const = default;
};

/// What hosts know about people from chat to chat, of whatever hashtag.
struct PeopleBook {
    QList<JoinedAccount> joined;
    QHash<PersonId, QString> notes;  ///< a remark on a person
};

/// Who wrote this post, first seen with it.
Person personFrom(const Post &post);

inline PersonId personId(const NetworkId &network, const Author &author)
{
    return PersonId(network.text() + u':' + author.id);
}

}  // namespace core
