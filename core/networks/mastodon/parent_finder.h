// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/mastodon/mastodon_api.h"

#include <QSet>

#include <deque>

namespace core::mastodon {

/// Replies wait here while the server is asked what it is that they reply to: only then is its uri
/// known, by which everybody knows it.
///
/// Owned by ServerSource. Its rule: nobody waits longer than five seconds, and no parent is asked
/// for twice.
class ParentFinder : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds patience{5};
    static constexpr size_t mostWaiting = 200;
    /// So many parents in so long a time, of the 300 requests that a server takes of one account.
    /// https://docs.joinmastodon.org/api/rate-limits
    static constexpr int mostInWindow = 60;
    static constexpr Minutes window{5};

    ParentFinder(Clock &clock, Api &api, QObject *parent = nullptr);

    /// False where there is nothing to wait for. `told` holds one post.
    bool hold(const Parsed &told, const QString &parent);
    /// It was deleted meanwhile.
    void drop(const PostId &local);
    void clear();
    /// When the oldest of those that wait was written.
    std::optional<Instant> oldestWaiting() const;

Q_SIGNALS:
    void found(const QJsonObject &parent);
    void released(const core::Parsed &told);

private:
    struct Waiting {
        Parsed told;
        QString parent;
        Instant until;
    };
    bool mayAsk();
    bool isWaitedFor(const QString &parent) const;
    void ask();
    void take(const Result<Reply> &reply);
    void release(const QString &parent);
    void releaseDue();
    void releaseAll();

    Clock &m_clock;
    Api &m_api;
    Alarm m_alarm;
    std::deque<Waiting> m_waiting;  ///< in the order of their times
    std::deque<QString> m_wanted;   ///< the first is being asked for
    QSet<QString> m_asked;
    Instant m_windowEnds;
    int m_askedInWindow = 0;
    Instant m_restsUntil;  ///< the server asked for a pause
    bool m_isBusy = false;
    quint64 m_round = 0;
};

}  // namespace core::mastodon
