// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/filter_rules.h"
#include "core/networks/mastodon/parent_finder.h"
#include "core/networks/mastodon/server_watch.h"
#include "core/networks/mastodon/status_book.h"

namespace core::mastodon {

/// A tag as one server tells it: its stream, its timeline, the ids that everybody knows, and what
/// it has deleted.
///
/// Owned by Stream. Its rule: what the server has once deleted it brings no more, also where the
/// deletion came before the post; and a stream that brings nothing of what the timeline shows is
/// not relied upon: from then on the timeline is read more often.
class ServerSource : public QObject {
    Q_OBJECT

public:
    /// So many posts in the timeline, each so old, and none of any in the stream.
    static constexpr int enoughMissed = 3;
    static constexpr Seconds longestDelay{20};

    /// `domain`: of the handles that the server writes without one; where it is empty, nothing is
    /// read before the server has told.
    ServerSource(Clock &clock, Api &api, const QString &origin, const QString &domain,
                 QObject *parent = nullptr);

    void start(const Hashtag &hashtag, Instant since);
    void stop();
    /// Something may be missing: the computer slept, or the account is signed in again.
    void lookAgain();

    /// A status that was asked for otherwise: it goes on like those of the timeline.
    void takeStatus(const QJsonObject &status);
    /// Only what the server calls it is of interest.
    void learn(const QJsonObject &status);

    const QString &origin() const { return m_origin; }
    QString localId(const PostId &id) const { return m_book ? m_book->localId(id) : QString(); }
    const Connection &connection() const { return m_watch.connection(); }
    bool polls() const;
    std::optional<Instant> heardUntil() const;

Q_SIGNALS:
    void received(const core::Post &post);
    void removed(const core::PostId &post);
    void changed();  ///< connection or polls
    void told(const core::mastodon::ServerFacts &facts);

private:
    void connectParts();
    void askFacts();
    void takeFacts(const Result<ServerFacts> &facts);
    void begin();
    void opened();
    void takeEvent(const Parsed &told);
    void takeFound(const QJsonObject &status);
    void compare(const QJsonObject &status);
    void take(const Parsed &told, const FilterRules::Verdict &verdict);
    void admit(const Parsed &told, bool mayWait);
    void remove(const PostId &local);
    void lookWhetherToPoll();
    void lookWhetherSignedIn();

    Clock &m_clock;
    Api &m_api;
    QString m_origin;
    std::unique_ptr<StatusBook> m_book;  ///< once the domain is known
    TagStream m_stream;
    TagFiller m_filler;
    ParentFinder m_parents;
    ServerWatch m_watch;
    Alarm m_factsAlarm;
    std::optional<ServerFacts> m_facts;
    Hashtag m_hashtag;
    Instant m_since;
    QSet<QString> m_gone;                            ///< by the server's ids
    QHash<QString, std::optional<Instant>> m_taken;  ///< by these too; when they were edited last
    Instant m_openedAt;                              ///< the stream, by the server's clock
    QSet<QString> m_missed;                          ///< in the timeline, but not in the stream
    bool m_streamBrings = false;
    bool m_isSilent = false;  ///< the stream brings nothing of what it should
    bool m_wasSignedOut = false;
    bool m_follows = false;
    int m_failures = 0;
};

}  // namespace core::mastodon
