// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/network_client.h"
#include "core/networks/x/meter.h"
#include "core/networks/x/x_session.h"

namespace core::x {

/// Asks once a minute for posts that came by, as neither search nor stream tells what was deleted,
/// and for the numbers of our own.
///
/// Owned by Stream. Its rules: one call a minute, for a hundred posts: our own, the newest, and
/// some of the others in turn; only those of this evening, which were paid for on the same day.
/// X wants what was deleted there to be gone here too.
/// https://docs.x.com/x-api/posts/lookup, https://docs.x.com/developer-terms/policy
class PostWatch : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds everySoOften{60};
    static constexpr std::chrono::hours longest{3};  ///< after it was written
    static constexpr qsizetype mostAtOnce = 100;
    static constexpr qsizetype mostOwn = 20;

    PostWatch(Clock &clock, Session &session, Meter &meter, QObject *parent = nullptr);

    void start();
    void stop();
    void forget();
    void add(const QString &id);
    void addOwn(const QString &id);
    Counts counts(const QString &own) const { return m_counts.value(own); }

Q_SIGNALS:
    void gone(const QString &id);
    void countsChanged(const QString &own);

private:
    void ask();
    QStringList pick();
    void take(const QStringList &asked, const Result<Reply> &reply);
    void takeCounts(const QJsonObject &post);
    void later(Milliseconds pause);

    Clock &m_clock;
    Session &m_session;
    Meter &m_meter;
    Alarm m_alarm;
    QStringList m_own;    ///< the newest first
    QStringList m_posts;  ///< the newest last
    QHash<QString, Counts> m_counts;
    qsizetype m_turn = 0;
    bool m_follows = false;
    quint64 m_round = 0;
};

}  // namespace core::x
