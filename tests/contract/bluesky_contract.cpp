// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_client.h"
#include "tests/contract/contract_world.h"
#include "tests/core/networks/small_pds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace tests {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString didOf(const QString &name)
{
    return u"did:plc:"_s + name;
}

/// A SmallPds with a Jetstream, a search and a directory of names beside it.
class BlueskyContract : public ContractWorld {
public:
    BlueskyContract()
    {
        m_secrets.write(m_pds.account().id.text(), m_pds.secret());
        auto account = m_transport.answer;
        m_transport.answer = [this, account](const Request &request) {
            const QString call = request.url.path().section(u'.', -1);
            return call == u"searchPosts"     ? json({{u"posts"_s, QJsonArray()}})
                   : call == u"getProfiles"   ? profiles(request)
                   : call == u"getPostThread" ? json({{u"thread"_s, QJsonObject()}})
                   : call == u"getQuotes"     ? json({{u"posts"_s, QJsonArray()}})
                                              : account(request);
        };
    }

    NetworkClient &client() override { return m_client; }
    int standing(const QString &text) const override
    {
        return int(
            std::count_if(m_pds.records.begin(), m_pds.records.end(),
                          [&](const QJsonObject &record) { return record[u"text"] == text; }));
    }
    void loseTheNextReply() override { m_pds.loses = {u"putRecord"_s}; }
    void limit(Seconds pause) override
    {
        Reply reply = SmallPds::error(429, "RateLimitExceeded");
        reply.headers.append({"Retry-After", QByteArray::number(qint64(pause.count()))});
        m_pds.instead[u"putRecord"_s] = {reply};
    }
    bool signOut() override
    {
        const Result<Reply> expired = SmallPds::error(400, "ExpiredToken");
        for (const QString &call : {u"putRecord"_s, u"getSession"_s, u"refreshSession"_s})
            m_pds.instead[call] = std::deque<Result<Reply>>(10, expired);
        return true;
    }
    void pass(Milliseconds time) override
    {
        clock.advance(time);
        noteTheQuestion();
        happen();
        speak();
    }
    Delivery question() const override { return m_question; }
    Hashtag hashtag() const override { return *Hashtag::fromText(u"#OurChat"_s); }

private:
    struct Event {
        Instant at;
        QJsonObject frame;
    };
    static Reply json(const QJsonObject &body) { return FakeTransport::json(200, bytes(body)); }

    void noteTheQuestion()
    {
        for (auto it = m_pds.records.cbegin(); it != m_pds.records.cend(); ++it) {
            if (m_uri.isEmpty() && collectionOf(it.key()) == postCollection) {
                m_uri = it.key();
                m_asked = clock.now();
                add(m_pds.did, u"create"_s, m_uri.section(u'/', -1), *it);
            }
        }
    }
    bool isDown() const
    {
        return !m_uri.isEmpty() && clock.now() >= m_asked + 30s && clock.now() < m_asked + 50s;
    }
    /// What is due by now, once each.
    void happen()
    {
        const QJsonObject question{{u"uri"_s, m_uri}, {u"cid"_s, u"bafyquestion"_s}};
        const QJsonObject reply{{u"root"_s, question}, {u"parent"_s, question}};
        const auto is = [this](int nth, Seconds after) {
            const bool now = !m_uri.isEmpty() && m_done == nth && clock.now() >= m_asked + after;
            m_done += now ? 1 : 0;
            return now;
        };
        if (is(0, 10s))
            say(u"ann"_s, u"books"_s, reply);
        if (is(1, 20s))
            say(u"ben"_s, u"oops"_s, {});
        if (is(2, 25s))
            add(didOf(u"ben"_s), u"delete"_s, u"3koops"_s, {});
        if (is(3, 40s))
            say(u"cleo"_s, u"tea"_s, reply);
    }
    void say(const QString &who, const QString &words, const QJsonObject &reply)
    {
        QJsonObject record{{u"text"_s, u"A1 %1 #OurChat"_s.arg(words)},
                           {u"createdAt"_s, isoTime(clock.now())}};
        if (!reply.isEmpty())
            record[u"reply"_s] = reply;
        add(didOf(who), u"create"_s, u"3k"_s + words, record);
    }
    void add(const QString &did, const QString &operation, const QString &key,
             const QJsonObject &record)
    {
        QJsonObject commit{{u"rev"_s, u"3rev%1"_s.arg(m_events.size(), 6, 10, QChar(u'0'))},
                           {u"operation"_s, operation},
                           {u"collection"_s, postCollection},
                           {u"rkey"_s, key}};
        if (!record.isEmpty()) {
            commit[u"record"_s] = record;
            commit[u"cid"_s] = u"bafy"_s + key;
        }
        m_events.append(
            {clock.now(), frameOf(did, {{u"kind"_s, u"commit"_s}, {u"commit"_s, commit}})});
    }
    QJsonObject frameOf(const QString &did, QJsonObject rest) const
    {
        rest[u"did"_s] = did;
        rest[u"time_us"_s] = toMs(clock.now()) * 1000;
        return rest;
    }
    /// The Jetstream's end of the line: it plays from the cursor on, and then what happens.
    void speak()
    {
        FakeStream *stream = m_transport.lastStream();
        if (!stream)
            return;
        if (isDown()) {
            m_open.clear();
            Q_EMIT stream->ended({.code = Error::Code::Unconfirmed});
            return;
        }
        if (m_open != stream) {
            m_open = stream;
            m_told = 0;
            Q_EMIT stream->opened();
        }
        for (; m_open && m_told < m_events.size(); ++m_told)
            Q_EMIT stream->message(bytes(m_events.at(m_told).frame));
        if (m_open)
            Q_EMIT stream->message(
                bytes(frameOf(didOf(u"nobody"_s), {{u"kind"_s, u"identity"_s}})));
    }
    static Result<Reply> profiles(const Request &request)
    {
        QJsonArray list;
        for (const QString &did :
             QUrlQuery(request.url).allQueryItemValues(u"actors"_s, QUrl::FullyDecoded)) {
            const QString name = did.section(u':', 2);
            list.append(QJsonObject{{u"did"_s, did},
                                    {u"handle"_s, name + u".test"_s},
                                    {u"displayName"_s, name.toUpper()}});
        }
        return json({{u"profiles"_s, list}});
    }

    FakeTransport m_transport;
    MemorySecretStore m_secrets;
    Endpoints m_endpoints;
    SmallPds m_pds{m_transport};
    BlueskyClient m_client{m_pds.account(), {clock, m_transport, m_secrets, m_endpoints}};
    Delivery m_question{.id = DeliveryId::fresh(),
                        .account = m_pds.account().id,
                        .text = u"Q1: What do you read? #OurChat"_s,
                        .created = clock.now()};
    QList<Event> m_events;
    QString m_uri;  ///< of the question, once it is out
    Instant m_asked;
    int m_done = 0;
    QPointer<FakeStream> m_open;
    qsizetype m_told = 0;
};

}  // namespace

std::unique_ptr<ContractWorld> blueskyWorld()
{
    return std::make_unique<BlueskyContract>();
}

}  // namespace tests
