// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"

#include <deque>

namespace tests {

/// An account that does what it is told and remembers what it was asked.
class FakeClient : public core::NetworkClient {
public:
    explicit FakeClient(const core::Account &account) : m_account(account) {}

    /// Used up one by one; after the last one everything succeeds.
    std::deque<core::Result<core::Published>> publishResults;
    std::deque<core::Result<core::Published>> findResults;
    std::deque<core::Result<QByteArray>> bodies;  ///< what freezing gives; after the last: nothing
    bool neverReplies = false;                    ///< publishing takes for ever
    std::function<void()> onPublish;              ///< before it says anything

    QList<core::Delivery> prepared;
    QList<core::Delivery> published;
    QList<core::Delivery> lookedFor;
    QList<std::pair<core::PostId, core::Reaction>> reactions;
    bool lastOn = false;              ///< whether the last reaction was set or taken back
    core::Result<core::Done> answer;  ///< to reactions, mutes, blocks, reports and deletions
    QList<core::PostId> deleted;
    QList<core::Ability> able;  ///< what else it can do
    struct KeptAway {
        core::Author author;
        core::Distance distance;
        bool on;
    };
    QList<KeptAway> keptAway;
    QList<core::Report> reports;
    std::optional<core::Allowance> allowed;
    bool isFollowing = false;
    core::Following followed;            ///< the last thing it was told to follow
    std::optional<core::Instant> heard;  ///< up to when it says that it has heard everything
    int signedInAgain = 0;
    int signedOut = 0;

    static core::Published at(const QString &post);

    const core::Account &account() const override { return m_account; }
    core::Connection connection() const override { return m_connection; }
    core::Future<core::Done> prepare(const core::Delivery &delivery) override;
    core::Future<core::Delivery> freeze(const core::Delivery &delivery) override;
    core::Future<core::Published> publish(const core::Delivery &delivery) override;
    core::Future<core::Published> findPublished(const core::Delivery &delivery) override;
    void follow(const core::Following &following) override;
    void unfollow() override;
    std::optional<core::Instant> heardUntil() const override { return heard; }
    core::Future<core::Done> deletePost(const core::PostId &own) override;
    core::Future<core::Done> react(const core::PostId &post, core::Reaction reaction,
                                   bool on) override;
    QList<core::Ability> abilities() const override { return able; }
    core::Future<core::Done> keepAway(const core::Author &author, core::Distance distance,
                                      bool on) override;
    core::Future<core::Done> report(const core::Report &report) override;
    QList<core::Source> sources() const override { return m_sources; }
    std::optional<core::Allowance> allowance() const override { return allowed; }
    void signedInAnew(const core::Account &account) override;

    /// What a publish that never replied says after all; the nth of them.
    void reply(size_t nth, const core::Result<core::Published> &result);
    void receive(const core::Post &post) { Q_EMIT received(post); }
    void setAllowance(const core::Allowance &allowance);
    void setConnection(const core::Connection &connection);
    void setSources(const QList<core::Source> &sources);

private:
    core::Account m_account;
    core::Connection m_connection;
    QList<core::Source> m_sources;
    std::vector<std::shared_ptr<QPromise<core::Result<core::Published>>>> m_open;
};

}  // namespace tests
