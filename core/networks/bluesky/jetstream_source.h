// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/transport.h"

namespace core::bluesky {

/// The frames of one Jetstream after another: whenever one ends, the next host of the list is
/// asked, from a little before the place that was reached.
///
/// Owned by Stream. Its rule: between start() and stop() frames may come twice, but none that a
/// server still has is left out. The servers keep about 36 hours, we ask for 24 at most.
/// https://github.com/bluesky-social/jetstream#public-instances
class JetstreamSource : public QObject {
    Q_OBJECT

public:
    /// Servers send roughly in the order of time_us, and clocks of two hosts differ.
    static constexpr Seconds overlap{5};
    static constexpr std::chrono::hours lookBack{24};
    /// The whole network passes by: a server that brings nothing for so long has lost its own.
    static constexpr Seconds longestSilence{60};

    JetstreamSource(Clock &clock, Transport &transport, QList<QUrl> hosts,
                    QObject *parent = nullptr);

    void start(Instant since);
    void stop();
    /// The place in time, by the server's clock, up to which its frames have been taken.
    void reached(qint64 timeUs);

    qint64 latestUs() const { return m_latestUs; }  ///< 0 where none has come
    bool isOpen() const { return m_isOpen; }
    /// When something came last, or was asked for; by our clock.
    Instant lastHeard() const { return m_lastHeard; }

Q_SIGNALS:
    void opened();
    void frame(const QByteArray &frame);
    /// It ended, or could not be opened; tried again at `until`.
    void lost(const core::Error &error, core::Instant until);

private:
    void open();
    void close();
    void hear(const QByteArray &message);
    void end(const Error &error);
    void listenOn();
    QUrl address() const;
    Milliseconds pause(const Error &error) const;

    Clock &m_clock;
    Transport &m_transport;
    QList<QUrl> m_hosts;
    Alarm m_alarm;  ///< while it is open: of its silence; else: when to open the next
    std::unique_ptr<MessageStream> m_stream;
    Instant m_since;
    Instant m_lastHeard;
    qint64 m_latestUs = 0;
    qsizetype m_host = 0;
    int m_failures = 0;  ///< since the last frame
    bool m_isOpen = false;
};

}  // namespace core::bluesky
