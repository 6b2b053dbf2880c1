// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/mastodon/mastodon_api.h"
#include "core/networks/network_client.h"

namespace core::mastodon {

/// Asks the account's own server what stands below and around our own posts, and how often they
/// were liked and boosted: no stream tells it.
///
/// Owned by Stream. One call at a time and one every few seconds, so that the hour's allowance is
/// not used up by it; every second one is about one of the newest two.
/// https://docs.joinmastodon.org/methods/statuses/#context, #quotes
class ContextFiller : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds everySoOften{4};
    static constexpr qsizetype mostOwn = 60;
    /// The server's id of a post, where it is known.
    using LocalId = std::function<QString(const PostId &)>;

    ContextFiller(Clock &clock, Api &api, LocalId localId, QObject *parent = nullptr);

    void start();
    void stop();
    void forgetOwn();
    void watch(const PostId &own);  ///< again: nothing happens
    void setQuotes(bool known) { m_asksQuotes = known; }
    Counts counts(const PostId &own) const { return m_counts.value(own); }

Q_SIGNALS:
    void found(const QJsonObject &status);  ///< a reply or a quote, or one of ours
    void countsChanged(const core::PostId &own);

private:
    enum class Step { Context, Status, Quotes };
    struct Own {
        PostId id;
        Step next = Step::Context;
        int lookUps = 0;  ///< how often the server was asked what it calls it
    };
    void ask();
    Own *pick();
    void askAbout(Own &own);
    void lookUp(Own &own);
    void call(const QString &path, const QUrlQuery &query,
              std::function<void(const Result<Reply> &)> take);
    void takeAll(const QJsonArray &statuses);
    void takeCounts(const PostId &own, const QJsonObject &status);
    void later(Milliseconds pause);

    Clock &m_clock;
    Api &m_api;
    LocalId m_localId;
    Alarm m_alarm;
    std::vector<Own> m_own;  ///< the newest first
    QHash<PostId, Counts> m_counts;
    size_t m_turn = 0;
    bool m_asksQuotes = false;
    bool m_follows = false;
    bool m_isBusy = false;
    quint64 m_round = 0;
};

}  // namespace core::mastodon
