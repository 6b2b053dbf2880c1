// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/bluesky_stream.h"
#include "core/networks/bluesky/reactions.h"

namespace core::bluesky {

/// One account on Bluesky, or on any other server of the AT Protocol.
///
/// Owned by AccountBook. It publishes with com.atproto.repo.putRecord under a key of our own and
/// `swapRecord: null`: the same bytes may be sent any number of times and are there once.
class BlueskyClient : public NetworkClient {
    Q_OBJECT

public:
    BlueskyClient(const Account &account, Services services);

    const Account &account() const override { return m_account; }
    Connection connection() const override { return m_stream.connection(); }

    Future<Done> prepare(const Delivery &delivery) override;
    Future<Delivery> freeze(const Delivery &delivery) override;
    Future<Published> publish(const Delivery &delivery) override;
    Future<Published> findPublished(const Delivery &delivery) override;

    void follow(const Following &following) override { m_stream.follow(following); }
    void unfollow() override { m_stream.unfollow(); }
    std::optional<Instant> heardUntil() const override { return m_stream.heardUntil(); }
    Future<Done> deletePost(const PostId &own) override;
    Future<Done> react(const PostId &post, Reaction reaction, bool on) override;

    Future<Done> check() override;
    void signedInAnew(const Account &account) override;
    Future<Done> signOut() override;

private:
    Future<Reply> put(const Delivery &delivery);
    Future<Reply> putWithPicturesAgain(const Delivery &delivery);
    Result<Published> published(const Delivery &delivery, const Result<Reply> &reply);
    Result<Published> found(const Delivery &delivery, const Result<Reply> &reply);
    Published out(const Delivery &delivery, const QJsonObject &answer);
    QString uriOf(const Delivery &delivery) const;

    Account m_account;
    Services m_services;
    Session m_session;
    Stream m_stream;
    TidSource m_tids;
    PostMaker m_posts;
    Reactions m_reactions;
};

}  // namespace core::bluesky
