// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/hashtag.h"
#include "core/networks/mastodon/mastodon_api.h"

namespace core::mastodon {

/// What happens under a tag at one server, as it happens: over a WebSocket, or as server-sent
/// events where that does not open.
///
/// Owned by ServerSource. Its rule: a connection that was lost is opened again until stop(), after
/// growing pauses; a server that says that it has no such stream is asked rarely. Nothing is
/// replayed: what was missed is for the timeline to bring.
/// https://docs.joinmastodon.org/methods/streaming/
class TagStream : public QObject {
    Q_OBJECT

public:
    /// Servers say something every 15 or 30 s, if only that they are there.
    static constexpr Seconds longestSilence{90};

    TagStream(Clock &clock, Api &api, QObject *parent = nullptr);
    ~TagStream() override;

    void start(const Hashtag &hashtag);
    void stop();

    bool isOpen() const { return m_isOpen; }
    bool isRefused() const { return m_isRefused; }  ///< there is none for us at this server
    Instant lastHeard() const { return m_lastHeard; }

Q_SIGNALS:
    void opened();
    void event(const core::Parsed &parsed);  ///< ids as the server writes them
    /// It ended, or did not open; tried again at `until`.
    void lost(const core::Error &error, core::Instant until);
    void refused();

private:
    enum class Way { WebSocket, Lines };
    void open(Way way);
    void close();
    void hear(const QByteArray &message);
    void hearLine(const QByteArray &line);
    void take(const QJsonObject &event);
    void end(const Error &error);
    void lose(const Error &error);
    void listenOn();
    void markOpen();

    Clock &m_clock;
    Api &m_api;
    Alarm m_alarm;  ///< while it is open: of its silence; else: when to open it again
    Hashtag m_hashtag;
    std::unique_ptr<MessageStream> m_stream;
    Way m_way = Way::WebSocket;
    QString m_eventName;  ///< of the lines that come
    QByteArray m_data;
    Instant m_lastHeard;
    Instant m_openedAt;
    int m_failures = 0;  ///< since something came
    int m_empty = 0;     ///< replies in a row that opened and said nothing of a stream
    bool m_isOpen = false;
    bool m_isRefused = false;
};

}  // namespace core::mastodon
