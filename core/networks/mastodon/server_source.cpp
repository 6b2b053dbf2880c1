// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_source.h"

#include "core/base/backoff.h"
#include "core/networks/mastodon/mastodon_json.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses{.first = Milliseconds(4'000), .longest = Milliseconds(120'000)};

}  // namespace

ServerSource::ServerSource(Clock &clock, Api &api, const QString &origin, const QString &domain,
                           QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_origin(origin)
    , m_stream(clock, api)
    , m_filler(clock, api)
    , m_parents(clock, api)
    , m_watch(clock, m_stream, m_filler)
    , m_factsAlarm(clock)
{
    if (!domain.isEmpty())
        m_book = std::make_unique<StatusBook>(origin, domain);
    connectParts();
}

void ServerSource::connectParts()
{
    connect(&m_stream, &TagStream::opened, this, &ServerSource::opened);
    connect(&m_stream, &TagStream::event, this, &ServerSource::takeEvent);
    connect(&m_stream, &TagStream::lost, this, [this] {
        lookWhetherToPoll();
        m_filler.lookAgain();
    });
    connect(&m_stream, &TagStream::refused, this, [this] {
        lookWhetherToPoll();
        m_filler.lookAgain();
    });
    connect(&m_filler, &TagFiller::changed, this, &ServerSource::lookWhetherSignedIn);
    connect(&m_filler, &TagFiller::found, this, &ServerSource::takeFound);
    connect(&m_parents, &ParentFinder::found, this, &ServerSource::learn);
    connect(&m_parents, &ParentFinder::released, this,
            [this](const Parsed &told) { admit(told, false); });
    connect(&m_watch, &ServerWatch::changed, this, &ServerSource::changed);
}

void ServerSource::start(const Hashtag &hashtag, Instant since)
{
    stop();
    m_hashtag = hashtag;
    m_since = since;
    m_follows = true;
    m_watch.start(since);
    if (m_book)
        begin();
    askFacts();
}

void ServerSource::stop()
{
    m_follows = false;
    m_stream.stop();
    m_filler.stop();
    m_parents.clear();
    m_watch.stop();
    m_factsAlarm.clear();
    m_gone.clear();
    m_taken.clear();
    m_missed.clear();
    m_streamBrings = m_isSilent = m_wasSignedOut = false;
    m_failures = 0;
}

void ServerSource::lookAgain()
{
    m_filler.lookAgain();
}

/// With another token the stream may open that was refused.
void ServerSource::lookWhetherSignedIn()
{
    const auto &problem = m_filler.problem();
    const bool isSignedOut = problem && problem->code == Error::Code::SignedOut;
    const bool isBack = m_wasSignedOut && !problem && m_filler.lastAnswered();
    m_wasSignedOut = isSignedOut || (m_wasSignedOut && !isBack);
    if (isBack && !m_stream.isOpen() && (!m_facts || m_facts->streamsTags))
        m_stream.start(m_hashtag);
}

void ServerSource::askFacts()
{
    whenArrived(m_api.facts(), this, [this](const Result<ServerFacts> &facts) {
        if (m_follows)
            takeFacts(facts);
    });
}

void ServerSource::takeFacts(const Result<ServerFacts> &facts)
{
    if (!facts) {
        m_factsAlarm.setAfter(pauses.after(++m_failures), [this] { askFacts(); });
        if (!m_book)
            m_watch.lost(*m_factsAlarm.time());
        return;
    }
    m_facts = *facts;
    const bool isFirst = !m_book;
    if (isFirst)
        m_book = std::make_unique<StatusBook>(m_origin, facts->domain);
    if (isFirst)
        begin();
    else if (!facts->streamsTags)
        m_stream.stop();
    lookWhetherToPoll();
    Q_EMIT told(*facts);
}

void ServerSource::begin()
{
    if (!m_facts || m_facts->streamsTags)
        m_stream.start(m_hashtag);
    m_filler.start(m_hashtag, m_since);
    lookWhetherToPoll();
}

void ServerSource::opened()
{
    m_openedAt = m_filler.serverNow();
    m_missed.clear();
    lookWhetherToPoll();
    m_filler.lookAgain();
}

bool ServerSource::polls() const
{
    const bool hasNone = m_facts && !m_facts->streamsTags;
    return m_follows && (m_isSilent || m_stream.isRefused() || hasNone);
}

std::optional<Instant> ServerSource::heardUntil() const
{
    const std::optional<Instant> read = m_filler.readUntil();
    if (!read)
        return std::nullopt;
    return std::min<Instant>(*read - TagFiller::overlap, m_parents.oldestWaiting().value_or(*read));
}

void ServerSource::lookWhetherToPoll()
{
    m_filler.setPolls(polls() || !m_stream.isOpen());
    Q_EMIT changed();
}

void ServerSource::takeEvent(const Parsed &told)
{
    if (!told.posts.isEmpty())
        m_streamBrings = true;
    take(told, {});
}

void ServerSource::takeFound(const QJsonObject &status)
{
    compare(status);
    takeStatus(status);
}

void ServerSource::compare(const QJsonObject &status)
{
    if (m_streamBrings || m_isSilent || !m_stream.isOpen())
        return;
    const auto created = instantIn(status[u"created_at"]);
    if (!created || *created <= m_openedAt || m_filler.serverNow() - *created < longestDelay)
        return;
    m_missed.insert(idIn(status[u"id"]));
    m_isSilent = m_missed.size() >= enoughMissed;
    if (m_isSilent)
        lookWhetherToPoll();
}

void ServerSource::takeStatus(const QJsonObject &status)
{
    const auto taken = m_taken.constFind(idIn(status[u"id"]));
    // Pages overlap by far: what came already need not be read once more.
    if (taken != m_taken.constEnd() && *taken == instantIn(status[u"edited_at"]))
        return;
    if (const Result<Parsed> parsed = parseStatus(status))
        take(*parsed, FilterRules::besideStatus(status));
}

void ServerSource::learn(const QJsonObject &status)
{
    const Result<Parsed> parsed = parseStatus(status);
    if (parsed && m_book)
        (void)m_book->translated(*parsed);
}

void ServerSource::take(const Parsed &told, const FilterRules::Verdict &verdict)
{
    if (!m_follows || !m_book)
        return;
    for (const PostId &local : told.removed)
        remove(local);
    for (const Post &post : told.posts) {
        if (verdict.hides || m_gone.contains(nativeId(post.id)))
            continue;
        Parsed one{.posts = {post}, .uris = told.uris};
        if (post.warning.isEmpty())
            one.posts[0].warning = verdict.warning;
        admit(one, true);
    }
}

void ServerSource::admit(const Parsed &told, bool mayWait)
{
    Post post = m_book->translated(told).posts.constFirst();
    const QString parent = m_book->unknownParent(post);
    if (mayWait && !parent.isEmpty() && m_parents.hold(told, parent))
        return;
    post.received = m_clock.now();
    m_taken.insert(nativeId(told.posts[0].id), post.edited);
    Q_EMIT received(post);
}

/// A deletion may overtake the post that it concerns.
void ServerSource::remove(const PostId &local)
{
    m_gone.insert(nativeId(local));
    m_parents.drop(local);
    if (const auto known = m_book->find(nativeId(local)))
        Q_EMIT removed(*known);
}

}  // namespace core::mastodon
