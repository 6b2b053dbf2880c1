// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/local_ids.h"
#include "core/networks/one_by_one.h"

namespace core::mastodon {

/// Likes, boosts and bookmarks of the account, and takes that back.
///
/// Owned by MastodonClient. Its rule: one wish after the other, so that the last one holds. Each
/// may be asked for as often as one likes.
/// https://docs.joinmastodon.org/methods/statuses/#favourite
class Reactions : public QObject {
    Q_OBJECT

public:
    Reactions(Session &session, LocalIds &ids, QObject *parent = nullptr);

    Future<Done> set(const PostId &post, Reaction reaction, bool on);

Q_SIGNALS:
    /// The Status entity that it is about, as it is now.
    void took(const QJsonObject &status);

private:
    Future<Done> fulfil(const PostId &post, const QString &call);

    Session &m_session;
    LocalIds &m_ids;
    OneByOne m_wishes;
};

}  // namespace core::mastodon
