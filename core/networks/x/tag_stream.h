// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/hashtag.h"
#include "core/networks/parsed.h"
#include "core/networks/x/meter.h"
#include "core/networks/x/stream_rules.h"

namespace core::x {

/// The filtered stream: what is posted under a tag and below our own questions, some seconds after
/// it was written. Only an app's own token opens it, and one connection at a time.
///
/// Owned by Stream. Its rules: a connection is opened once its rules are set; one on which nothing
/// comes for 25 s is dead, as X sends an empty line every 20 s; it is opened again by the pauses
/// that X asks for. Nothing is replayed: what was missed is for the search to bring.
/// https://docs.x.com/x-api/fundamentals/handling-disconnections
class TagStream : public QObject {
    Q_OBJECT

public:
    enum class State {
        Off,
        Absent,  ///< the host gave no token of the app
        Opening,
        Open,
        Lost,     ///< tried again at triedAgainAt()
        Refused,  ///< not for us, or not now; asked again after a long while
    };
    static constexpr Seconds longestSilence{25};

    TagStream(Clock &clock, Session &session, Meter &meter, QObject *parent = nullptr);
    ~TagStream() override;

    void start(const Hashtag &hashtag, const QStringList &own);
    void stop();
    /// The account, or the app, has another token.
    void startAgain();
    /// A post of ours whose conversation is wanted.
    void addOwn(const QString &id);

    State state() const { return m_state; }
    Instant lastHeard() const { return m_lastHeard; }
    Instant triedAgainAt() const { return m_alarm.time().value_or(m_clock.now()); }
    bool isLimited() const { return m_isLimited; }  ///< X has asked for the pause
    static QStringList ruleValues(const Hashtag &hashtag, const QStringList &own);

Q_SIGNALS:
    void event(const core::Parsed &parsed);
    void changed();

private:
    void begin();
    void setRules();
    void open();
    void close();
    void opened();
    void hear(const QByteArray &line);
    void listenOn();
    void end(const Error &error);
    void lose(const Error &error, bool wasOpen);
    void refuse();
    Milliseconds pauseAfter(const Error &error, bool wasOpen);
    void setState(State state);

    Clock &m_clock;
    Session &m_session;
    Meter &m_meter;
    StreamRules m_rules;
    Alarm m_alarm;  ///< while it is open: of its silence; else: when to begin again
    Hashtag m_hashtag;
    QStringList m_own;
    std::unique_ptr<MessageStream> m_stream;
    State m_state = State::Off;
    Instant m_lastHeard;
    bool m_isLimited = false;
    bool m_setsRules = false;
    bool m_rulesAreOld = false;
    int m_lineFailures = 0;  ///< in a row: of the line, of X, of the limit
    int m_serverFailures = 0;
    int m_limitFailures = 0;
    quint64 m_round = 0;
};

}  // namespace core::x
