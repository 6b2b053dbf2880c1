// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/hashtag.h"
#include "core/networks/bluesky/xrpc.h"

#include <QJsonObject>
#include <QStringList>

#include <deque>

namespace core::bluesky {

/// Asks the network for what a stream may have left out: the tag's posts page by page, back to the
/// last time that is known, and what stands below and around our own posts.
///
/// Owned by Stream. One call at a time; what it is told to look for while it looks is looked for
/// afterwards. Times are those of the server's clock, where it tells them.
/// app.bsky.feed.searchPosts, app.bsky.feed.getPostThread, app.bsky.feed.getQuotes
class SearchFiller : public QObject {
    Q_OBJECT

public:
    /// Posts come into the index some seconds late, in another order than they were written.
    static constexpr Minutes overlap{2};
    static constexpr Seconds everySoOften{60};
    static constexpr int mostPages = 100;  ///< of 100 posts, for one look

    SearchFiller(Clock &clock, Xrpc &session, QObject *parent = nullptr);

    /// Looks at once for what was since then, and again every minute.
    void start(const Hashtag &hashtag, Instant since);
    void stop();
    /// Looks as soon as possible, for what came since it looked last.
    void lookAgain();
    /// A post of ours whose replies and quotes are wanted.
    void addOwn(const QString &uri);
    void forgetOwn() { m_own.clear(); }

    /// Whether something may still be missing that a look will bring soon.
    bool isBehind() const { return m_isBehind; }
    /// Everything up to then has been looked for, by the server's clock; nothing before the first
    /// look is over.
    std::optional<Instant> searchedUntil() const
    {
        return m_hasLooked ? std::optional(m_since) : std::nullopt;
    }
    /// While it was asked to wait.
    std::optional<Instant> waitsUntil() const { return m_waitsUntil; }

Q_SIGNALS:
    void found(const QJsonObject &view);  ///< a postView
    void foundThread(const QJsonObject &node);
    void changed();  ///< it looks, waits, or is done

private:
    bool isLooking() const { return m_isBusy || !m_steps.empty(); }
    struct Step {
        enum class Kind { Search, Quotes, Thread } kind = Kind::Search;
        QString uri;
        QString cursor;
        int pages = 0;
    };
    void begin();
    void next();
    QUrlQuery queryFor(const Step &step) const;
    void take(const Result<Reply> &reply);
    void takeAnswer(const Reply &reply);
    void takePosts(const QJsonObject &answer);
    void done();
    void failed(const Error &error);

    Clock &m_clock;
    Xrpc &m_session;
    Alarm m_alarm;
    Hashtag m_hashtag;
    QStringList m_own;
    Instant m_since;                    ///< of the look under way
    Instant m_first;                    ///< nothing older is wanted
    std::optional<Instant> m_lookedAt;  ///< of the look under way, by the server's clock
    std::optional<Instant> m_waitsUntil;
    std::deque<Step> m_steps;
    bool m_isBusy = false;
    bool m_again = false;
    bool m_isBehind = false;
    bool m_hasLooked = false;  ///< since start(), once to its end
    int m_failures = 0;
    int m_looks = 0;
    quint64 m_round = 0;  ///< answers to questions of before stop() are passed over
};

}  // namespace core::bluesky
