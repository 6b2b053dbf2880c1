// SPDX-License-Identifier: GPL-3.0-or-later
// Cut off a thousand times at any moment, a stream misses nothing and brings nothing back. The
// oracle is the world itself, which knows what was written and deleted.
#include "tests/core/networks/bluesky_stream_fixture.h"
#include "tests/support/seed.h"

#include <random>
#include <set>

namespace tests {
namespace {

constexpr int disconnects = 1000;
constexpr int people = 40;
constexpr Milliseconds step{250};
/// How far frames may come out of their order, and how late an index may be.
constexpr Milliseconds mostDisorder{4'000};
constexpr Milliseconds mostIndexDelay{12'000};

/// The network: who wrote and deleted what, when a Jetstream says so, when a search knows it.
class World {
public:
    struct Event {
        qint64 timeUs = 0;  ///< what it says
        Instant sentAt;     ///< when the Jetstream sends it; for one person in order
        QByteArray frame;
        bool onlySearched = false;  ///< every Jetstream leaves it out
    };
    struct Entry {
        QString uri;
        QString text;
        QJsonObject reply;
        QString did;
        Instant written;
        Instant created;                   ///< what its author says
        Instant indexed;                   ///< from then on a search finds it
        std::optional<Instant> unindexed;  ///< until then
        bool isTagged = false;
    };

    World(std::mt19937 &random, Instant start) : m_random(random), m_now(start) {}

    /// Time goes on where nobody writes any more: what is written reaches the index.
    void rest(Instant now) { m_now = now; }
    void advance(Instant now)
    {
        m_now = now;
        if (chance(4))
            write();
        if (chance(12))
            eraseOne();
        if (chance(4))
            writeElsewhere();
    }
    /// What exists at the end and concerns the chat.
    const std::set<QString> &alive() const { return m_alive; }
    const std::set<QString> &erased() const { return m_erased; }
    const std::vector<Event> &events() const { return m_events; }
    Result<Reply> search(const FakeSession::Call &call);

private:
    bool chance(unsigned in) { return m_random() % in == 0; }
    Milliseconds upTo(Milliseconds most) { return Milliseconds(m_random() % most.count()); }
    void write();
    void eraseOne();
    void writeElsewhere();
    void tell(const QString &did, const QJsonObject &commit, bool onlySearched);

    std::mt19937 &m_random;
    Instant m_now;
    std::vector<Event> m_events;   ///< in the order in which a Jetstream sends them
    std::vector<Entry> m_entries;  ///< in the order of writing
    QHash<QString, size_t> m_places;
    std::set<QString> m_alive;
    std::set<QString> m_erased;
    QHash<QString, Instant> m_lastSent;
    int m_keys = 0;
};

/// Whatever one person does stays in order; between people it is shuffled by some seconds.
void World::tell(const QString &did, const QJsonObject &commit, bool onlySearched)
{
    QJsonObject content = commit;
    content[u"rev"_s] = u"rev%1"_s.arg(++m_keys, 8, 10, QChar(u'0'));
    const Instant sentAt = std::max(m_now + upTo(mostDisorder), m_lastSent.value(did));
    m_lastSent.insert(did, sentAt);
    Event event{.timeUs = toMs(m_now) * 1000 + m_keys % 1000,
                .sentAt = sentAt,
                .onlySearched = onlySearched};
    event.frame = toJson({{u"did"_s, did},
                          {u"time_us"_s, event.timeUs},
                          {u"kind"_s, u"commit"_s},
                          {u"commit"_s, content}});
    const auto later = [](const Event &a, const Event &b) { return a.sentAt < b.sentAt; };
    m_events.insert(std::upper_bound(m_events.begin(), m_events.end(), event, later), event);
}

void World::write()
{
    const QString did = u"did:plc:p%1"_s.arg(m_random() % people);
    const QString key = u"k%1"_s.arg(++m_keys);
    Entry entry{.uri = uriOf(did, key), .did = did, .isTagged = !chance(4)};
    entry.text = entry.isTagged ? u"A1 #OurChat"_s : u"A1 without the tag"_s;
    if (!entry.isTagged || chance(3))
        entry.reply = {{u"parent"_s, strongRef(own)}, {u"root"_s, strongRef(own)}};
    // Some were written offline long before they came.
    entry.written = m_now;
    entry.created = chance(10) ? m_now - 30min : m_now;
    entry.indexed = m_now + upTo(mostIndexDelay);
    QJsonObject record{{u"text"_s, entry.text}, {u"createdAt"_s, isoTime(entry.created)}};
    if (!entry.reply.isEmpty())
        record[u"reply"_s] = entry.reply;
    const bool onlySearched = entry.isTagged && entry.created == m_now && chance(20);
    tell(did,
         {{u"operation"_s, u"create"_s},
          {u"collection"_s, u"app.bsky.feed.post"_s},
          {u"rkey"_s, key},
          {u"record"_s, record},
          {u"cid"_s, u"bafy"_s + key}},
         onlySearched);
    m_alive.insert(entry.uri);
    m_places.insert(entry.uri, m_entries.size());
    m_entries.push_back(entry);
}

void World::eraseOne()
{
    if (m_entries.empty())
        return;
    // Mostly one of the newest, which may be on its way still.
    QString uri =
        m_entries[m_entries.size() - 1 - m_random() % std::min(m_entries.size(), size_t(9))].uri;
    if (chance(3) || m_alive.count(uri) == 0)
        uri = m_entries[m_random() % m_entries.size()].uri;
    if (m_alive.count(uri) == 0)
        return;
    Entry &entry = m_entries[m_places.value(uri)];
    entry.unindexed = std::max(m_now, entry.indexed) + upTo(mostIndexDelay);
    tell(entry.did,
         {{u"operation"_s, u"delete"_s},
          {u"collection"_s, u"app.bsky.feed.post"_s},
          {u"rkey"_s, entry.uri.section(u'/', 4, 4)}},
         false);
    m_erased.insert(uri);
    m_alive.erase(uri);
}

void World::writeElsewhere()
{
    tell(u"did:plc:q%1"_s.arg(m_random() % people),
         {{u"operation"_s, u"create"_s},
          {u"collection"_s, u"app.bsky.feed.post"_s},
          {u"rkey"_s, u"k%1"_s.arg(++m_keys)},
          {u"record"_s, QJsonObject{{u"text"_s, u"good morning"_s}}}},
         false);
}

/// Newest first, by the page, as the AppView does it: only tagged posts that the index knows now.
Result<Reply> World::search(const FakeSession::Call &call)
{
    if (call.nsid != tests::search)
        return failure(Error::Code::NotFound);  // a Jetstream alone has to bring untagged replies
    if (chance(15))
        return failure(Error::Code::Offline);
    const auto since = instantIn(call.item("since"));
    std::vector<const Entry *> entries;
    for (auto it = m_entries.rbegin(); it != m_entries.rend() && it->written >= *since; ++it) {
        const bool isKnown = it->indexed <= m_now && (!it->unindexed || *it->unindexed > m_now);
        if (it->isTagged && isKnown && it->created >= *since)
            entries.push_back(&*it);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry *a, const Entry *b) { return a->created > b->created; });
    constexpr size_t pageSize = 50;
    const size_t first = call.item("cursor").toULongLong();
    QJsonArray posts;
    for (size_t i = first; i < std::min(entries.size(), first + pageSize); ++i) {
        QJsonObject view = viewOf(entries[i]->did, entries[i]->uri.section(u'/', 4, 4),
                                  entries[i]->created, entries[i]->text);
        posts.append(view);
    }
    QJsonObject answer{{u"posts"_s, posts}};
    if (first + pageSize < entries.size())
        answer[u"cursor"_s] = QString::number(first + pageSize);
    return FakeTransport::json(200, toJson(answer));
}

/// The Jetstream's end of the connections: each plays from its cursor on, and then what happens.
class Jetstream {
public:
    Jetstream(const World &world, std::mt19937 &random) : m_world(world), m_random(random) {}

    void connectTo(FakeStream *stream, Instant now)
    {
        m_stream = stream;
        m_cursor = QUrlQuery(stream->request.url).queryItemValue(u"cursor"_s).toLongLong();
        m_next = 0;
        Q_EMIT stream->opened();
        // Half of them are to be cut off amidst the replay, if they are cut off now.
        play(now, m_random() % 2 == 0 ? ~0U : m_random() % 50);
    }
    /// Sends what is due, but no more frames than said. What was sent stands at the beginning of
    /// the world's events and does not move any more.
    void play(Instant now, unsigned most = ~0U)
    {
        const std::vector<World::Event> &events = m_world.events();
        for (; m_next < events.size() && events[m_next].sentAt <= now && most > 0; ++m_next) {
            const World::Event &event = events[m_next];
            if (event.timeUs < m_cursor || event.onlySearched)
                continue;
            --most;
            Q_EMIT m_stream->message(event.frame);
            if (m_random() % 30 == 0)
                Q_EMIT m_stream->message(event.frame);
        }
    }
    bool isOpen() const { return m_stream; }
    void cut()
    {
        const QPointer<FakeStream> stream = std::exchange(m_stream, nullptr);
        Q_EMIT stream->ended({Error::Code::Unconfirmed});
    }

private:
    const World &m_world;
    std::mt19937 &m_random;
    QPointer<FakeStream> m_stream;
    qint64 m_cursor = 0;
    size_t m_next = 0;
};

/// What a chat has in the end: the first of each post counts, and what was removed stays away, as
/// PostStore does it.
class Kept {
public:
    void add(const Post &post)
    {
        if (m_removed.count(nativeId(post.id)) == 0)
            m_posts.insert(nativeId(post.id));
    }
    void remove(const PostId &id)
    {
        m_removed.insert(nativeId(id));
        m_posts.erase(nativeId(id));
    }
    const std::set<QString> &posts() const { return m_posts; }

private:
    std::set<QString> m_posts;
    std::set<QString> m_removed;
};

/// The world, its Jetstream, and a chat that follows, all from one seed.
class BlueskyStreamOracleTest : public BlueskyStreamTest {
protected:
    BlueskyStreamOracleTest()
        : m_random(m_seed)
        , m_world(m_random, m_clock.now())
        , m_jetstream(m_world, m_random)
    {
        QObject::connect(&*m_stream, &Stream::received, &m_context,
                         [this](const Post &post) { m_kept.add(post); });
        QObject::connect(&*m_stream, &Stream::removed, &m_context,
                         [this](const PostId &id) { m_kept.remove(id); });
        m_session.answer = [this](const FakeSession::Call &call) { return fromWorld(call); };
    }
    Result<Reply> fromWorld(const FakeSession::Call &call)
    {
        if (call.nsid != profiles)
            return m_world.search(call);
        if (m_random() % 4 == 0)
            return failure(Error::Code::Unconfirmed);
        return profilesFor(call);
    }
    void accept()
    {
        if (m_jetstream.isOpen() || m_connections == m_transport.streams.size() ||
            m_clock.now() < m_awayUntil)
            return;
        m_connections = m_transport.streams.size();
        if (m_random() % 8 == 0)
            Q_EMIT m_transport.lastStream()->ended({Error::Code::Offline});
        else
            m_jetstream.connectTo(m_transport.lastStream(), m_clock.now());
    }
    /// One quarter of a second: time goes on, what is due is sent, perhaps it is cut off.
    void live(bool mayCut)
    {
        m_clock.advance(step);
        if (m_jetstream.isOpen())
            m_jetstream.play(m_clock.now(), mayCut ? m_random() % 8 : ~0U);
        else
            accept();
        if (mayCut && m_jetstream.isOpen() && m_random() % 8 == 0) {
            m_jetstream.cut();
            ++m_cuts;
            if (m_random() % 50 == 0)
                m_awayUntil = m_clock.now() + Seconds(m_random() % 300);
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    quint32 m_seed = seed();
    std::mt19937 m_random;
    World m_world;
    Jetstream m_jetstream;
    Kept m_kept;
    Instant m_awayUntil;
    qsizetype m_connections = 0;
    int m_cuts = 0;
};

/// Those of the one that the other has not.
QStringList missing(const std::set<QString> &from, const std::set<QString> &in)
{
    QStringList list;
    for (const QString &uri : from) {
        if (in.count(uri) == 0)
            list.append(uri);
    }
    return list;
}

TEST_F(BlueskyStreamOracleTest, AThousandDisconnectsLoseNothingAndBringNothingBack)
{
    SCOPED_TRACE(m_seed);
    follow({}, {idOf(own)});
    while (m_cuts < disconnects) {
        m_world.advance(m_clock.now());
        live(true);
    }
    const Instant end = m_clock.now() + 3min;
    while (m_clock.now() < std::max(end, m_awayUntil + 3min)) {
        m_world.rest(m_clock.now());
        live(false);
    }

    std::printf("seed %u: %d disconnects, %zu posts, %zu deleted, %lld given out\n", m_seed, m_cuts,
                m_world.alive().size(), m_world.erased().size(),
                static_cast<long long>(m_received.size()));
    EXPECT_EQ(missing(m_world.alive(), m_kept.posts()).join(u' ').toStdString(), "") << "missing";
    EXPECT_EQ(missing(m_kept.posts(), m_world.alive()).join(u' ').toStdString(), "")
        << "deleted, and there again";
    EXPECT_GT(m_world.alive().size(), 1000U);
    EXPECT_GT(m_world.erased().size(), 300U);
    EXPECT_EQ(m_stream->connection().state, State::Live);
}

}  // namespace
}  // namespace tests
