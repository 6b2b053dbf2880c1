// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/tag_stream.h"

#include "core/base/backoff.h"
#include "core/networks/x/x_fields.h"
#include "core/networks/x/x_json.h"

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

// https://docs.x.com/x-api/fundamentals/handling-disconnections#reconnecting
constexpr Milliseconds lineStep{250};
constexpr Milliseconds longestLinePause{16'000};
constexpr Backoff serverPauses{.first = Seconds(5), .longest = Seconds(320)};
constexpr Backoff limitPauses{.first = Minutes(1), .longest = Minutes(16)};
constexpr Minutes refusedPause{10};
constexpr qsizetype mostOwn = 60;  ///< a rule each

}  // namespace

TagStream::TagStream(Clock &clock, Session &session, Meter &meter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_meter(meter)
    , m_rules(session)
    , m_alarm(clock)
{}

TagStream::~TagStream()
{
    close();
}

QStringList TagStream::ruleValues(const Hashtag &hashtag, const QStringList &own)
{
    QStringList values{hashtag.withSign() + u" -is:retweet"_s};
    for (const QString &id : own)
        values.append(u"conversation_id:%1 -is:retweet"_s.arg(id));
    return values;
}

void TagStream::start(const Hashtag &hashtag, const QStringList &own)
{
    stop();
    m_hashtag = hashtag;
    m_own = own.mid(0, mostOwn);
    begin();
}

void TagStream::stop()
{
    close();
    ++m_round;
    m_lineFailures = m_serverFailures = m_limitFailures = 0;
    m_setsRules = m_rulesAreOld = m_isLimited = false;
    m_state = State::Off;
}

void TagStream::startAgain()
{
    if (m_state != State::Off)
        start(m_hashtag, m_own);
}

void TagStream::addOwn(const QString &id)
{
    if (m_own.contains(id))
        return;
    m_own.prepend(id);
    m_own = m_own.mid(0, mostOwn);
    m_rulesAreOld = true;
    if (m_state == State::Open)
        setRules();
}

void TagStream::close()
{
    m_alarm.clear();
    if (!m_stream)
        return;
    // It may be its own signal that brought us here.
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
}

void TagStream::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void TagStream::begin()
{
    m_isLimited = false;
    const quint64 round = m_round;
    setState(State::Opening);
    if (round != m_round)
        return;
    whenArrived(m_session.kept(), this, [this, round](const Result<Tokens> &tokens) {
        if (round != m_round)
            return;
        if (tokens && tokens->bearer.isEmpty())
            return setState(State::Absent);
        if (!tokens)
            return end(tokens.error());
        m_rulesAreOld = true;
        setRules();
    });
}

/// Before it is opened, and while it is open: rules take effect at once.
void TagStream::setRules()
{
    if (m_setsRules)
        return;  // they are set once more afterwards
    m_setsRules = true;
    m_rulesAreOld = false;
    whenArrived(m_rules.set(ruleValues(m_hashtag, m_own)), this,
                [this, round = m_round](const Result<Done> &result) {
                    if (round != m_round)
                        return;
                    m_setsRules = false;
                    if (!result && m_state == State::Opening)
                        return end(result.error());
                    if (result && m_rulesAreOld)
                        return setRules();
                    if (m_state == State::Opening)
                        open();
                });
}

void TagStream::open()
{
    m_lastHeard = m_clock.now();
    m_stream = m_session.openAsApp(u"/2/tweets/search/stream"_s, postFields(true));
    if (!m_stream)
        return end({Error::Code::Refused, u"no stream"_s, {}});
    connect(m_stream.get(), &MessageStream::opened, this, &TagStream::opened);
    connect(m_stream.get(), &MessageStream::message, this, &TagStream::hear);
    connect(m_stream.get(), &MessageStream::ended, this, &TagStream::end);
    listenOn();
}

void TagStream::opened()
{
    m_lastHeard = m_clock.now();
    if (m_state != State::Open)
        setState(State::Open);
}

/// An empty line is a sign of life. A line that tells of the end is followed by it.
void TagStream::hear(const QByteArray &line)
{
    m_lastHeard = m_clock.now();
    m_lineFailures = m_serverFailures = m_limitFailures = 0;
    const QJsonObject object = objectIn(line);
    if (object.isEmpty())
        return;
    if (!object.contains(u"data") && object.contains(u"errors"))
        return end({Error::Code::Unconfirmed, u"X ended the stream"_s, {}});
    m_meter.read(object);
    const Parsed parsed = parseAnswer(object);
    if (parsed.size() > 0)
        Q_EMIT event(parsed);
}

void TagStream::listenOn()
{
    const Instant until = m_lastHeard + longestSilence;
    if (m_clock.now() >= until)
        end({Error::Code::Unconfirmed, u"nothing came for so long"_s, {}});
    else
        m_alarm.set(until, [this] { listenOn(); });
}

void TagStream::end(const Error &error)
{
    const bool wasOpen = m_state == State::Open;
    close();
    switch (error.code) {
    case Error::Code::Offline:
    case Error::Code::Unconfirmed:
    case Error::Code::RateLimited:
        return lose(error, wasOpen);
    default:
        // Without rules there is nothing to stream: 409. They are set anew before it is opened.
        return error.detail.startsWith(u"HTTP 409") ? lose(error, wasOpen) : refuse();
    }
}

void TagStream::lose(const Error &error, bool wasOpen)
{
    m_isLimited = error.code == Error::Code::RateLimited;
    m_alarm.setAfter(pauseAfter(error, wasOpen), [this] { begin(); });
    setState(State::Lost);
}

/// A line that breaks is tried again soon, X in trouble later, and its limit after a minute.
Milliseconds TagStream::pauseAfter(const Error &error, bool wasOpen)
{
    if (m_isLimited) {
        const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
        return std::max(asked, limitPauses.after(++m_limitFailures));
    }
    if (!wasOpen && error.detail.startsWith(u"HTTP "))
        return serverPauses.after(++m_serverFailures);
    return std::min(longestLinePause, lineStep * ++m_lineFailures);
}

void TagStream::refuse()
{
    m_alarm.setAfter(refusedPause, [this] { begin(); });
    setState(State::Refused);
}

}  // namespace core::x
