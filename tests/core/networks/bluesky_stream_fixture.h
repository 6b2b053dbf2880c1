// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/bluesky_stream.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_session.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace tests {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;
using State = Connection::State;

inline const QString search = u"app.bsky.feed.searchPosts"_s;
inline const QString profiles = u"app.bsky.actor.getProfiles"_s;
inline const QString own = u"at://did:plc:host/app.bsky.feed.post/q1"_s;

inline QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QString uriOf(const QString &did, const QString &key)
{
    return u"at://%1/app.bsky.feed.post/%2"_s.arg(did, key);
}

inline PostId idOf(const QString &uri)
{
    return postId(NetworkId(u"bluesky"_s), uri);
}

inline QJsonObject strongRef(const QString &uri)
{
    return {{u"uri"_s, uri}, {u"cid"_s, u"cid of "_s + uri}};
}

inline QJsonObject viewOf(const QString &did, const QString &key, Instant at, const QString &text)
{
    return {{u"uri"_s, uriOf(did, key)},
            {u"cid"_s, u"bafy"_s + key},
            {u"indexedAt"_s, isoTime(at)},
            {u"author"_s,
             QJsonObject{{u"did"_s, did}, {u"handle"_s, did.section(u':', 2) + u".test"_s}}},
            {u"record"_s, QJsonObject{{u"text"_s, text}, {u"createdAt"_s, isoTime(at)}}}};
}

/// A stream on a network that a test plays by hand.
class BlueskyStreamTest : public testing::Test {
protected:
    BlueskyStreamTest()
    {
        const auto endpoints = Endpoints::fromJson(
            R"({"bluesky":{"jetstream":["ws://127.0.0.1:1","ws://127.0.0.1:2/subscribe"]}})");
        m_endpoints = *endpoints;
        m_session.answer = [this](const FakeSession::Call &call) { return answerTo(call); };
        m_stream.emplace(m_account, Services{m_clock, m_transport, m_secrets, m_endpoints},
                         m_session);
        QObject::connect(&*m_stream, &Stream::received, &m_context,
                         [this](const Post &post) { m_received.append(post); });
        QObject::connect(&*m_stream, &Stream::removed, &m_context,
                         [this](const PostId &id) { m_removed.append(id); });
        QObject::connect(&*m_stream, &Stream::connectionChanged, &m_context,
                         [this](const Connection &connection) { m_states.append(connection); });
    }
    Result<Reply> answerTo(const FakeSession::Call &call)
    {
        if (m_problem)
            return tl::unexpected(*m_problem);
        if (call.nsid == search) {
            const int page = call.item("cursor").toInt();
            QJsonObject answer{{u"posts"_s, m_pages.value(page)}};
            if (page + 1 < m_pages.size())
                answer[u"cursor"_s] = QString::number(page + 1);
            return FakeTransport::json(200, toJson(answer));
        }
        if (call.nsid == profiles)
            return profilesFor(call);
        if (call.nsid == u"app.bsky.feed.getPostThread"_s)
            return FakeTransport::json(200, toJson({{u"thread"_s, m_thread}}));
        return FakeTransport::json(200, toJson({{u"posts"_s, m_quotes}}));
    }
    Result<Reply> profilesFor(const FakeSession::Call &call)
    {
        if (m_profileProblem)
            return tl::unexpected(*m_profileProblem);
        QJsonArray list;
        for (const QString &did : call.query.allQueryItemValues(u"actors"_s, QUrl::FullyDecoded)) {
            QJsonObject profile{{u"did"_s, did},
                                {u"handle"_s, did.section(u':', 2) + u".test"_s},
                                {u"displayName"_s, u"Name of "_s + did.section(u':', 2)}};
            if (did == u"did:plc:muted")
                profile[u"viewer"_s] = QJsonObject{{u"muted"_s, true}};
            if (did == u"did:plc:shy")
                profile[u"labels"_s] = QJsonArray{QJsonObject{{u"val"_s, u"!no-unauthenticated"_s}},
                                                  QJsonObject{{u"val"_s, u"porn"_s}}};
            list.append(profile);
        }
        return FakeTransport::json(200, toJson({{u"profiles"_s, list}}));
    }

    void follow(Milliseconds ago = Milliseconds(0), const QList<PostId> &ours = {})
    {
        m_stream->follow({.hashtag = *Hashtag::fromText(u"OurChat"_s),
                          .since = m_clock.now() - ago,
                          .own = ours});
    }
    void open()
    {
        Q_EMIT m_transport.lastStream()->opened();
        settle();
    }
    void followLive()
    {
        follow();
        open();
    }
    void lose(const Error &error = {Error::Code::Unconfirmed})
    {
        Q_EMIT m_transport.lastStream()->ended(error);
        settle();
    }
    void hear(const QByteArray &frame) { Q_EMIT m_transport.lastStream()->message(frame); }
    void hear(const QString &did, const QString &operation, const QString &key,
              const QJsonObject &record, const QString &collection = u"app.bsky.feed.post"_s,
              std::optional<Instant> at = {})
    {
        QJsonObject commit{{u"rev"_s, u"3rev%1"_s.arg(++m_rev, 6, 10, QChar(u'0'))},
                           {u"operation"_s, operation},
                           {u"collection"_s, collection},
                           {u"rkey"_s, key}};
        if (operation != u"delete") {
            commit[u"record"_s] = record;
            commit[u"cid"_s] = u"bafy"_s + key;
        }
        m_lastFrame = toJson({{u"did"_s, did},
                              {u"time_us"_s, toMs(at.value_or(m_clock.now())) * 1000},
                              {u"kind"_s, u"commit"_s},
                              {u"commit"_s, commit}});
        hear(m_lastFrame);
    }
    void hearText(const QString &did, const QString &key, const QString &text,
                  std::optional<Instant> at = {})
    {
        hear(did, u"create"_s, key, {{u"text"_s, text}}, u"app.bsky.feed.post"_s, at);
    }
    QString cursorOf(qsizetype nth) const
    {
        return QUrlQuery(m_transport.streams.at(nth)->request.url).queryItemValue(u"cursor"_s);
    }

    FakeClock m_clock;
    FakeTransport m_transport;
    MemorySecretStore m_secrets;
    Endpoints m_endpoints;
    FakeSession m_session;
    Account m_account{.id = AccountId(u"bluesky:did:plc:host"_s),
                      .network = NetworkId(u"bluesky"_s)};
    QObject m_context;
    std::optional<Stream> m_stream;
    QList<QJsonArray> m_pages;
    QJsonObject m_thread;
    QJsonArray m_quotes;
    std::optional<Error> m_problem;
    std::optional<Error> m_profileProblem;
    QList<Post> m_received;
    QList<PostId> m_removed;
    QList<Connection> m_states;
    QByteArray m_lastFrame;
    int m_rev = 0;
};

}  // namespace tests
