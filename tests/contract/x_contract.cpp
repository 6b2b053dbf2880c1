// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_client.h"
#include "tests/contract/contract_world.h"
#include "tests/core/networks/small_x.h"

#include <algorithm>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A SmallX with a filtered stream.
class XContract : public ContractWorld {
public:
    XContract() { m_secrets.write(m_server.account().id.text(), m_server.secret()); }

    NetworkClient &client() override { return m_client; }
    int standing(const QString &text) const override
    {
        const QList<QJsonObject> own = m_server.own();
        return int(std::count_if(own.begin(), own.end(), [&](const QJsonObject &post) {
            return post[u"text"].toString() == text;
        }));
    }
    void loseTheNextReply() override { m_server.loses = {u"POST tweets"_s}; }
    void limit(Seconds pause) override
    {
        Reply reply = SmallX::problem(429, u"Too Many Requests"_s);
        const qint64 reset = toMs(clock.now() + pause) / 1000;
        reply.headers.append({"x-rate-limit-reset", QByteArray::number(reset)});
        m_server.instead[u"POST tweets"_s] = {reply};
    }
    bool signOut() override
    {
        m_server.access = m_server.refresh = "another";
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
        tell(own.first());
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
            tell(m_server.say(u"ann"_s, u"A1 books #OurChat"_s, m_id));
        if (is(1, 20s))
            tell(m_server.say(u"ben"_s, u"A1 oops #OurChat"_s));
        if (is(2, 25s))  // no stream tells it
            m_server.remove(m_server.posts.last()[u"id"].toString());
        if (is(3, 40s))
            tell(m_server.say(u"cleo"_s, u"A1 tea #OurChat"_s, m_id));
    }
    /// A stream has no replay: nobody hears what is told while the line is down.
    void tell(const QJsonObject &post)
    {
        if (m_open && !isDown())
            Q_EMIT m_open->message(m_server.line(post));
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
        } else if (clock.now() >= m_spoke + 20s) {
            m_spoke = clock.now();
            Q_EMIT stream->message("");  // a keep-alive
        }
    }

    FakeTransport m_transport;
    MemorySecretStore m_secrets;
    Endpoints m_endpoints;
    SmallX m_server{m_transport, clock};
    x::XClient m_client{m_server.account(), {clock, m_transport, m_secrets, m_endpoints}};
    Delivery m_question{.id = DeliveryId::fresh(),
                        .account = m_server.account().id,
                        .text = u"Q1: What do you read? #OurChat"_s,
                        .created = clock.now()};
    QString m_id;  ///< of the question, once it is out
    Instant m_asked;
    Instant m_spoke;
    int m_done = 0;
    QPointer<FakeStream> m_open;
};

}  // namespace

std::unique_ptr<ContractWorld> xWorld()
{
    return std::make_unique<XContract>();
}

}  // namespace tests
