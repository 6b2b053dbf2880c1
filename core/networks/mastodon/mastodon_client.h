// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/media_uploader.h"
#include "core/networks/mastodon/moderation.h"
#include "core/networks/mastodon/own_statuses.h"
#include "core/networks/mastodon/reactions.h"

namespace core::mastodon {

/// One account on Mastodon, or at any other server that speaks its API.
///
/// Owned by AccountBook. It publishes with the delivery's id as the Idempotency-Key, and where a
/// server does nothing with that, it reads back before it sends again.
class MastodonClient : public NetworkClient {
    Q_OBJECT

public:
    MastodonClient(const Account &account, Services services);

    const Account &account() const override { return m_account; }
    Connection connection() const override { return m_stream.connection(); }

    Future<Done> prepare(const Delivery &delivery) override;
    Future<Delivery> freeze(const Delivery &delivery) override;
    Future<Published> publish(const Delivery &delivery) override;
    Future<Published> findPublished(const Delivery &delivery) override;

    void follow(const Following &following) override;
    void unfollow() override { m_stream.unfollow(); }
    std::optional<Instant> heardUntil() const override { return m_stream.heardUntil(); }
    QList<Source> sources() const override { return m_stream.sources(); }

    Future<Done> deletePost(const PostId &own) override;
    Future<Done> react(const PostId &post, Reaction reaction, bool on) override;
    QList<Ability> abilities() const override;
    Future<Done> keepAway(const Author &author, Distance distance, bool on) override;
    Future<Done> report(const Report &report) override;
    std::optional<Allowance> allowance() const override { return m_session.allowance(); }

    Future<Done> check() override;
    void signedInAnew(const Account &account) override;
    Future<Done> signOut() override;

private:
    Future<StatusParts> partsOf(const Delivery &delivery);
    Future<QString> replyTargetOf(const Delivery &delivery);
    Future<Done> noteNewest();
    Future<Reply> send(const Delivery &delivery, const FrozenStatus &frozen);
    Result<Published> published(const Delivery &delivery, const Result<Reply> &reply);
    Error refused(const Delivery &delivery, const Reply &reply);
    Result<Published> out(const Delivery &delivery, const QJsonObject &status, Instant at);
    void connectParts();
    QByteArray keyOf(const Delivery &delivery) const;

    Account m_account;
    Services m_services;
    Session m_session;
    Stream m_stream;
    LocalIds m_ids;
    OwnStatuses m_own;
    MediaUploader m_media;
    Reactions m_reactions;
    Moderation m_moderation;
    QString m_newest;                   ///< of our statuses, by the server's id
    QHash<DeliveryId, int> m_refusals;  ///< how often each was surely refused
};

}  // namespace core::mastodon
