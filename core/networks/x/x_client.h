// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/media_uploader.h"
#include "core/networks/x/own_posts.h"
#include "core/networks/x/reactions.h"
#include "core/networks/x/x_stream.h"

namespace core::x {

/// One account on X.
///
/// Owned by AccountBook. X has no key that keeps two tries from being two posts, so its rule is: a
/// post is sent again only after the account's own list was without it for two minutes; and what X
/// then turns down as said already is out, and never sent a third time unasked.
class XClient : public NetworkClient {
    Q_OBJECT

public:
    XClient(const Account &account, Services services);

    const Account &account() const override { return m_account; }
    Connection connection() const override { return m_stream.connection(); }

    Future<Done> prepare(const Delivery &delivery) override;
    Future<Delivery> freeze(const Delivery &delivery) override;
    Future<Published> publish(const Delivery &delivery) override;
    Future<Published> findPublished(const Delivery &delivery) override;

    void follow(const Following &following) override;
    void unfollow() override { m_stream.unfollow(); }
    std::optional<Instant> heardUntil() const override { return m_stream.heardUntil(); }

    Future<Done> deletePost(const PostId &own) override;
    Future<Done> react(const PostId &post, Reaction reaction, bool on) override;
    QList<Ability> abilities() const override;
    /// False once X has said that this app may not: the browser can (webIntent).
    bool can(Reaction reaction) const { return m_reactions.can(reaction); }
    std::optional<Allowance> allowance() const override { return m_session.allowance(); }
    std::optional<Spending> spending() const override;
    void limitSpending(std::optional<qint64> microDollars, qint64 spentBefore) override;

    Future<Done> check() override;
    void signedInAnew(const Account &account) override;
    Future<Done> signOut() override { return m_session.end(); }

private:
    Future<Done> noteNewest();
    Future<QByteArray> bodyOf(const Delivery &delivery);
    Future<Reply> send(const Delivery &delivery, const FrozenPost &frozen);
    Result<Published> published(const Delivery &delivery, const Result<Reply> &reply);
    Error refused(const Delivery &delivery, const Reply &reply);
    Result<Published> out(const Delivery &delivery, const QJsonObject &post, Instant at);

    Account m_account;
    Services m_services;
    Session m_session;
    Meter m_meter;
    Stream m_stream;
    OwnPosts m_own;
    MediaUploader m_media;
    Reactions m_reactions;
    QString m_newest;                          ///< of our posts
    QHash<DeliveryId, Published> m_published;  ///< by this run
};

}  // namespace core::x
