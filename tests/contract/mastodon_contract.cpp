// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_client.h"
#include "core/networks/mastodon/mastodon_json.h"
#include "tests/contract/contract_world.h"
#include "tests/core/networks/small_mastodon.h"

#include <QJsonDocument>

#include <algorithm>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString textOf(const QJsonObject &status)
{
    const Result<Parsed> parsed = mastodon::parseStatus(status);
    return parsed ? parsed->posts.first().text : QString();
}

/// A SmallMastodon with a stream of its hashtag.
class MastodonContract : public ContractWorld {
public:
    MastodonContract() { m_secrets.write(m_server.account().id.text(), m_server.secret()); }

    NetworkClient &client() override { return m_client; }
    int standing(const QString &text) const override
    {
        const QList<QJsonObject> own = m_server.own();
        return int(std::count_if(own.begin(), own.end(), [&](const QJsonObject &status) {
            return textOf(status) == text;
        }));
    }
    void loseTheNextReply() override { m_server.loses = {u"POST v1/statuses"_s}; }
    void limit(Seconds pause) override
    {
        Reply reply = SmallMastodon::error(429, "Too many requests");
        reply.headers.append({"X-RateLimit-Reset", isoTime(clock.now() + pause).toLatin1()});
        m_server.instead[u"POST v1/statuses"_s] = {reply};
    }
    bool signOut() override
    {
        m_server.token = "another";
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
    void noteTheQuestion()
    {
        const QList<QJsonObject> own = m_server.own();
        if (!m_id.isEmpty() || own.isEmpty())
            return;
        m_id = own.first()[u"id"].toString();
        m_asked = clock.now();
        tell(u"update"_s, own.first());
    }
    bool isDown() const
    {
        return !m_id.isEmpty() && clock.now() >= m_asked + 30s && clock.now() < m_asked + 50s;
    }
    /// What is due by now, once each.
    void happen()
    {
        const auto is = [this](int nth, Seconds after) {
            const bool now = !m_id.isEmpty() && m_done == nth && clock.now() >= m_asked + after;
            m_done += now ? 1 : 0;
            return now;
        };
        if (is(0, 10s))
            tell(u"update"_s, m_server.say(u"ann@else.test"_s, u"A1 books #OurChat"_s, m_id));
        if (is(1, 20s))
            tell(u"update"_s, m_server.say(u"ben"_s, u"A1 oops #OurChat"_s));
        if (is(2, 25s))
            tell(u"delete"_s, m_server.statuses.takeLast());
        if (is(3, 40s))
            tell(u"update"_s, m_server.say(u"cleo"_s, u"A1 tea #OurChat"_s, m_id));
    }
    /// A stream has no replay: nobody hears what is told while the line is down.
    void tell(const QString &event, const QJsonObject &status)
    {
        const QString payload =
            event == u"delete"
                ? status[u"id"].toString()
                : QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact));
        const QJsonObject frame{{u"stream"_s, QJsonArray{u"hashtag"_s, u"ourchat"_s}},
                                {u"event"_s, event},
                                {u"payload"_s, payload}};
        if (m_open && !isDown())
            Q_EMIT m_open->message(QJsonDocument(frame).toJson(QJsonDocument::Compact));
    }
    void speak()
    {
        FakeStream *stream = m_transport.lastStream();
        if (!stream)
            return;
        if (isDown()) {
            m_open.clear();
            Q_EMIT stream->ended({.code = Error::Code::Unconfirmed});
        } else if (m_open != stream) {
            m_open = stream;
            Q_EMIT stream->opened();
        }
    }

    FakeTransport m_transport;
    MemorySecretStore m_secrets;
    Endpoints m_endpoints;
    SmallMastodon m_server{m_transport, clock};
    mastodon::MastodonClient m_client{m_server.account(),
                                      {clock, m_transport, m_secrets, m_endpoints}};
    Delivery m_question{.id = DeliveryId::fresh(),
                        .account = m_server.account().id,
                        .text = u"Q1: What do you read? #OurChat"_s,
                        .created = clock.now()};
    QString m_id;  ///< of the question, once it is out
    Instant m_asked;
    int m_done = 0;
    QPointer<FakeStream> m_open;
};

}  // namespace

std::unique_ptr<ContractWorld> mastodonWorld()
{
    return std::make_unique<MastodonContract>();
}

}  // namespace tests
