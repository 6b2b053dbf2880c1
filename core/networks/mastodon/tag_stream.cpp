// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/tag_stream.h"

#include "core/base/backoff.h"
#include "core/networks/mastodon/mastodon_json.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses{.first = Milliseconds(1'000), .longest = Milliseconds(60'000)};
/// A page of a website opens like a stream and ends at once.
constexpr int mostEmpty = 3;
/// A server may get one, or be out of order only for now.
constexpr Minutes refusedPause{10};
/// A connection that lasted so long was a good one.
constexpr Seconds lasting{60};

bool isFinal(Error::Code code)
{
    return code == Error::Code::NotFound || code == Error::Code::Refused ||
           code == Error::Code::SignedOut || code == Error::Code::TooLong;
}

}  // namespace

TagStream::TagStream(Clock &clock, Api &api, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_alarm(clock)
{}

TagStream::~TagStream()
{
    close();
}

void TagStream::start(const Hashtag &hashtag)
{
    stop();
    m_hashtag = hashtag;
    open(Way::WebSocket);
}

void TagStream::stop()
{
    close();
    m_failures = m_empty = 0;
    m_isRefused = false;
}

void TagStream::close()
{
    m_isOpen = false;
    m_alarm.clear();
    m_data.clear();
    m_eventName.clear();
    if (!m_stream)
        return;
    // It may be its own signal that brought us here.
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
}

void TagStream::open(Way way)
{
    m_way = way;
    m_lastHeard = m_clock.now();
    const bool asLines = way == Way::Lines;
    QUrlQuery query;
    if (!asLines)
        query.addQueryItem(u"stream"_s, u"hashtag"_s);
    query.addQueryItem(u"tag"_s, m_hashtag.text());
    m_stream = m_api.open(asLines ? u"/api/v1/streaming/hashtag"_s : u"/api/v1/streaming"_s, query,
                          asLines);
    if (!m_stream)
        return end({Error::Code::Refused, u"no streaming address"_s, {}});
    // A reply that opens need not be a stream: the first line of one tells.
    if (!asLines)
        connect(m_stream.get(), &MessageStream::opened, this, &TagStream::markOpen);
    connect(m_stream.get(), &MessageStream::message, this,
            asLines ? &TagStream::hearLine : &TagStream::hear);
    connect(m_stream.get(), &MessageStream::ended, this, &TagStream::end);
}

void TagStream::markOpen()
{
    m_lastHeard = m_clock.now();
    if (std::exchange(m_isOpen, true))
        return;
    m_openedAt = m_lastHeard;
    m_isRefused = false;
    listenOn();
    Q_EMIT opened();
}

void TagStream::hear(const QByteArray &message)
{
    m_failures = m_empty = 0;
    m_lastHeard = m_clock.now();
    take(objectIn(message));
}

/// https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream; the
/// first line of Mastodon is ":)", ":thump" comes every 15 s.
void TagStream::hearLine(const QByteArray &line)
{
    if (line.isEmpty()) {
        const QString name = std::exchange(m_eventName, {});
        const QByteArray data = std::exchange(m_data, {});
        return take({{u"event"_s, name}, {u"payload"_s, QString::fromUtf8(data)}});
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = line.left(colon < 0 ? line.size() : colon);
    const bool isComment = colon == 0;
    if (!isComment && field != "event" && field != "data" && field != "id" && field != "retry")
        return;  // a page of a website, perhaps
    m_failures = m_empty = 0;
    markOpen();
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event")
        m_eventName = QString::fromUtf8(value);
    else if (field == "data" && m_data.size() + value.size() < limits::messageBytes)
        m_data += m_data.isEmpty() ? value : '\n' + value;
}

/// Those of another tag, unknown events, those without what they are about, and what the server
/// says about an error of its own pass by.
void TagStream::take(const QJsonObject &object)
{
    const auto tag = Hashtag::fromText(object[u"stream"][1].toString());
    if (tag && !tag->isSameAs(m_hashtag))
        return;
    const Result<Parsed> parsed = parseEvent(object);
    if (parsed && parsed->size() > 0)
        Q_EMIT event(*parsed);
}

/// A WebSocket is kept open by the transport's pings; lines by what the server writes.
void TagStream::listenOn()
{
    const Instant until = m_lastHeard + longestSilence;
    if (m_way == Way::WebSocket)
        return;
    if (m_clock.now() >= until)
        end({Error::Code::Offline, u"nothing came for so long"_s, {}});
    else
        m_alarm.set(until, [this] { listenOn(); });
}

void TagStream::end(const Error &error)
{
    const bool wasOpen = m_isOpen;
    close();
    // A handshake that fails tells no status; the same question as lines does.
    if (m_way == Way::WebSocket && !wasOpen)
        return open(Way::Lines);
    if (!wasOpen && error.code == Error::Code::Unconfirmed)
        ++m_empty;
    if (!wasOpen && (isFinal(error.code) || m_empty >= mostEmpty)) {
        m_alarm.setAfter(refusedPause, [this] { open(Way::WebSocket); });
        if (!std::exchange(m_isRefused, true))
            Q_EMIT refused();
        return;
    }
    if (wasOpen && m_clock.now() - m_openedAt > lasting)
        m_failures = 0;
    lose(error);
}

/// Up to a fifth shorter or longer, so that not all programs come back at the same moment.
void TagStream::lose(const Error &error)
{
    constexpr int fifth = 200;  // per mille
    ++m_failures;
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    const auto chance = int(qHash(toMs(m_clock.now()), size_t(m_failures)) % (2 * fifth + 1));
    const Milliseconds pause =
        std::max(asked, pauses.after(m_failures) * (1000 - fifth + chance) / 1000);
    const Instant until = m_clock.now() + pause;
    m_alarm.set(until, [this] { open(Way::WebSocket); });
    Q_EMIT lost(error, until);
}

}  // namespace core::mastodon
