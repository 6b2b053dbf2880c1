// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/tag_filler.h"
#include "core/networks/mastodon/tag_stream.h"
#include "core/networks/network_client.h"

namespace core::mastodon {

/// Tells where one server stands: whether it is live, and what it is catching up with.
///
/// Owned by ServerSource. Its rule: Live means that nothing is known to be missing. That needs no
/// stream: a timeline that is read in time does as well.
class ServerWatch : public QObject {
    Q_OBJECT

public:
    ServerWatch(Clock &clock, const TagStream &stream, const TagFiller &filler,
                QObject *parent = nullptr);

    void start(Instant since);
    void stop();
    /// It was not reached, or no longer; tried again at `until`.
    void lost(Instant until);
    const Connection &connection() const { return m_connection; }

Q_SIGNALS:
    void changed();

private:
    void update();
    bool isReached() const;
    Instant lastHeard() const;
    Connection whileAway();
    Connection whileReached();
    void set(const Connection &connection);

    Clock &m_clock;
    const TagStream &m_stream;
    const TagFiller &m_filler;
    Connection m_connection;
    std::optional<Instant> m_lostAt;  ///< when the stream ended last
    Instant m_streamTriedAt;          ///< when it is opened again
    Instant m_gapStart;               ///< since then something may be missing
    Seconds m_gap{0};
    bool m_follows = false;
};

}  // namespace core::mastodon
