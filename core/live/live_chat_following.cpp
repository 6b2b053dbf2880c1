// SPDX-License-Identifier: GPL-3.0-or-later
// From where each account follows the tag, and up to where it has.
#include "core/live/live_chat.h"

#include <algorithm>

namespace core {

namespace {

constexpr Seconds heardPause{30};  ///< how often it is said while nobody posts
constexpr Seconds heardStep{1};    ///< a busy stream need not say it with every frame

}  // namespace

void LiveChat::follow()
{
    for (NetworkClient *client : m_clients) {
        const AccountId account = client->account().id;
        m_completeness.setConnection(account, client->account().network, client->connection());
        m_completeness.setSources(account, client->account().network, client->sources());
        if (!m_heard.contains(account))
            setHeard({{account, std::min(m_clock.now(), m_chat.startInstant())}});
        client->follow({.hashtag = m_chat.hashtag,
                        .since = std::min(m_clock.now(), m_heard.value(account)),
                        .own = ownPosts(account),
                        .known = m_saved,
                        .servers = m_chat.settings.moreServers});
    }
    keepHeard();
}

/// Under another tag nothing was heard so far.
void LiveChat::followAnew()
{
    m_heard.clear();
    if (m_runner.isRunning())
        follow();
}

void LiveChat::unfollow()
{
    m_intake.flush();
    keepHeard();
    m_heardAlarm.clear();
    for (NetworkClient *client : m_clients)
        client->unfollow();
}

/// Where each stream goes on after a restart: with the posts, and now and then while none come.
void LiveChat::keepHeard()
{
    m_heardAlarm.setAfter(heardPause, [this] { keepHeard(); });
    if (!m_intake.isEmpty())
        return;  // heard, but not yet saved
    Heard later;
    for (const NetworkClient *client : m_clients) {
        const AccountId account = client->account().id;
        const std::optional<Instant> until = client->heardUntil();
        if (until && *until >= m_heard.value(account) + heardStep)
            later.insert(account, *until);
    }
    if (!later.isEmpty())
        setHeard(later);
}

void LiveChat::setHeard(const Heard &later)
{
    m_heard.insert(later);
    keep(m_stream->saveHeard(later));
}

}  // namespace core
