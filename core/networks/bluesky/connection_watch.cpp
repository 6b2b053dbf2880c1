// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/connection_watch.h"

namespace core::bluesky {

namespace {

constexpr Seconds everySoOften{1};
constexpr qint64 microsecondsPerMs = 1000;
/// Frames come with a delay; clocks are a little apart.
constexpr qint64 nearlyNowUs = 2'000'000;
/// A replay runs far faster than time; where a second brings no more than this, it is over. So it
/// is told also by a server whose clock is not ours, and by one where nothing happens.
constexpr qint64 calmUs = 1'500'000;
constexpr int calmEnough = 2;
constexpr Seconds shortestGap{1};

}  // namespace

ConnectionWatch::ConnectionWatch(Clock &clock, const JetstreamSource &source,
                                 const SearchFiller &filler, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_source(source)
    , m_filler(filler)
    , m_alarm(clock)
{
    connect(&source, &JetstreamSource::lost, this, &ConnectionWatch::lost);
    connect(&filler, &SearchFiller::changed, this, &ConnectionWatch::update);
}

void ConnectionWatch::start(Instant since)
{
    m_hasCaughtUp = false;
    m_awaySince = m_clock.now();
    m_gapStart = std::min(since, m_awaySince);
    set({.state = Connection::State::Connecting});
}

void ConnectionWatch::stop()
{
    m_alarm.clear();
    set({});
}

void ConnectionWatch::opened()
{
    const Instant now = m_clock.now();
    m_gap = std::chrono::duration_cast<Seconds>(now - m_gapStart);
    m_openedUs = toMs(now) * microsecondsPerMs;
    m_lastUs = m_source.latestUs();
    m_calmSeconds = 0;
    m_hasCaughtUp = m_gap < shortestGap;
    m_alarm.setAfter(everySoOften, [this] { look(); });
    update();
}

void ConnectionWatch::look()
{
    const qint64 latest = m_source.latestUs();
    m_calmSeconds = latest - m_lastUs < calmUs ? m_calmSeconds + 1 : 0;
    m_lastUs = latest;
    m_hasCaughtUp =
        m_hasCaughtUp || latest >= m_openedUs - nearlyNowUs || m_calmSeconds >= calmEnough;
    if (!m_hasCaughtUp)
        m_alarm.setAfter(everySoOften, [this] { look(); });
    update();
}

void ConnectionWatch::update()
{
    if (!m_source.isOpen())
        return;
    using State = Connection::State;
    if (m_hasCaughtUp && !m_filler.isBehind())
        return set({.state = State::Live});
    // While it is live, the minute's look changes nothing that people need to see.
    if (m_connection.state == State::Live && m_hasCaughtUp)
        return;
    if (const auto until = m_filler.waitsUntil())
        return set({.state = State::RateLimited, .since = m_gapStart, .until = *until});
    set({.state = State::CatchingUp, .gap = m_gap, .since = m_gapStart});
}

void ConnectionWatch::lost(const Error &error, Instant until)
{
    using State = Connection::State;
    m_alarm.clear();
    if (m_connection.state == State::Live)
        m_gapStart = m_source.lastHeard();
    const bool wasAway = m_connection.state == State::Away;
    if (!wasAway && m_connection.state != State::Connecting)
        m_awaySince = m_source.lastHeard();
    const bool limited = error.code == Error::Code::RateLimited;
    set({.state = limited ? State::RateLimited : State::Away,
         .since = m_awaySince,
         .until = until});
}

void ConnectionWatch::set(const Connection &connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    Q_EMIT changed(connection);
}

}  // namespace core::bluesky
