// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/hashtag.h"
#include "core/networks/mastodon/local_id.h"
#include "core/networks/mastodon/mastodon_api.h"

#include <QJsonArray>

#include <map>

namespace core::mastodon {

/// Asks one server for a tag's timeline: first back to a time, then forward from what it has read.
///
/// Owned by ServerSource. One call at a time. Its rule: where it goes on from is what its own pages
/// brought without a gap, never what a stream brought; and always from a little before, as posts
/// of other servers arrive late and get an id of when they were written.
/// https://docs.joinmastodon.org/methods/timelines/#tag
class TagFiller : public QObject {
    Q_OBJECT

public:
    static constexpr Minutes overlap{2};
    static constexpr int overlapPosts = 40;
    static constexpr Seconds everySoOften{60};
    static constexpr Seconds everyPoll{15};  ///< where nothing else brings posts
    static constexpr int mostPages = 250;    ///< of 40 posts, for one look

    TagFiller(Clock &clock, Api &api, QObject *parent = nullptr);

    /// Looks at once for what was since then, and again and again.
    void start(const Hashtag &hashtag, Instant since);
    void stop();
    /// Looks as soon as possible: something may be missing.
    void lookAgain();
    void setPolls(bool polls);

    /// Whether something may be missing that a look will bring soon.
    bool isBehind() const { return m_isBehind; }
    /// Everything that the server had by then has been read, by its clock.
    std::optional<Instant> readUntil() const { return m_readUntil; }
    /// When the server last gave a page, by our clock.
    std::optional<Instant> lastAnswered() const { return m_lastAnswered; }
    /// Why the last call failed; nothing where it did not.
    const std::optional<Error> &problem() const { return m_problem; }
    Instant triedAgainAt() const { return m_alarm.time().value_or(m_clock.now()); }
    /// By the server's clock, as far as it is known.
    Instant serverNow() const { return m_clock.now() + m_ahead; }

Q_SIGNALS:
    void found(const QJsonObject &status);
    void changed();  ///< it looks, has failed, or is done

private:
    /// Pages go down from the newest, or up from an id.
    enum class Direction { Down, Up };
    struct Earlier {
        bool operator()(const QString &one, const QString &other) const
        {
            return isEarlierId(one, other);
        }
    };

    void begin();
    void plan();
    void ask();
    void take(const Result<Reply> &reply);
    void takePage(const QJsonArray &page);
    bool goesUp(const QStringList &ids);
    bool goesDown(const QJsonArray &page);
    void remember(const QJsonArray &page);
    void done();
    void failed(const Error &error);
    QString placeBefore() const;

    Clock &m_clock;
    Api &m_api;
    Alarm m_alarm;
    Hashtag m_hashtag;
    Instant m_since;  ///< pages that go down may end here
    Direction m_direction = Direction::Down;
    QString m_place;  ///< the next page is above or below it; empty: at the top
    std::map<QString, Instant, Earlier> m_read;  ///< the newest ids, and when they were written
    std::optional<Instant> m_lookedAt;           ///< of the look under way, by the server's clock
    std::optional<Instant> m_readUntil;
    std::optional<Instant> m_lastAnswered;
    std::optional<Error> m_problem;
    Milliseconds m_ahead{0};  ///< the server's clock before ours
    bool m_follows = false;
    bool m_isBusy = false;
    bool m_again = false;
    bool m_isBehind = false;
    bool m_polls = false;
    bool m_readsUp = true;  ///< the server knows min_id
    int m_pages = 0;
    int m_failures = 0;
    quint64 m_round = 0;  ///< answers to questions of before stop() are passed over
};

}  // namespace core::mastodon
