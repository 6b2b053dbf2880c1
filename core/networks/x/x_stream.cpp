// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_stream.h"

#include "core/networks/x/snowflake.h"

#include <algorithm>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

using State = Connection::State;

/// So late the stream may bring a post: 7 s by X's own word, and the silence until it is noticed.
constexpr Seconds streamDelay{35};

}  // namespace

Stream::Stream(const Account &account, Services services, Session &session, Meter &meter,
               QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_services(services)
    , m_session(session)
    , m_meter(meter)
    , m_search(services.clock, session, meter)
    , m_stream(services.clock, session, meter)
    , m_watch(services.clock, session, meter)
{
    connect(&m_search, &TagSearch::found, this, &Stream::take);
    connect(&m_search, &TagSearch::changed, this, &Stream::update);
    connect(&m_stream, &TagStream::event, this, &Stream::take);
    connect(&m_stream, &TagStream::changed, this, &Stream::streamChanged);
    connect(&m_watch, &PostWatch::gone, this,
            [this](const QString &id) { remove(postId(m_account.network, id)); });
    connect(&m_watch, &PostWatch::countsChanged, this,
            [this](const QString &id) { Q_EMIT countsChanged(postId(m_account.network, id)); });
    connect(&meter, &Meter::changed, this, &Stream::meterChanged);
    connect(&services.clock, &Clock::jumped, this, &Stream::lookAgain);
}

void Stream::follow(const Following &following)
{
    unfollow();
    m_following = following;
    m_gone.clear();
    m_own.clear();
    m_search.forgetOwn();
    m_watch.forget();
    for (const PostId &known : following.known) {
        if (networkOf(known) == m_account.network)
            m_watch.add(nativeId(known));
    }
    for (const PostId &own : following.own)
        watch(own);
    m_follows = true;
    m_wasStopped = !m_meter.mayRead();
    begin();
}

void Stream::begin()
{
    if (isStopped())
        return update();
    m_watch.start();
    m_search.start(m_following.hashtag, m_following.since);
    if (m_follows && !isStopped())  // what it brought may have been too much
        m_stream.start(m_following.hashtag, m_own);
}

void Stream::unfollow()
{
    m_follows = m_wasOpen = false;
    m_lostAt.reset();
    m_stream.stop();
    m_search.stop();
    m_watch.stop();
    m_connection = {};
}

void Stream::lookAgain()
{
    m_search.lookAgain();
}

void Stream::signedInAnew()
{
    if (!m_follows || isStopped())
        return;
    m_stream.startAgain();
    m_search.lookAgain();
}

void Stream::watch(const PostId &own)
{
    const QString id = nativeId(own);
    if (networkOf(own) != m_account.network || m_own.contains(id))
        return;
    m_own.prepend(id);
    std::sort(m_own.begin(), m_own.end(), isNewerId);
    m_search.addOwn(id);
    m_watch.addOwn(id);
    if (m_follows)
        m_stream.addOwn(id);
}

// Posts.

void Stream::take(const Parsed &parsed)
{
    for (const auto &[id, former] : parsed.predecessors) {
        if (m_follows)
            remove(former);
    }
    // A page has the newest first.
    for (qsizetype i = parsed.posts.size() - 1; i >= 0 && m_follows; --i)
        give(parsed.posts.at(i));
}

void Stream::give(const Post &post)
{
    if (m_gone.contains(post.id) || post.boosts)
        return;
    m_watch.add(nativeId(post.id));
    Post ours = post;
    ours.received = m_services.clock.now();
    Q_EMIT received(ours);
}

void Stream::remove(const PostId &post)
{
    if (!m_follows || m_gone.contains(post))
        return;
    m_gone.insert(post);
    Q_EMIT removed(post);
}

// Where it stands.

/// After every opening the search brings what was missed before it.
void Stream::streamChanged()
{
    const bool isOpen = m_stream.state() == TagStream::State::Open;
    const bool wasOpen = std::exchange(m_wasOpen, isOpen);
    m_search.setPolls(!isOpen);
    if (wasOpen && !isOpen)
        m_lostAt = m_stream.lastHeard();
    if (isOpen && !wasOpen)
        m_search.lookAgain();
    update();
}

void Stream::meterChanged()
{
    const bool isStoppedNow = !m_meter.mayRead();
    if (!m_follows || std::exchange(m_wasStopped, isStoppedNow) == isStoppedNow)
        return;
    if (!isStoppedNow) {
        m_following.since = heardUntil().value_or(m_following.since);
        return begin();
    }
    m_stream.stop();
    m_watch.stop();
    m_wasOpen = false;
    update();
}

bool Stream::isStopped() const
{
    return !m_meter.mayRead();
}

std::optional<Instant> Stream::heardUntil() const
{
    const std::optional<Instant> read = m_search.readUntil();
    if (!m_follows || !read)
        return std::nullopt;
    const bool isWhole = m_stream.state() == TagStream::State::Open && !m_search.isBehind() &&
                         !m_search.problem() && !m_search.isToLookOnceMore();
    return isWhole ? std::max<Instant>(*read, m_session.serverNow() - streamDelay) : *read;
}

Connection Stream::judgedBySearch() const
{
    const std::optional<Error> &problem = m_search.problem();
    const Instant now = m_services.clock.now();
    if (!problem && m_search.hasLooked())
        return {.state = State::Live};
    if (!problem)
        return {.state = State::Connecting};
    if (problem->code == Error::Code::SignedOut)
        return {.state = State::SignedOut};
    const bool isLimited = problem->code == Error::Code::RateLimited;
    return {.state = isLimited ? State::RateLimited : State::Away,
            .since = m_lostAt.value_or(now),
            .until = m_search.triedAgainAt()};
}

Connection Stream::judged() const
{
    if (!m_follows || isStopped())
        return {};
    const std::optional<Error> &problem = m_search.problem();
    if (problem && problem->code == Error::Code::SignedOut)
        return {.state = State::SignedOut};
    switch (m_stream.state()) {
    case TagStream::State::Opening:
        if (!m_lostAt)
            return {.state = State::Connecting};
        [[fallthrough]];
    case TagStream::State::Lost:
        return {.state = m_stream.isLimited() ? State::RateLimited : State::Away,
                .since = m_lostAt.value_or(m_services.clock.now()),
                .until = m_stream.triedAgainAt()};
    case TagStream::State::Open:
        if (problem || !m_search.hasLooked())
            return judgedBySearch();
        if (m_search.isBehind() && m_lostAt) {
            const auto gap = std::chrono::floor<Seconds>(m_services.clock.now() - *m_lostAt);
            return {.state = State::CatchingUp, .gap = gap, .since = *m_lostAt};
        }
        return {.state = State::Live};
    case TagStream::State::Off:
    case TagStream::State::Absent:
    case TagStream::State::Refused:
        return judgedBySearch();
    }
    return {};
}

void Stream::update()
{
    Connection now = judged();
    // Said once, it is about the same absence until it is over.
    if (now.state == m_connection.state && now.until == m_connection.until)
        now.since = m_connection.since;
    if (now.state == State::Live)
        m_lostAt.reset();
    else if (now.state == State::Away && !m_lostAt)
        m_lostAt = now.since;
    if (std::exchange(m_connection, now) != now)
        Q_EMIT connectionChanged(now);
}

}  // namespace core::x
