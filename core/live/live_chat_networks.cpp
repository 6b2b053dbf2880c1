// SPDX-License-Identifier: GPL-3.0-or-later
// What a host does at a network itself: others see it, or the account keeps it.
#include "core/live/live_chat.h"

#include <algorithm>

namespace core {

namespace {

template <typename Key, typename Value>
void keepIn(QMultiHash<Key, Value> &hash, const Key &key, Value value, bool on)
{
    hash.remove(key, value);
    if (on)
        hash.insert(key, value);
}

}  // namespace

/// What others can see says that a host has seen the post; a bookmark is nobody else's business.
Future<Done> LiveChat::react(const PostId &id, Reaction reaction, bool on)
{
    const std::optional<Post> post = m_posts.find(id);
    NetworkClient *reacting = post ? client(post->network) : nullptr;
    if (!reacting)
        return arrived<Done>(failure(Error::Code::NotFound));
    return andThen(reacting->react(id, reaction, on), this, [this, id, reaction, on](const Done &) {
        keepIn(m_reacted, id, reaction, on);
        if (on && reaction != Reaction::Bookmark)
            mark({.post = id, .kind = Mark::Kind::Seen});
        Q_EMIT postsChanged({id});
        return arrived<Done>(Done{});
    });
}

/// A post that was replied to has been seen by a host only as long as another word says so.
Future<Done> LiveChat::takeBack(const DeliveryId &id)
{
    const Delivery *said = m_outbox.find(id);
    if (!said || !said->cue.isEmpty())
        return arrived<Done>(failure(Error::Code::NotFound));
    const auto posting =
        std::find_if(m_clients.begin(), m_clients.end(), [said](const NetworkClient *client) {
            return client->account().id == said->account;
        });
    if (said->state != Delivery::State::Sent || !said->post || posting == m_clients.end())
        return arrived<Done>(failure(Error::Code::Unconfirmed));
    return andThen((*posting)->deletePost(*said->post), this,
                   [this, post = *said->post, parent = said->replyTo](const Done &) {
                       forget(post);
                       if (parent && !hasReacted(*parent, Reaction::Like) &&
                           !hasReacted(*parent, Reaction::Boost))
                           mark({.post = *parent, .kind = Mark::Kind::Seen, .on = false});
                       return arrived<Done>(Done{});
                   });
}

Future<Done> LiveChat::keepAway(const Post &post, Distance distance, bool on)
{
    NetworkClient *acting = client(post.network);
    if (!acting)
        return arrived<Done>(failure(Error::Code::NotFound));
    const PersonId author = personId(post.network, post.author);
    return andThen(acting->keepAway(post.author, distance, on), this,
                   [this, author, distance, on](const Done &) {
                       keepIn(m_keptAway, author, distance, on);
                       return arrived<Done>(Done{});
                   });
}

Future<Done> LiveChat::report(const NetworkId &network, const Report &report)
{
    NetworkClient *telling = client(network);
    return telling ? telling->report(report) : arrived<Done>(failure(Error::Code::NotFound));
}

bool LiveChat::can(const NetworkId &network, Ability ability) const
{
    const NetworkClient *acting = client(network);
    return acting && acting->abilities().contains(ability);
}

bool LiveChat::hasReacted(const PostId &post, Reaction reaction) const
{
    return m_reacted.contains(post, reaction);
}

bool LiveChat::isKeptAway(const PersonId &author, Distance distance) const
{
    return m_keptAway.contains(author, distance);
}

}  // namespace core
