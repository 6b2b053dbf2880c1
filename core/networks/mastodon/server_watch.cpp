// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_watch.h"

namespace core::mastodon {

using State = Connection::State;

namespace {

bool isFinal(Error::Code code)
{
    return code == Error::Code::NotFound || code == Error::Code::Refused;
}

}  // namespace

ServerWatch::ServerWatch(Clock &clock, const TagStream &stream, const TagFiller &filler,
                         QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_stream(stream)
    , m_filler(filler)
{
    connect(&stream, &TagStream::opened, this, &ServerWatch::update);
    connect(&stream, &TagStream::refused, this, &ServerWatch::update);
    connect(&stream, &TagStream::lost, this, [this](const Error &, Instant until) { lost(until); });
    connect(&filler, &TagFiller::changed, this, &ServerWatch::update);
}

void ServerWatch::start(Instant since)
{
    m_follows = true;
    m_lostAt.reset();
    m_gapStart = std::min(since, m_clock.now());
    set({.state = State::Connecting});
}

void ServerWatch::stop()
{
    m_follows = false;
    set({});
}

void ServerWatch::lost(Instant until)
{
    m_lostAt = m_clock.now();
    m_streamTriedAt = until;
    update();
}

/// What is open is reached; what is not must have answered since, and at the last call.
bool ServerWatch::isReached() const
{
    if (m_stream.isOpen())
        return true;
    const auto answered = m_filler.lastAnswered();
    return answered && !m_filler.problem() && (!m_lostAt || *answered >= *m_lostAt);
}

Instant ServerWatch::lastHeard() const
{
    return std::max(m_stream.lastHeard(), m_filler.lastAnswered().value_or(m_gapStart));
}

void ServerWatch::update()
{
    if (!m_follows)
        return;
    const auto &problem = m_filler.problem();
    if (m_connection.state == State::Live)
        m_gapStart = lastHeard();
    if (problem && problem->code == Error::Code::SignedOut)
        return set({.state = State::SignedOut});
    set(isReached() ? whileReached() : whileAway());
}

Connection ServerWatch::whileAway()
{
    const auto &problem = m_filler.problem();
    if (!problem && !m_lostAt)
        return {.state = State::Connecting};
    const Instant filled = m_filler.triedAgainAt();
    if (problem && problem->code == Error::Code::RateLimited)
        return {.state = State::RateLimited, .since = m_gapStart, .until = filled};
    const bool isSooner = m_lostAt && m_streamTriedAt < filled;
    return {.state = State::Away,
            .since = m_gapStart,
            .until = isSooner && m_streamTriedAt > m_clock.now() ? m_streamTriedAt : filled};
}

Connection ServerWatch::whileReached()
{
    const auto &problem = m_filler.problem();
    const bool nothingToBeHad = problem && isFinal(problem->code);
    if (!m_filler.isBehind() || nothingToBeHad)
        return {.state = State::Live};
    if (problem && problem->code == Error::Code::RateLimited)
        return {.state = State::RateLimited, .since = m_gapStart, .until = m_filler.triedAgainAt()};
    if (m_connection.state != State::CatchingUp)
        m_gap = std::chrono::duration_cast<Seconds>(m_clock.now() - m_gapStart);
    return {.state = State::CatchingUp, .gap = m_gap, .since = m_gapStart};
}

void ServerWatch::set(const Connection &connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    Q_EMIT changed();
}

}  // namespace core::mastodon
