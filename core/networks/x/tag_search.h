// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/hashtag.h"
#include "core/networks/parsed.h"
#include "core/networks/x/meter.h"
#include "core/networks/x/x_session.h"

namespace core::x {

/// Asks X again and again what was posted under a tag and below our own questions.
///
/// Owned by Stream. One call at a time. Its rules: it goes on from the newest post that it has read
/// without a gap, and once a minute from a little before, as posts come into the index late and out
/// of order; where nothing may be read any more it stops.
/// https://docs.x.com/x-api/posts/search/integrate/build-a-query
class TagSearch : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds everyPoll{20};      ///< where nothing else brings posts
    static constexpr Seconds everySoOften{300};  ///< besides a stream
    static constexpr Seconds everyOverlap{60};   ///< of the looks back
    static constexpr Minutes overlap{2};
    static constexpr Seconds indexDelay{40};  ///< a post is found only then; 30 s by X's word
    static constexpr int mostPages = 50;      ///< of 100 posts, then it rests a minute
    static constexpr qsizetype longestQuery = 512;

    TagSearch(Clock &clock, Session &session, Meter &meter, QObject *parent = nullptr);

    /// Looks at once for what was since then, and again and again.
    void start(const Hashtag &hashtag, Instant since);
    void stop();
    /// Looks as soon as possible, and once more when what is new now can be found.
    void lookAgain();
    void setPolls(bool polls);
    /// A post of ours: what is said below it counts without the tag too. The newest few are asked
    /// for; there is no room for more.
    void addOwn(const QString &id);
    void forgetOwn() { m_own.clear(); }

    /// Whether something may be missing that a look will bring soon.
    bool isBehind() const { return m_isBehind; }
    bool hasLooked() const { return m_readUntil.has_value(); }
    /// What was written shortly before the last gap ended could not be found yet.
    bool isToLookOnceMore() const { return m_onceMoreAt.has_value(); }
    /// Everything written by then has been read, by X's clock.
    std::optional<Instant> readUntil() const { return m_readUntil; }
    /// Why the last call failed; nothing where it did not.
    const std::optional<Error> &problem() const { return m_problem; }
    Instant triedAgainAt() const { return m_alarm.time().value_or(m_clock.now()); }
    QString query() const;

Q_SIGNALS:
    void found(const core::Parsed &parsed);
    void changed();  ///< it looks, has failed, or is done

private:
    void begin();
    void plan();
    void ask();
    void take(const Result<Reply> &reply);
    void takePage(const QJsonObject &answer);
    void done();
    void failed(const Error &error);
    void wait();

    Clock &m_clock;
    Session &m_session;
    Meter &m_meter;
    Alarm m_alarm;
    Hashtag m_hashtag;
    QStringList m_own;  ///< the newest first
    Instant m_since;    ///< by X's clock
    QString m_place;    ///< the newest post that was read without a gap; empty: none yet

    struct Look {
        QString above;   ///< an id; empty: since m_since
        QString newest;  ///< of what it has brought
        QString next;    ///< the page to ask for; empty: the first
        Instant at;      ///< by X's clock
        int pages = 0;
        std::optional<Instant> isOnceMoreOf;  ///< m_onceMoreAt as it was
    };
    std::optional<Look> m_look;  ///< under way, or broken off
    std::optional<Instant> m_readUntil;
    std::optional<Instant> m_lookBackAt;  ///< by our clock: the next look goes back a little
    std::optional<Instant> m_onceMoreAt;
    std::optional<Error> m_problem;
    bool m_follows = false;
    bool m_isBusy = false;
    bool m_again = false;
    bool m_isBehind = false;
    bool m_polls = true;
    int m_failures = 0;
    quint64 m_round = 0;  ///< answers to questions of before stop() are passed over
};

}  // namespace core::x
