// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/jetstream_source.h"

#include "core/base/backoff.h"
#include "core/networks/bluesky/at_uri.h"

#include <QUrlQuery>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses;
constexpr qint64 microsecondsPerMs = 1000;

}  // namespace

JetstreamSource::JetstreamSource(Clock &clock, Transport &transport, QList<QUrl> hosts,
                                 QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_transport(transport)
    , m_hosts(std::move(hosts))
    , m_alarm(clock)
{}

void JetstreamSource::start(Instant since)
{
    stop();
    m_since = since;
    m_latestUs = 0;
    m_failures = 0;
    if (!m_hosts.isEmpty())
        open();
}

void JetstreamSource::stop()
{
    close();
}

void JetstreamSource::close()
{
    m_isOpen = false;
    m_alarm.clear();
    if (!m_stream)
        return;
    // It may be its own signal that brought us here.
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
}

void JetstreamSource::open()
{
    m_lastHeard = m_clock.now();
    m_stream = m_transport.open({.url = address()});
    connect(m_stream.get(), &MessageStream::opened, this, [this] {
        m_isOpen = true;
        m_lastHeard = m_clock.now();
        listenOn();
        Q_EMIT opened();
    });
    connect(m_stream.get(), &MessageStream::message, this, &JetstreamSource::hear);
    connect(m_stream.get(), &MessageStream::ended, this, &JetstreamSource::end);
}

QUrl JetstreamSource::address() const
{
    QUrl url = m_hosts.at(m_host);
    if (url.path().isEmpty() || url.path() == u"/")
        url.setPath(u"/subscribe"_s);
    const Instant reached =
        m_latestUs > 0 ? instantFromMs(m_latestUs / microsecondsPerMs) : m_since;
    const Instant now = m_clock.now();
    const Instant from =
        std::max<Instant>(std::min<Instant>(reached, now) - overlap, now - lookBack);
    QUrlQuery query;
    for (const QString &collection : {postCollection, repostCollection, likeCollection})
        query.addQueryItem(u"wantedCollections"_s, collection);
    // A longer one would end the connection, and come again at the next.
    query.addQueryItem(u"maxMessageSizeBytes"_s, QString::number(limits::messageBytes));
    query.addQueryItem(u"cursor"_s, QString::number(toMs(from) * microsecondsPerMs));
    url.setQuery(query);
    return url;
}

void JetstreamSource::reached(qint64 timeUs)
{
    m_latestUs = std::max(m_latestUs, timeUs);
}

void JetstreamSource::hear(const QByteArray &message)
{
    m_failures = 0;
    m_lastHeard = m_clock.now();
    Q_EMIT frame(message);
}

/// A connection may be kept open by pings alone.
void JetstreamSource::listenOn()
{
    const Instant until = m_lastHeard + longestSilence;
    if (m_clock.now() >= until)
        end(Error{Error::Code::Offline, u"nothing came for a minute"_s});
    else
        m_alarm.set(until, [this] { listenOn(); });
}

void JetstreamSource::end(const Error &error)
{
    close();
    ++m_failures;
    m_host = (m_host + 1) % m_hosts.size();
    const Instant until = m_clock.now() + pause(error);
    m_alarm.set(until, [this] { open(); });
    Q_EMIT lost(error, until);
}

/// Up to a fifth shorter or longer, so that not all programs come back at the same moment.
Milliseconds JetstreamSource::pause(const Error &error) const
{
    constexpr int fifth = 200;  // per mille
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    const auto chance = int(qHash(toMs(m_clock.now()), size_t(m_failures)) % (2 * fifth + 1));
    return std::max(asked, pauses.after(m_failures) * (1000 - fifth + chance) / 1000);
}

}  // namespace core::bluesky
