// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_stream.h"

#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestThread = 64;
constexpr qint64 microsecondsPerMs = 1000;

/// https://github.com/bluesky-social/jetstream#public-instances
QList<QUrl> publicHosts()
{
    return {QUrl(u"wss://jetstream2.us-east.bsky.network/subscribe"_s),
            QUrl(u"wss://jetstream1.us-west.bsky.network/subscribe"_s),
            QUrl(u"wss://jetstream.us-east.bsky.network/subscribe"_s),
            QUrl(u"wss://jetstream1.us-east.bsky.network/subscribe"_s),
            QUrl(u"wss://jetstream2.us-west.bsky.network/subscribe"_s),
            QUrl(u"wss://jetstream.us-west.bsky.network/subscribe"_s)};
}

}  // namespace

Stream::Stream(const Account &account, Services services, Xrpc &session, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_clock(services.clock)
    , m_source(services.clock, services.transport,
               services.endpoints.allOf(account.network, u"jetstream"_s, publicHosts()))
    , m_filler(services.clock, session)
    , m_book(services.clock, session)
    , m_gate(services.clock, m_book)
    , m_watch(services.clock, m_source, m_filler)
{
    connectParts();
}

Stream::~Stream() = default;

void Stream::connectParts()
{
    connect(&m_source, &JetstreamSource::opened, this, &Stream::opened);
    connect(&m_source, &JetstreamSource::frame, this, &Stream::takeFrame);
    connect(&m_filler, &SearchFiller::found, this, &Stream::takeView);
    connect(&m_filler, &SearchFiller::foundThread, this,
            [this](const QJsonObject &node) { takeThread(node, 0); });
    connect(&m_gate, &PostGate::received, this, &Stream::received);
    connect(&m_gate, &PostGate::removed, this, &Stream::removed);
    connect(&m_gate, &PostGate::taken, this,
            [this](const PostId &id) { m_filter->addTaken(nativeId(id)); });
    connect(&m_gate, &PostGate::forgotten, this,
            [this](const PostId &id) { m_filter->removeTaken(nativeId(id)); });
    connect(&m_watch, &ConnectionWatch::changed, this, &Stream::connectionChanged);
    connect(&m_clock, &Clock::jumped, this, [this] {
        if (m_filter)
            m_filler.lookAgain();
    });
}

void Stream::follow(const Following &following)
{
    unfollow();
    m_own.clear();  // those of another chat
    m_filler.forgetOwn();
    m_filter = std::make_unique<JetstreamFilter>(following.hashtag);
    for (const PostId &own : following.own)
        watch(own);
    for (const PostId &known : following.known)
        m_gate.know(known);
    m_wasOpen = false;
    m_broken = 0;
    m_watch.start(following.since);
    m_source.start(following.since);
    m_filler.start(following.hashtag, following.since);
}

void Stream::unfollow()
{
    m_source.stop();
    m_filler.stop();
    m_watch.stop();
    m_gate.clear();
    m_filter.reset();
}

std::optional<Instant> Stream::heardUntil() const
{
    const std::optional<Instant> searched = m_filler.searchedUntil();
    if (!m_filter || m_source.latestUs() == 0 || !searched)
        return std::nullopt;
    const Instant reached = instantFromMs(m_source.latestUs() / microsecondsPerMs);
    return std::min({reached, *searched, m_clock.now(), m_gate.oldestWaiting().value_or(reached)});
}

void Stream::watch(const PostId &own)
{
    if (networkOf(own) != m_account.network || m_own.contains(own))
        return;
    m_own.insert(own);
    m_filler.addOwn(nativeId(own));
    if (m_filter)
        m_filter->addOwn(nativeId(own));
}

std::optional<Reference> Stream::reference(const PostId &id) const
{
    const PostMemory::Known *known = m_gate.find(id);
    return known && !known->reference.cid.isEmpty() ? std::optional(known->reference)
                                                    : std::nullopt;
}

void Stream::opened()
{
    if (std::exchange(m_wasOpen, true))
        m_filler.lookAgain();
    m_watch.opened();
}

void Stream::takeFrame(const QByteArray &frame)
{
    const JetstreamFilter::Glance glance = m_filter->glance(frame);
    qint64 timeUs = glance.timeUs;
    if (glance.concerns) {
        const JetstreamEvent event = m_filter->read(frame);
        timeUs = event.timeUs;
        takeEvent(frame, event);
    }
    // A time from nowhere must not become the place to go on from.
    const Instant latest = m_clock.now() + JetstreamSource::lookBack;
    if (timeUs < toMs(latest) * microsecondsPerMs)
        m_source.reached(timeUs);
}

void Stream::takeEvent(const QByteArray &frame, const JetstreamEvent &event)
{
    switch (event.kind) {
    case JetstreamEvent::Kind::Unrelated:
        break;
    case JetstreamEvent::Kind::Broken:
        ++m_broken;
        break;
    case JetstreamEvent::Kind::Repost:
        count(ReactionCounts::Kind::Repost, event);
        takePost(frame, event);
        break;
    case JetstreamEvent::Kind::Post:
        takePost(frame, event);
        break;
    case JetstreamEvent::Kind::Like:
        count(ReactionCounts::Kind::Like, event);
        break;
    case JetstreamEvent::Kind::Removal:
        takeRemoval(event);
        break;
    case JetstreamEvent::Kind::Handle:
        if (m_book.find(event.did))
            takeHandle(frame);
        break;
    case JetstreamEvent::Kind::Gone:
        m_gate.removeAllOf(event.did);
        break;
    }
}

void Stream::takePost(const QByteArray &frame, const JetstreamEvent &event)
{
    const Result<Parsed> parsed = parseJetstream(objectIn(frame));
    if (!parsed || parsed->posts.isEmpty()) {
        ++m_broken;
        return;
    }
    m_gate.takeEvent(parsed->posts.first(), {event.uri, event.cid, event.rootUri, event.rootCid},
                     event.rev);
}

void Stream::takeRemoval(const JetstreamEvent &event)
{
    if (const auto own = m_counts.remove(event.uri))
        Q_EMIT countsChanged(*own);
    const PostId id = postId(m_account.network, event.uri);
    // A post may still come from a search whose index is behind; a repost comes by events alone.
    const bool isPost = collectionOf(event.uri) == postCollection;
    if (isPost || m_gate.find(id))
        m_gate.remove(id);
}

void Stream::takeHandle(const QByteArray &frame)
{
    const Result<Parsed> parsed = parseJetstream(objectIn(frame));
    if (!parsed)
        return;
    for (const Author &author : parsed->profiles)
        m_book.rename(author.id, author.handle);
}

void Stream::count(ReactionCounts::Kind kind, const JetstreamEvent &event)
{
    const PostId own = postId(m_account.network, event.subject);
    if (m_own.contains(own) && m_counts.add(kind, event.uri, own))
        Q_EMIT countsChanged(own);
}

void Stream::takeView(const QJsonObject &view)
{
    if (!m_filter)
        return;  // whoever took the post before has stopped following
    const Result<Parsed> parsed = parsePostView(view);
    if (!parsed || parsed->posts.isEmpty()) {
        ++m_broken;
        return;
    }
    const Post post = parsed->posts.first();
    const Counts told{.likes = view[u"likeCount"].toInt(), .boosts = view[u"repostCount"].toInt()};
    if (m_own.contains(post.id) && m_counts.told(post.id, told))
        Q_EMIT countsChanged(post.id);
    m_book.learn(parseProfile(view[u"author"].toObject()));
    const QJsonObject root = view[u"record"][u"reply"][u"root"].toObject();
    m_gate.takeView(post, {nativeId(post.id), view[u"cid"].toString(), root[u"uri"].toString(),
                           root[u"cid"].toString()});
}

void Stream::takeThread(const QJsonObject &node, int depth)
{
    // Where a post is gone or blocked, its place has none.
    if (node[u"post"].isObject())
        takeView(node[u"post"].toObject());
    if (depth >= deepestThread)
        return;
    const QJsonArray replies = node[u"replies"].toArray();
    for (const QJsonValue &reply : replies)
        takeThread(reply.toObject(), depth + 1);
}

}  // namespace core::bluesky
