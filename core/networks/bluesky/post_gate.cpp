// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/post_gate.h"

#include "core/networks/bluesky/at_uri.h"

#include <algorithm>

namespace core::bluesky {

namespace {

constexpr size_t mostWaiting = 2'000;
constexpr size_t mostUnnamed = 2'000;

}  // namespace

PostGate::PostGate(Clock &clock, ProfileBook &book, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_book(book)
    , m_alarm(clock)
{
    connect(&book, &ProfileBook::learned, this, &PostGate::learned);
    connect(&book, &ProfileBook::failed, this, &PostGate::flush);
}

void PostGate::clear()
{
    m_alarm.clear();
    m_memory.clear();
    m_waiting.clear();
    m_unnamed.clear();
}

std::optional<Instant> PostGate::oldestWaiting() const
{
    if (m_waiting.empty())
        return std::nullopt;
    const auto earlier = [](const Waiting &one, const Waiting &other) {
        return one.post.received < other.post.received;
    };
    return std::min_element(m_waiting.begin(), m_waiting.end(), earlier)->post.received;
}

void PostGate::takeEvent(const Post &post, const Reference &reference, const QString &rev)
{
    if (isNews(post, reference, rev))
        admit(post);
}

/// Replays bring events again; revisions of a repository only grow, and sort as they grow
/// (https://atproto.com/specs/tid).
bool PostGate::isNews(const Post &post, const Reference &reference, const QString &rev)
{
    if (m_memory.isRemoved(post.id)) {
        Q_EMIT removed(post.id);
        return false;
    }
    PostMemory::Known *known = m_memory.find(post.id);
    if (!known) {
        keep(post.id, {.reference = reference, .rev = rev});
        return true;
    }
    const bool isNewer = rev > known->rev;
    if (isNewer)
        known->rev = rev;
    if (!isNewer || !post.edited)
        return false;
    known->reference = reference;
    return true;
}

void PostGate::takeView(const Post &post, const Reference &reference)
{
    if (m_memory.isRemoved(post.id)) {
        Q_EMIT removed(post.id);
        return;
    }
    if (!m_memory.find(post.id))
        keep(post.id, {.reference = reference});
    const Profile *profile = m_book.find(post.author.id);
    give(post, profile ? *profile : Profile{.author = post.author});
}

void PostGate::know(const PostId &id)
{
    if (networkOf(id) == networkId() && !m_memory.find(id))
        keep(id, {.isGiven = true});
}

void PostGate::keep(const PostId &id, const PostMemory::Known &known)
{
    const auto oldest = m_memory.add(id, known);
    Q_EMIT taken(id);
    if (oldest)
        Q_EMIT forgotten(*oldest);
}

void PostGate::admit(const Post &post)
{
    if (const Profile *profile = m_book.find(post.author.id))
        return give(post, *profile);
    m_book.want(post.author.id);
    if (!m_book.answers() || m_waiting.size() >= mostWaiting)
        return giveUnnamed(post);
    m_waiting.push_back({post, m_clock.now() + patience});
    if (!m_alarm.time())
        m_alarm.set(m_waiting.front().until, [this] { giveDue(); });
}

void PostGate::give(Post post, const Profile &profile)
{
    if (profile.isBlocked)
        return;
    post.author = profile.author;
    post.sensitive = post.sensitive || profile.isSensitive;
    hand(post);
}

void PostGate::giveUnnamed(const Post &post)
{
    m_unnamed.push_back(post);
    if (m_unnamed.size() > mostUnnamed)
        m_unnamed.pop_front();
    hand(post);
}

void PostGate::hand(const Post &post)
{
    PostMemory::Known *known = m_memory.find(post.id);
    const size_t version = versionOf(post);
    if (!known || (known->isGiven && known->version == version))
        return;
    known->isGiven = true;
    known->version = version;
    Q_EMIT received(post);
}

void PostGate::learned(const QString &did)
{
    const Profile *found = m_book.find(did);
    if (!found)
        return;
    const Profile profile = *found;
    const QList<Post> posts = postsWithoutName(did);
    for (const Post &post : posts)
        give(post, profile);
    if (!profile.isBlocked)
        return;
    // They came before it was known whose posts the host does not want to see.
    for (const PostId &id : m_memory.postsOf(did)) {
        PostMemory::Known *known = m_memory.find(id);
        if (known && std::exchange(known->isGiven, false))
            Q_EMIT removed(id);
    }
}

/// Those that went out without it and those that wait for it; neither do so any longer.
QList<Post> PostGate::postsWithoutName(const QString &did)
{
    QList<Post> posts;
    const auto isTheirs = [&did](const Post &post) { return post.author.id == did; };
    std::copy_if(m_unnamed.begin(), m_unnamed.end(), std::back_inserter(posts), isTheirs);
    for (const Waiting &waiting : m_waiting) {
        if (isTheirs(waiting.post))
            posts.append(waiting.post);
    }
    if (posts.isEmpty())
        return posts;
    std::erase_if(m_unnamed, isTheirs);
    std::erase_if(m_waiting, [&](const Waiting &waiting) { return isTheirs(waiting.post); });
    return posts;
}

/// Names do not come for now: nobody waits for them.
void PostGate::flush()
{
    m_alarm.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        giveUnnamed(one.post);
}

void PostGate::giveDue()
{
    m_alarm.clear();
    const Instant now = m_clock.now();
    while (!m_waiting.empty() && m_waiting.front().until <= now) {
        const Post post = m_waiting.front().post;
        m_waiting.pop_front();
        giveUnnamed(post);
    }
    if (!m_waiting.empty() && !m_alarm.time())
        m_alarm.set(m_waiting.front().until, [this] { giveDue(); });
}

void PostGate::remove(const PostId &id)
{
    const bool isKnown = m_memory.find(id) != nullptr;
    m_memory.remove(id);
    std::erase_if(m_waiting, [&](const Waiting &waiting) { return waiting.post.id == id; });
    std::erase_if(m_unnamed, [&](const Post &post) { return post.id == id; });
    // Most of what is deleted on the network was never ours to show.
    if (isKnown)
        Q_EMIT removed(id);
}

void PostGate::removeAllOf(const QString &did)
{
    for (const PostId &id : m_memory.postsOf(did))
        remove(id);
}

}  // namespace core::bluesky
