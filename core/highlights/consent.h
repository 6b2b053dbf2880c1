// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

namespace core {

/// Why a highlight needs a second thought before it is published.
enum class ConsentReason {
    Deleted,          ///< by its author; nothing can bring it back
    Edited,           ///< since a host starred it, or since the host's decision
    Hidden,           ///< by a host
    AsksNotToBeKept,  ///< #nobot, #noarchive, #noindex, or a setting of the network
    Sensitive,        ///< its author covered it
    NotPublic,        ///< it was written for followers, or for those it addresses
};

/// A starred post that is left out of the recap until a host decides.
struct ConsentCase {
    PostId post;
    QList<ConsentReason> reasons;  ///< never empty
    std::optional<Post> now;       ///< the post as it is now; nothing once it is deleted
    QString author;                ///< "Ann Lee (@ann)"; empty where nobody knows any more
    Instant starredAt;
    std::optional<Consent> decision;  ///< about the words as they are now

    bool isLeftOut() const { return !now || !decision || *decision == Consent::LeaveOut; }
    bool operator==(const ConsentCase &) const = default;
};

/// Its author asks not to be kept, with this post or with any other of the evening.
bool asksNotToBeKept(const Post &post, const People &people);

/// Nothing where the post may be published without asking.
std::optional<ConsentCase> consentCase(const PostId &post, const std::optional<Post> &now,
                                       const Marks &marks, const People &people);
/// The order of every list of them.
bool isStarredBefore(const ConsentCase &a, const ConsentCase &b);
/// All of a chat, in the order in which they were starred.
QList<ConsentCase> consentCases(const PostStore &posts, const Marks &marks, const People &people);

/// "Vivett D.": the first name and what the last one begins with.
QString shortName(const QString &name);
/// The post with its author's short name, and nothing that leads to the author.
Post withShortName(Post post);

}  // namespace core
