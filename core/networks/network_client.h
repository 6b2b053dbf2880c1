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

enum class Reaction { Like, Boost, Bookmark };

/// What a host may do to an account at the network itself, for ever.
enum class Distance { Mute, Block };

/// What an account can do beyond posting and following; what it cannot is not offered.
enum class Ability { Bookmark, Mute, Block, Report };

/// What is told to whoever moderates a network about one of its accounts.
struct Report {
    Author author;
    QList<PostId> posts;  ///< of that author
    QString comment;      ///< at most Report::longestComment characters
    bool forward = true;  ///< also to the author's own server

    static constexpr int longestComment = 1000;  ///< docs.joinmastodon.org/methods/reports
};

/// How many requests a server still takes, as its last reply said.
struct Allowance {
    int left = 0;
    int most = 0;
    Instant renewed;  ///< then it is `most` again

    bool operator==(const Allowance &) const = default;
};

/// What an account has cost where its network asks money for each call, as far as its prices tell.
struct Spending {
    qint64 microDollars = 0;      ///< millionths of a US dollar
    std::optional<qint64> limit;  ///< of what reading may go on up to; none: it is not limited
    bool stopsReading = false;    ///< the limit is reached; posting goes on

    bool operator==(const Spending &) const = default;
};

/// One server that a client follows the tag at, and what it gave.
struct Source {
    QString server;  ///< as people write it: "mastodon.social"
    Connection connection;
    bool polls = false;  ///< asked now and then, as it has no stream that brings anything
    int brought = 0;     ///< posts, whoever else brought them too
    int first = 0;       ///< of these the ones that no other had brought before

    bool operator==(const Source &) const = default;
};

/// How often a post of ours was liked and boosted, as far as the network tells.
struct Counts {
    int likes = 0;
    int boosts = 0;

    bool operator==(const Counts &) const = default;
};

/// What to follow: the tag, and since when nothing may be missing. Posts of former runs are known:
/// nobody needs them again, but wants to hear that one was deleted.
struct Following {
    Hashtag hashtag;
    Instant since;
    QList<PostId> own;    ///< our posts so far: what is said below them counts without the tag too
    QList<PostId> known;  ///< what is kept of the tag; may name posts of other networks
    QStringList servers;  ///< names of further servers to read the tag at, where a network has many
};

/// One signed-in account on one network. It prepares, freezes, publishes and finds posts, follows
/// a tag, reacts, and knows whether it is signed in.
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
    /// The delivery with what will go over the wire in it: asked once, before
    /// Sending is saved, and never again. Offline and RateLimited: not now. Others: refused.
    virtual Future<Delivery> freeze(const Delivery &delivery)
    {
        return arrived<Delivery>(delivery);
    }
    /// Puts it out. The delivery's id is the idempotency key wherever the network has one.
    /// Offline and RateLimited: nothing is out. Unconfirmed: perhaps. Others: refused.
    virtual Future<Published> publish(const Delivery &delivery) = 0;
    /// Looks whether it is out; NotFound when the network is sure that it is not, Unconfirmed
    /// when it cannot tell, with `retryAfter` where it can only tell later.
    virtual Future<Published> findPublished(const Delivery &delivery) = 0;

    virtual void follow(const Following &following) = 0;
    virtual void unfollow() = 0;
    /// Everything of the tag up to this moment, by the network's clock, has been received: whoever
    /// follows again may say `since` then. Nothing while that cannot be told.
    virtual std::optional<Instant> heardUntil() const { return std::nullopt; }

    /// Deletes a post that this account wrote; one that is gone already is Done, and somebody
    /// else's stays. Unconfirmed: perhaps it is gone, and asking again does no harm.
    virtual Future<Done> deletePost(const PostId &own) = 0;

    virtual Future<Done> react(const PostId &post, Reaction reaction, bool on) = 0;
    /// Without the ability each of these is Refused.
    virtual QList<Ability> abilities() const { return {}; }
    virtual Future<Done> keepAway(const Author &author, Distance distance, bool on);
    virtual Future<Done> report(const Report &report);

    /// The servers that are followed, where a network has many; empty where it is one.
    virtual QList<Source> sources() const { return {}; }
    /// Nothing where the network does not tell, or has not yet.
    virtual std::optional<Allowance> allowance() const { return std::nullopt; }
    /// Nothing where the network costs nothing.
    virtual std::optional<Spending> spending() const { return std::nullopt; }
    /// Reading stops there; what was spent before this run counts too.
    virtual void limitSpending(std::optional<qint64> microDollars, qint64 spentBefore)
    {
        Q_UNUSED(microDollars)
        Q_UNUSED(spentBefore)
    }

    /// Whether it may post, asked of the network. SignedOut: it must sign in again.
    virtual Future<Done> check() { return arrived<Done>(Done{}); }
    /// The host has signed in once more: the store has another secret for this account, and what
    /// stopped for want of one goes on.
    virtual void signedInAnew(const Account &account) { Q_UNUSED(account) }
    /// Tells the network that this program is no longer signed in.
    virtual Future<Done> signOut() { return arrived<Done>(Done{}); }

Q_SIGNALS:
    void received(const core::Post &post);   ///< new, again, or edited
    void removed(const core::PostId &post);  ///< deleted by its author; perhaps before it came
    void counted(const core::PostId &own, const core::Counts &counts);
    void connectionChanged(const core::Connection &connection);
    void sourcesChanged();
    void allowanceChanged();
    void spendingChanged();
};

inline Future<Done> NetworkClient::keepAway(const Author &, Distance, bool)
{
    return arrived<Done>(failure(Error::Code::Refused, QStringLiteral("no such ability")));
}

inline Future<Done> NetworkClient::report(const Report &)
{
    return arrived<Done>(failure(Error::Code::Refused, QStringLiteral("no such ability")));
}

}  // namespace core
