// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/post_maker.h"
#include "core/networks/bluesky/tid.h"
#include "core/networks/one_by_one.h"

#include <map>

namespace core::bluesky {

/// Our likes and reposts: records of our own about the posts of others (app.bsky.feed.like,
/// app.bsky.feed.repost).
///
/// Owned by BlueskyClient. It chooses the key of each record itself, so that one whose reply was
/// lost can be taken back as well; what it does not remember the network knows.
class Reactions : public QObject {
    Q_OBJECT

public:
    Reactions(const Account &account, Services services, Session &session, PostMaker &posts,
              TidSource &tids, QObject *parent = nullptr);
    Future<Done> set(const PostId &post, Reaction reaction, bool on);

private:
    Future<Done> add(const PostId &post, Reaction reaction);
    Future<Done> takeBack(const PostId &post, Reaction reaction);
    Result<Done> added(const PostId &post, Reaction reaction, const Result<Reply> &reply);
    Future<QString> keyOfOurs(const PostId &post, Reaction reaction);

    Account m_account;
    Services m_services;
    Session &m_session;
    PostMaker &m_posts;
    TidSource &m_tids;
    std::map<std::pair<PostId, Reaction>, QString> m_keys;
    OneByOne m_wishes;
};

}  // namespace core::bluesky
