// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/jetstream_source.h"
#include "core/networks/bluesky/search_filler.h"
#include "core/networks/network_client.h"

namespace core::bluesky {

/// Tells where a stream stands: whether it is live, and what it is catching up with.
///
/// Owned by Stream, which also tells it when the source opens. Its rule: Live means that nothing
/// is known to be missing.
class ConnectionWatch : public QObject {
    Q_OBJECT

public:
    ConnectionWatch(Clock &clock, const JetstreamSource &source, const SearchFiller &filler,
                    QObject *parent = nullptr);

    void start(Instant since);
    void stop();
    void opened();
    const Connection &connection() const { return m_connection; }

Q_SIGNALS:
    void changed(const core::Connection &connection);

private:
    void lost(const Error &error, Instant until);
    void look();
    void update();
    void set(const Connection &connection);

    Clock &m_clock;
    const JetstreamSource &m_source;
    const SearchFiller &m_filler;
    Alarm m_alarm;
    Connection m_connection;
    Instant m_gapStart;   ///< since then something may be missing
    Instant m_awaySince;  ///< while it is not open
    Seconds m_gap{0};
    qint64 m_openedUs = 0;
    qint64 m_lastUs = 0;
    int m_calmSeconds = 0;
    bool m_hasCaughtUp = false;  ///< the frames that come are of now
};

}  // namespace core::bluesky
