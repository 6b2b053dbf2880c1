// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/chat/delivery.h"
#include "core/chat/hashtag.h"

namespace core {

/// Where a client's stream stands.
struct Connection {
    enum class State {
        Off,  ///< not following
        Connecting,
        Live,
        CatchingUp,   ///< filling `gap` after having been away
        Away,         ///< lost since `since`, trying again at `until`
        RateLimited,  ///< asked to wait until `until`
        SignedOut,
    };

    State state = State::Off;
    Seconds gap{0};
    Instant since;
    Instant until;

    bool operator==(const Connection &) const = default;
};

/// What a network answers when a post is out.
struct Published {
    PostId post;
    QUrl url;
    Instant at;

    bool operator==(const Published &) const = default;
};

enum class Reaction { Like, Boost };

/// What to follow: the tag, and since when nothing may be missing.
struct Following {
    Hashtag hashtag;
    Instant since;
};

/// One signed-in account on one network. Six duties: prepare, publish, findPublished, follow,
/// unfollow, react.
///
/// Owned by AccountBook (or by a Rehearsal). Streaming, polling and catching up are its private
/// matter; its promise is that posts may come twice but none that it could have had is missing.
class NetworkClient : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const Account &account() const = 0;
    virtual Connection connection() const = 0;

    /// Uploads, resolves and warms up what `publish` will need. May be called again.
    virtual Future<Done> prepare(const Delivery &delivery) = 0;
    /// Puts it out. The delivery's id is the idempotency key wherever the network has one.
    /// Offline and RateLimited: nothing is out. Unconfirmed: perhaps. Others: refused.
    virtual Future<Published> publish(const Delivery &delivery) = 0;
    /// Looks whether it is out; NotFound when the network is sure that it is not, Unconfirmed
    /// when it cannot tell.
    virtual Future<Published> findPublished(const Delivery &delivery) = 0;

    virtual void follow(const Following &following) = 0;
    virtual void unfollow() = 0;

    virtual Future<Done> react(const PostId &post, Reaction reaction, bool on) = 0;

Q_SIGNALS:
    void received(const core::Post &post);   ///< new, again, or edited
    void removed(const core::PostId &post);  ///< deleted by its author; perhaps before it came
    void connectionChanged(const core::Connection &connection);
};

}  // namespace core
