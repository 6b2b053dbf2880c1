// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_stream.h"
#include "tests/core/networks/mastodon_statuses.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace tests {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;
using State = Connection::State;

inline const QString timeline = u"/api/v1/timelines/tag/CozyChat"_s;

/// A stream at the account's own server, social.example, and at as many others as a test names.
class MastodonStreamTest : public testing::Test {
protected:
    /// One server: what its timeline holds (the newest first) and what it says at other paths.
    struct Server {
        FakeMastodonApi api;
        QJsonArray timeline;
        QHash<QString, Result<Reply>> answers;
        std::optional<Error> problem;  ///< of every call

        void set(const QString &path, const QJsonObject &object)
        {
            answers.insert(path, replyWith(object));
        }
        void set(const QString &path, const QJsonArray &list)
        {
            answers.insert(path, replyWith(list));
        }
        void open() { Q_EMIT api.lastStream()->opened(); }
        void say(const QString &event, const QByteArray &payload)
        {
            Q_EMIT api.lastStream()->message(frameOf(event, payload));
        }
        void update(const QJsonObject &status) { say(u"update"_s, textOf(status)); }
        void erase(const QString &localId) { say(u"delete"_s, localId.toUtf8()); }
        void cut() { Q_EMIT api.lastStream()->ended({Error::Code::Unconfirmed, u"cut"_s, {}}); }
        /// Neither a WebSocket nor lines.
        void refuse()
        {
            Q_EMIT api.lastStream()->ended({Error::Code::Offline, u"no upgrade"_s, {}});
            Q_EMIT api.lastStream()->ended({Error::Code::NotFound, u"HTTP 404"_s, {}});
        }
    };
    /// The own Api of a visitor, whose server stays with the test.
    class Visitor : public Api {
    public:
        explicit Visitor(FakeMastodonApi &api) : m_api(api) {}
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
        FakeMastodonApi &m_api;
    };

    MastodonStreamTest()
    {
        account.server = u"https://social.example"_s;
        account.handle = u"host@social.example"_s;
        serve(home);
        stream =
            std::make_unique<Stream>(account, Services{clock, transport, secrets, endpoints},
                                     home.api, [this](const QUrl &origin) -> std::unique_ptr<Api> {
                                         const QString name = origin.authority();
                                         visited.append(origin);
                                         if (!others.contains(name))
                                             add(name);
                                         return std::make_unique<Visitor>(others[name]->api);
                                     });
        QObject::connect(stream.get(), &Stream::received, stream.get(),
                         [this](const Post &post) { received.append(post); });
        QObject::connect(stream.get(), &Stream::removed, stream.get(),
                         [this](const PostId &id) { removed.append(id); });
        QObject::connect(stream.get(), &Stream::connectionChanged, stream.get(),
                         [this](const Connection &now) { states.append(now.state); });
    }
    void serve(Server &server)
    {
        server.api.answer = [&server](const FakeMastodonApi::Call &call) -> Result<Reply> {
            if (server.problem)
                return tl::unexpected(*server.problem);
            if (call.path == timeline)
                return replyWith(call.item("max_id").isEmpty() && call.item("min_id").isEmpty()
                                     ? server.timeline
                                     : QJsonArray());
            return server.answers.value(call.path, failure(Error::Code::NotFound));
        };
    }
    Server &add(const QString &name)
    {
        others[name] = std::make_shared<Server>();
        others[name]->api.serverFacts->domain = name;
        serve(*others[name]);
        return *others[name];
    }
    void follow(const QStringList &servers = {}, const QList<PostId> &own = {},
                const QList<PostId> &known = {})
    {
        stream->follow({.hashtag = *Hashtag::fromText(u"#CozyChat"_s),
                        .since = clock.now() - 10min,
                        .own = own,
                        .known = known,
                        .servers = servers});
    }
    QJsonObject status(const QString &localId, const QString &name,
                       const QString &at = u"social.example"_s) const
    {
        return aStatus(localId, name, clock.now(), at);
    }
    QList<PostId> ids() const
    {
        QList<PostId> ids;
        for (const Post &post : received)
            ids.append(post.id);
        return ids;
    }
    Source source(int index) const { return stream->sources().value(index); }

    FakeClock clock;
    FakeTransport transport;
    MemorySecretStore secrets;
    Endpoints endpoints;
    Account account = anAccount(u"mastodon"_s);
    Server home;
    QHash<QString, std::shared_ptr<Server>> others;
    QList<QUrl> visited;
    std::unique_ptr<Stream> stream;
    QList<Post> received;
    QList<PostId> removed;
    QList<State> states;
};

}  // namespace tests
