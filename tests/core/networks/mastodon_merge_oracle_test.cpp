// SPDX-License-Identifier: GPL-3.0-or-later
// Three servers tell the same evening, each late in its own way, each without some posts, each with
// ids of its own, and cut off two hundred times: what comes out is all that any of them had, each
// post once. The oracle is the evening itself.
#include "core/networks/mastodon/mastodon_stream.h"
#include "tests/core/networks/mastodon_statuses.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seed.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <random>

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;

namespace tests {
namespace {

constexpr int posts = 10'000;
constexpr int disconnects = 200;
constexpr Milliseconds step{500};
constexpr Minutes evening{60};
const QStringList origins{u"https://home.example"_s, u"https://big.example"_s,
                          u"https://small.example"_s};

/// One post as the evening knows it.
struct Said {
    QString name;
    Instant created;
    int at = 0;  ///< the server of its author
    PostId id() const { return PostId(u"mastodon:%1/posts/%2"_s.arg(origins[at], name)); }
};

/// How a server differs from the others.
struct Manners {
    int lossPercent = 0;    ///< posts that never reach it
    int silentPercent = 0;  ///< events that its stream leaves out
    Milliseconds mostDelay{0};
    bool idsTellArrival = false;  ///< else when it was written, as far as the clock is that fine
    bool knowsMinId = true;
    qint64 firstId = 0;
};

class StandIn : public Api {
public:
    StandIn(FakeClock &clock, std::mt19937 &random, int index, const Manners &manners)
        : m_clock(clock)
        , m_random(random)
        , m_index(index)
        , m_manners(manners)
    {}

    /// Ids grow, and become longer.
    struct Status {
        qint64 id = 0;
        Instant arrives;
        Instant created;
        QByteArray json;
        PostId post;
    };
    std::set<PostId> held;

    void plan(const Said &said)
    {
        const Milliseconds delay(m_random() % unsigned(m_manners.mostDelay.count() + 1));
        Status status{.arrives = said.created + delay,
                      .created = said.created,
                      .json = {},
                      .post = said.id()};
        const Instant numbered = m_manners.idsTellArrival ? status.arrives : said.created;
        // Some are of the same millisecond: the lower digits tell them apart.
        status.id = (toMs(numbered) - toMs(m_clock.now()) + m_manners.firstId) * 100'000 + m_next++;
        const QString at = QUrl(origins[said.at]).host();
        QJsonObject whole = aStatus(QString::number(status.id), said.name, said.created, at);
        if (said.at == m_index) {  // its own people have no domain
            QJsonObject account = whole[u"account"].toObject();
            account[u"acct"] = u"ann"_s;
            whole[u"account"] = account;
        }
        status.json = textOf(whole);
        m_coming.insert({status.arrives, status});
        held.insert(status.post);
    }
    bool loses() { return chance(m_manners.lossPercent); }

    /// What arrives until now goes into the timeline, and over the stream where that is open.
    void step()
    {
        if (m_downUntil && *m_downUntil <= m_clock.now())
            m_downUntil.reset();
        std::vector<Status> now;
        while (!m_coming.empty() && m_coming.begin()->first <= m_clock.now()) {
            now.push_back(m_coming.begin()->second);
            m_coming.erase(m_coming.begin());
        }
        for (const Status &status : now)
            m_timeline.insert({status.id, status});
        std::shuffle(now.begin(), now.end(), m_random);
        for (const Status &status : now) {
            if (m_stream && !chance(m_manners.silentPercent)) {
                shown.insert(status.post);
                Q_EMIT m_stream->message(frameOf(u"update"_s, status.json));
            }
        }
    }
    void cutOff(Milliseconds down)
    {
        if (down > Milliseconds(0))
            m_downUntil = m_clock.now() + down;
        if (FakeStream *stream = std::exchange(m_stream, nullptr))
            Q_EMIT stream->ended({Error::Code::Unconfirmed, u"cut off"_s, {}});
    }
    /// Deletes what it has shown, where that can be told to somebody.
    std::optional<PostId> erase()
    {
        if (!m_stream || m_timeline.empty())
            return std::nullopt;
        auto some = m_timeline.begin();
        std::advance(some, long(m_random() % std::min<size_t>(m_timeline.size(), 50)));
        const PostId id = some->second.post;
        if (!shown.contains(id))
            return std::nullopt;
        const QByteArray local = QByteArray::number(some->first);
        m_timeline.erase(some);
        Q_EMIT m_stream->message(frameOf(u"delete"_s, local));
        return id;
    }
    std::set<PostId> shown;

    Future<Reply> get(const QString &path, const QUrlQuery &query) override
    {
        if (m_downUntil)
            return arrived<Reply>(failure(Error::Code::Offline));
        if (!path.startsWith(u"/api/v1/timelines/tag/"))
            return arrived<Reply>(failure(Error::Code::NotFound));
        return arrived<Reply>(page(query.queryItemValue(u"min_id"_s).toLongLong(),
                                   query.queryItemValue(u"max_id"_s).toLongLong()));
    }
    Future<Reply> post(const QString &, const QByteArray &) override
    {
        return arrived<Reply>(failure(Error::Code::Refused));
    }
    std::unique_ptr<MessageStream> open(const QString &, const QUrlQuery &, bool asLines) override
    {
        auto stream = std::make_unique<FakeStream>(Request{});
        const QPointer<FakeStream> opened = stream.get();
        m_clock.callAfter(Milliseconds(50), stream.get(), [this, opened, asLines] {
            if (m_downUntil || asLines) {
                Q_EMIT opened->ended({Error::Code::Offline, u"down"_s, {}});
                return;
            }
            m_stream = opened;
            Q_EMIT opened->opened();
        });
        return stream;
    }
    Future<ServerFacts> facts() override
    {
        return arrived<ServerFacts>(
            ServerFacts{.domain = QUrl(origins[m_index]).host(), .streamsTags = true});
    }

private:
    bool chance(int percent) { return int(m_random() % 100) < percent; }
    Reply page(qint64 above, qint64 below)
    {
        std::vector<const Status *> some;
        if (above && m_manners.knowsMinId) {
            for (auto it = m_timeline.upper_bound(above);
                 it != m_timeline.end() && some.size() < 40; ++it)
                some.insert(some.begin(), &it->second);
        } else {
            auto it = below ? m_timeline.lower_bound(below) : m_timeline.end();
            while (it != m_timeline.begin() && some.size() < 40)
                some.push_back(&(--it)->second);
        }
        QByteArray body = "[";
        for (const Status *status : some) {
            shown.insert(status->post);
            body += (body.size() > 1 ? "," : "") + status->json;
        }
        return FakeTransport::json(200, body + ']');
    }

    FakeClock &m_clock;
    std::mt19937 &m_random;
    int m_index;
    Manners m_manners;
    qint64 m_next = 0;
    std::multimap<Instant, Status> m_coming;
    std::map<qint64, Status> m_timeline;
    QPointer<FakeStream> m_stream;
    std::optional<Instant> m_downUntil;
};

/// The evening, its servers, and who follows it at all of them.
class MastodonMergeOracleTest : public testing::Test {
protected:
    MastodonMergeOracleTest()
    {
        const QList<Manners> manners{
            {.lossPercent = 10, .silentPercent = 5, .mostDelay = 20s},
            {.lossPercent = 30, .silentPercent = 5, .mostDelay = 60s, .idsTellArrival = true},
            {.lossPercent = 50, .silentPercent = 100, .mostDelay = 40s, .knowsMinId = false}};
        for (int i = 0; i < int(origins.size()); ++i) {
            Manners own = manners[i];
            own.firstId = i * 900'000;  // an hour makes some of them longer
            servers.push_back(std::make_unique<StandIn>(clock, random, i, own));
        }
        writeEvening();
    }
    void writeEvening()
    {
        for (int i = 0; i < posts; ++i) {
            const Milliseconds at(random() % unsigned(Milliseconds(evening).count()));
            Said said{.name = QString::number(i),
                      .created = clock.now() + at,
                      .at = int(random() % unsigned(origins.size()))};
            bool isHeld = false;
            for (size_t server = 0; server < servers.size(); ++server) {
                const bool isLast = server + 1 == servers.size();
                if ((isLast && !isHeld) || !servers[server]->loses()) {
                    servers[server]->plan(said);
                    isHeld = true;
                }
            }
            truth.insert(said.id(), said);
        }
    }
    /// Whoever asks a server as nobody: the stand-in itself stays with the test.
    class Passing : public Api {
    public:
        explicit Passing(Api &api) : m_api(api) {}
        Future<Reply> get(const QString &path, const QUrlQuery &query) override
        {
            return m_api.get(path, query);
        }
        Future<Reply> post(const QString &path, const QByteArray &json) override
        {
            return m_api.post(path, json);
        }
        std::unique_ptr<MessageStream> open(const QString &path, const QUrlQuery &query,
                                            bool asLines) override
        {
            return m_api.open(path, query, asLines);
        }
        Future<ServerFacts> facts() override { return m_api.facts(); }

    private:
        Api &m_api;
    };
    void run(Stream &stream)
    {
        const int steps = int(Milliseconds(evening) / step);
        for (int i = 0; i < steps; ++i) {
            clock.advance(step);
            for (const auto &server : servers)
                server->step();
            if (int(random() % unsigned(steps)) < disconnects * 11 / 10 && cuts < disconnects)
                cut();
            if (i % 50 == 0)
                erase();
        }
        while (cuts < disconnects)
            cut();
        for (int i = 0; i < int(Milliseconds(4min) / step); ++i) {
            clock.advance(step);
            for (const auto &server : servers)
                server->step();
        }
        EXPECT_EQ(stream.connection().state, Connection::State::Live);
    }
    void cut()
    {
        ++cuts;
        const Milliseconds down(random() % 2 ? random() % 90'000 : 0);
        servers[random() % servers.size()]->cutOff(down);
    }
    void erase()
    {
        if (const auto id = servers[0]->erase())
            erased.insert(*id);
    }

    quint32 seed = tests::seed();
    std::mt19937 random{seed};
    FakeClock clock;
    std::vector<std::unique_ptr<StandIn>> servers;
    QHash<PostId, Said> truth;
    QSet<PostId> erased;
    int cuts = 0;
};

TEST_F(MastodonMergeOracleTest, WhateverOneOfThreeServersHadComesOnceAndInTheSameOrder)
{
    SCOPED_TRACE("MODERATO_SEED=" + std::to_string(seed));
    Endpoints endpoints;
    FakeTransport transport;
    MemorySecretStore secrets;
    Account account = anAccount(u"mastodon"_s);
    account.server = origins[0];
    account.handle = u"host@home.example"_s;
    Stream stream(
        account, {clock, transport, secrets, endpoints}, *servers[0], [this](const QUrl &origin) {
            return std::make_unique<Passing>(*servers[size_t(origins.indexOf(origin.toString()))]);
        });
    QList<Post> came;
    QSet<PostId> gone;
    int back = 0;
    QObject::connect(&stream, &Stream::received, &stream, [&](const Post &post) {
        back += gone.contains(post.id) ? 1 : 0;
        came.append(post);
    });
    QObject::connect(&stream, &Stream::removed, &stream,
                     [&](const PostId &id) { gone.insert(id); });
    stream.follow({.hashtag = *Hashtag::fromText(u"#CozyChat"_s),
                   .since = clock.now(),
                   .own = {},
                   .known = {},
                   .servers = {u"big.example"_s, u"small.example"_s}});
    run(stream);

    EXPECT_EQ(came.size(), posts) << "each once, none missing";
    EXPECT_TRUE(gone == erased) << gone.size() << " instead of " << erased.size();
    EXPECT_EQ(back, 0);
    EXPECT_GT(erased.size(), 20);
    // Whichever server told a post first, it is the same post.
    const auto earlier = [](const Post &a, const Post &b) {
        return std::pair(a.created, a.id) < std::pair(b.created, b.id);
    };
    std::sort(came.begin(), came.end(), earlier);
    QList<Said> said = truth.values();
    std::sort(said.begin(), said.end(), [](const Said &a, const Said &b) {
        return std::pair(a.created, a.id()) < std::pair(b.created, b.id());
    });
    for (qsizetype i = 0; i < std::min(came.size(), said.size()); ++i) {
        ASSERT_EQ(came[i].id.text().toStdString(), said[i].id().text().toStdString()) << i;
        ASSERT_EQ(came[i].author.handle, u"ann@"_s + QUrl(origins[said[i].at]).host());
    }
    // None of them missed anything that it could have given.
    const QList<Source> sources = stream.sources();
    int first = 0;
    for (size_t i = 0; i < servers.size(); ++i) {
        const qsizetype gaveLess = qsizetype(servers[i]->held.size()) - sources[i].brought;
        EXPECT_LE(gaveLess, erased.size()) << i;
        EXPECT_GE(gaveLess, 0) << i;
        first += sources[i].first;
    }
    EXPECT_EQ(first, posts);
    EXPECT_FALSE(sources[0].polls);
    EXPECT_TRUE(sources[2].polls) << "its stream brings nothing";
}

}  // namespace
}  // namespace tests
