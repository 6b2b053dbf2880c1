// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/account_filters.h"
#include "core/networks/mastodon/context_filler.h"
#include "core/networks/mastodon/merge.h"
#include "core/networks/mastodon/server_source.h"
#include "core/networks/network.h"

namespace core::mastodon {

/// Follows a tag on Mastodon: at the account's own server and, as nobody, at further ones; what is
/// said below and around our own posts; what the host does not want to see left out.
///
/// Owned by the client. Its rule is NetworkClient's: posts may come twice, but none that one of the
/// servers could have given is missing, and none that was deleted comes back. The connection is
/// that of the account's own server; the others stand in sources().
class Stream : public QObject {
    Q_OBJECT

public:
    /// Who asks another server without an account there.
    using MakeVisitor = std::function<std::unique_ptr<Api>(const QUrl &origin)>;
    static constexpr qsizetype mostVisited = 8;
    /// So long posts wait for what the host does not want to see.
    static constexpr Seconds patience{3};

    Stream(const Account &account, Services services, Api &home, MakeVisitor makeVisitor,
           QObject *parent = nullptr);
    ~Stream() override;

    void follow(const Following &following);
    void unfollow();
    /// Something may be missing: the account is signed in again.
    void lookAgain();
    Connection connection() const { return m_connection; }
    /// Up to when the own server's timeline was read, less what may still come late, and before
    /// the posts that wait for their parent.
    std::optional<Instant> heardUntil() const;

    /// A post of ours, whose replies, quotes and counts are wanted also without the tag.
    void watch(const PostId &own);
    /// A status that a call at the own server brought: what that calls it is known from now on.
    void took(const QJsonObject &status);
    /// What the own server calls a post; empty where it has not shown it.
    QString localId(const PostId &id) const;
    Counts counts(const PostId &own) const { return m_contexts.counts(own); }
    /// The own server first.
    QList<Source> sources() const;
    /// Whether nothing of this author is wanted (Author::id).
    void setAway(const QString &authorId, bool away) { m_filters.setAway(authorId, away); }

Q_SIGNALS:
    void received(const core::Post &post);
    void removed(const core::PostId &post);
    void countsChanged(const core::PostId &own);
    void connectionChanged(const core::Connection &connection);
    void sourcesChanged();

private:
    struct Server;
    void addHome(Api &home);
    void visit(const QString &name);
    void connectSource(int index);
    QUrl originNamed(const QString &name) const;
    void take(int index, const Post &post);
    void give(int index, const Post &post);
    void giveWaiting();
    void remove(int index, const PostId &post);
    void update(int index);
    ServerSource &home() const;

    Account m_account;
    Services m_services;
    MakeVisitor m_makeVisitor;
    AccountFilters m_filters;
    std::vector<std::unique_ptr<Server>> m_servers;  ///< the own one first
    ContextFiller m_contexts;
    Merge m_merge;
    Connection m_connection;
    std::vector<std::pair<int, Post>> m_waiting;  ///< for the filters; the server of each
    Alarm m_filterAlarm;
    Alarm m_tallyAlarm;  ///< the numbers change with each post
    bool m_follows = false;
};

}  // namespace core::mastodon
