// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/post_watch.h"
#include "core/networks/x/tag_search.h"
#include "core/networks/x/tag_stream.h"

#include <QSet>

namespace core::x {

/// Follows a tag on X: by the filtered stream where the host gave the app's own token, by searching
/// where not, and by both after a gap.
///
/// Owned by XClient. Its rule is NetworkClient's: posts may come twice, but none that X could have
/// given is missing, and none that was deleted comes back. Where the host's limit of what reading
/// may cost is reached, it is Off until that is raised.
class Stream : public QObject {
    Q_OBJECT

public:
    Stream(const Account &account, Services services, Session &session, Meter &meter,
           QObject *parent = nullptr);

    void follow(const Following &following);
    void unfollow();
    /// The account is signed in again, perhaps with another app.
    void signedInAnew();
    Connection connection() const { return m_connection; }
    std::optional<Instant> heardUntil() const;

    /// A post of ours, whose conversation and counts are wanted also without the tag.
    void watch(const PostId &own);
    Counts counts(const PostId &own) const { return m_watch.counts(nativeId(own)); }

Q_SIGNALS:
    void received(const core::Post &post);
    void removed(const core::PostId &post);
    void countsChanged(const core::PostId &own);
    void connectionChanged(const core::Connection &connection);

private:
    void begin();
    void lookAgain();
    void take(const Parsed &parsed);
    void give(const Post &post);
    void remove(const PostId &post);
    void streamChanged();
    void meterChanged();
    void update();
    Connection judged() const;
    Connection judgedBySearch() const;
    bool isStopped() const;

    Account m_account;
    Services m_services;
    Session &m_session;
    Meter &m_meter;
    TagSearch m_search;
    TagStream m_stream;
    PostWatch m_watch;
    Following m_following;
    QStringList m_own;    ///< ids of our posts, the newest first
    QSet<PostId> m_gone;  ///< deleted, or replaced by an edit
    Connection m_connection;
    std::optional<Instant> m_lostAt;  ///< when the connection was last whole
    bool m_wasOpen = false;
    bool m_wasStopped = false;
    bool m_follows = false;
};

}  // namespace core::x
