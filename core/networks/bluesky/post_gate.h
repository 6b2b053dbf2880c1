// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/post_memory.h"
#include "core/networks/bluesky/profile_book.h"

namespace core::bluesky {

/// Where posts go out: each with its author's name, none of whom the host has blocked, none that
/// is gone, and nothing that was said already.
///
/// Owned by Stream. Its rule: a post waits for its author's name two seconds at most; then it goes
/// out with what is known, and again when the name has come.
class PostGate : public QObject {
    Q_OBJECT

public:
    static constexpr Milliseconds patience{2'000};

    PostGate(Clock &clock, ProfileBook &book, QObject *parent = nullptr);

    /// It was given out by a former run.
    void know(const PostId &id);
    /// As an event told it: of its author only the DID is known.
    void takeEvent(const Post &post, const Reference &reference, const QString &rev);
    /// As a view told it; its author is in the book already.
    void takeView(const Post &post, const Reference &reference);
    void remove(const PostId &id);
    void removeAllOf(const QString &did);
    void clear();

    /// When the network saw the oldest post that waits for its author's name.
    std::optional<Instant> oldestWaiting() const;
    const PostMemory::Known *find(const PostId &id) const { return m_memory.find(id); }

Q_SIGNALS:
    void received(const core::Post &post);
    void removed(const core::PostId &post);
    void taken(const core::PostId &post);      ///< known from now on
    void forgotten(const core::PostId &post);  ///< known no longer

private:
    struct Waiting {
        Post post;
        Instant until;
    };
    bool isNews(const Post &post, const Reference &reference, const QString &rev);
    void keep(const PostId &id, const PostMemory::Known &known);
    void admit(const Post &post);
    void give(Post post, const Profile &profile);
    void giveUnnamed(const Post &post);
    void hand(const Post &post);
    void learned(const QString &did);
    QList<Post> postsWithoutName(const QString &did);
    void flush();
    void giveDue();

    Clock &m_clock;
    ProfileBook &m_book;
    Alarm m_alarm;
    PostMemory m_memory;
    std::deque<Waiting> m_waiting;  ///< in the order of their times
    std::deque<Post> m_unnamed;     ///< given out without their author's name
};

}  // namespace core::bluesky
