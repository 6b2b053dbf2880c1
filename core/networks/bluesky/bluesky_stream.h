// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/connection_watch.h"
#include "core/networks/bluesky/jetstream_filter.h"
#include "core/networks/bluesky/post_gate.h"
#include "core/networks/bluesky/reaction_counts.h"
#include "core/networks/network.h"

namespace core::bluesky {

/// Follows a tag on Bluesky: a Jetstream for what happens now, searches for what it left out, and
/// the names of those who write.
///
/// Owned by BlueskyClient. Its rule is NetworkClient's: posts may come twice, but none that could
/// be had is missing, and none that was deleted comes back. Without a session the Jetstream alone
/// does; then nobody has a name but by events.
class Stream : public QObject {
    Q_OBJECT

public:
    Stream(const Account &account, Services services, Xrpc &session, QObject *parent = nullptr);
    ~Stream() override;

    void follow(const Following &following);
    void unfollow();
    Connection connection() const { return m_watch.connection(); }
    /// The place that Jetstream and search have both reached, before posts that wait for a name.
    std::optional<Instant> heardUntil() const;

    /// A post of ours, whose replies, quotes, likes and reposts are wanted also without the tag.
    void watch(const PostId &own);
    /// How to point at a post that came by.
    std::optional<Reference> reference(const PostId &id) const;
    /// Of a watched post.
    Counts counts(const PostId &own) const { return m_counts.of(own); }
    /// Frames and views that could not be read, since it follows.
    int broken() const { return m_broken; }

Q_SIGNALS:
    void received(const core::Post &post);
    void removed(const core::PostId &post);
    void connectionChanged(const core::Connection &connection);
    void countsChanged(const core::PostId &own);

private:
    void connectParts();
    void opened();
    void takeFrame(const QByteArray &frame);
    void takeEvent(const QByteArray &frame, const JetstreamEvent &event);
    void takePost(const QByteArray &frame, const JetstreamEvent &event);
    void takeRemoval(const JetstreamEvent &event);
    void takeHandle(const QByteArray &frame);
    void takeView(const QJsonObject &view);
    void takeThread(const QJsonObject &node, int depth);
    void count(ReactionCounts::Kind kind, const JetstreamEvent &event);

    Account m_account;
    Clock &m_clock;
    JetstreamSource m_source;
    SearchFiller m_filler;
    ProfileBook m_book;
    PostGate m_gate;
    ConnectionWatch m_watch;
    std::unique_ptr<JetstreamFilter> m_filter;  ///< while it follows
    QSet<PostId> m_own;
    ReactionCounts m_counts;
    bool m_wasOpen = false;
    int m_broken = 0;
};

}  // namespace core::bluesky
