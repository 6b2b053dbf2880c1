// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/parent_finder.h"

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds rest{30};  // where the server does not answer

}  // namespace

ParentFinder::ParentFinder(Clock &clock, Api &api, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_alarm(clock)
{}

bool ParentFinder::hold(const Parsed &told, const QString &parent)
{
    const auto isWanted = std::find(m_wanted.begin(), m_wanted.end(), parent) != m_wanted.end();
    if (!isWanted && m_asked.contains(parent))
        return false;
    if (m_waiting.size() >= mostWaiting || m_clock.now() < m_restsUntil)
        return false;
    if (!isWanted && !mayAsk())
        return false;
    m_waiting.push_back({told, parent, m_clock.now() + patience});
    if (!m_alarm.time())
        m_alarm.set(m_waiting.front().until, [this] { releaseDue(); });
    if (isWanted)
        return true;
    m_asked.insert(parent);
    m_wanted.push_back(parent);
    ask();
    return true;
}

/// The server's patience belongs to the posts first.
bool ParentFinder::mayAsk()
{
    if (m_clock.now() >= m_windowEnds) {
        m_windowEnds = m_clock.now() + window;
        m_askedInWindow = 0;
    }
    return ++m_askedInWindow <= mostInWindow;
}

void ParentFinder::drop(const PostId &local)
{
    std::erase_if(m_waiting, [&](const Waiting &one) { return one.told.posts[0].id == local; });
}

void ParentFinder::clear()
{
    ++m_round;
    m_alarm.clear();
    m_waiting.clear();
    m_wanted.clear();
    m_asked.clear();
    m_restsUntil = {};
    m_isBusy = false;
}

std::optional<Instant> ParentFinder::oldestWaiting() const
{
    const auto earlier = [](const Waiting &one, const Waiting &other) {
        return one.told.posts[0].created < other.told.posts[0].created;
    };
    const auto oldest = std::min_element(m_waiting.begin(), m_waiting.end(), earlier);
    return oldest == m_waiting.end() ? std::nullopt : std::optional(oldest->told.posts[0].created);
}

bool ParentFinder::isWaitedFor(const QString &parent) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [&parent](const Waiting &one) { return one.parent == parent; });
}

void ParentFinder::ask()
{
    if (m_isBusy)
        return;
    while (!m_wanted.empty() && !isWaitedFor(m_wanted.front())) {
        m_asked.remove(m_wanted.front());
        m_wanted.pop_front();
    }
    if (m_wanted.empty())
        return;
    m_isBusy = true;
    whenArrived(m_api.get(u"/api/v1/statuses/"_s + m_wanted.front(), {}), this,
                [this, round = m_round](const Result<Reply> &reply) {
                    if (round == m_round)
                        take(reply);
                });
}

void ParentFinder::take(const Result<Reply> &reply)
{
    m_isBusy = false;
    const QString parent = m_wanted.front();
    m_wanted.pop_front();
    const quint64 round = m_round;
    if (reply) {
        Q_EMIT found(objectIn(reply->body));
    } else if (reply.error().code == Error::Code::Offline ||
               reply.error().code == Error::Code::RateLimited) {
        m_restsUntil = m_clock.now() + reply.error().retryAfter.value_or(rest);
        m_asked.clear();  // nothing was said about them
        m_wanted.clear();
        return releaseAll();
    }
    if (round == m_round)
        release(parent);
    if (round == m_round)
        ask();
}

void ParentFinder::release(const QString &parent)
{
    std::deque<Waiting> released;
    for (const Waiting &one : m_waiting) {
        if (one.parent == parent)
            released.push_back(one);
    }
    std::erase_if(m_waiting, [&](const Waiting &one) { return one.parent == parent; });
    for (const Waiting &one : released)
        Q_EMIT this->released(one.told);
}

void ParentFinder::releaseAll()
{
    m_alarm.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        Q_EMIT released(one.told);
}

void ParentFinder::releaseDue()
{
    m_alarm.clear();
    while (!m_waiting.empty() && m_waiting.front().until <= m_clock.now()) {
        const Parsed told = m_waiting.front().told;
        m_waiting.pop_front();
        Q_EMIT released(told);
    }
    if (!m_waiting.empty() && !m_alarm.time())
        m_alarm.set(m_waiting.front().until, [this] { releaseDue(); });
}

}  // namespace core::mastodon
