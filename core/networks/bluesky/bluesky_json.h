// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/parsed.h"

namespace core::bluesky {

/// A post as the AppView shows it (app.bsky.feed.defs#postView), or a record with its address
/// (`{"uri", "cid", "value"}`); what it quotes comes alongside. BadInput where it has no address.
Result<Parsed> parsePostView(const QJsonObject &view);

/// An entry of a feed (app.bsky.feed.defs#feedViewPost) or a node of a thread
/// (#threadViewPost), with what it replies to and its replies; also a repost, told by its reason.
Result<Parsed> parseFeedEntry(const QJsonObject &entry);

/// Somebody as the AppView shows them (app.bsky.actor.defs#profileViewBasic and its longer forms).
struct Profile {
    Author author;
    bool isBlocked = false;    ///< muted or blocked by whom it is shown to, or blocks them
    bool isSensitive = false;  ///< labelled as one whose posts are to be covered

    bool operator==(const Profile &) const = default;
};
Profile parseProfile(const QJsonObject &view);

/// One event of a Jetstream. Likes and events about accounts bring no post; an identity tells a
/// handle. https://github.com/bluesky-social/jetstream#consuming-jetstream
Result<Parsed> parseJetstream(const QJsonObject &event);

}  // namespace core::bluesky
