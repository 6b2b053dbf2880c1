// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_client.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds replyDelay{350};
constexpr Seconds catchingUpTakes{3};

}  // namespace

RehearsalClient::RehearsalClient(const Account &account, RehearsalWorld &world)
    : m_account(account)
    , m_world(world)
    , m_alarm(world.clock())
    , m_limitAlarm(world.clock())
{
    connect(&m_world, &RehearsalWorld::happened, this, &RehearsalClient::hear);
}

template <typename T>
Future<T> RehearsalClient::later(Milliseconds delay, Result<T> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_world.clock().callAfter(delay, this, [promise, result] {
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

Future<Done> RehearsalClient::prepare(const Delivery &)
{
    return arrived<Done>(Done{});
}

Future<Published> RehearsalClient::publish(const Delivery &delivery)
{
    const Instant now = m_world.clock().now();
    if (const auto until = m_world.rateLimitedUntil(m_account.network)) {
        const auto wait = std::chrono::ceil<Seconds>(*until - now);
        return later<Published>(
            replyDelay, tl::unexpected(Error{Error::Code::RateLimited, u"practice"_s, wait}));
    }
    if (m_account.textRules.room(delivery.text, delivery.warning) < 0)
        return later<Published>(replyDelay, failure(Error::Code::TooLong));
    return later(replyDelay, m_world.publish(delivery, m_account));
}

Future<Published> RehearsalClient::findPublished(const Delivery &delivery)
{
    return later(replyDelay, m_world.findPublished(delivery, m_account));
}

void RehearsalClient::follow(const Following &)
{
    if (m_connection.state != Connection::State::Off)
        return;
    setConnection({.state = Connection::State::Connecting});
    const Instant now = m_world.clock().now();
    if (const auto until = m_world.awayUntil(m_account.network))
        return lose(now, *until);
    comeBack(now);
}

void RehearsalClient::unfollow()
{
    m_alarm.clear();
    setConnection({});
}

Future<Done> RehearsalClient::deletePost(const PostId &own)
{
    return later(replyDelay, m_world.remove(own, m_account));
}

Future<Done> RehearsalClient::react(const PostId &, Reaction, bool)
{
    return later<Done>(replyDelay, Done{});
}

void RehearsalClient::hear(const PracticeEvent &event)
{
    if (event.network != m_account.network)
        return;
    using State = Connection::State;
    if (event.what == PracticeEvent::What::RateLimit) {
        const Connection before = m_connection;
        setConnection({.state = State::RateLimited, .until = event.at + event.lasting});
        m_limitAlarm.set(event.at + event.lasting, [this, before] {
            if (m_connection.state == State::RateLimited)
                setConnection(before);
        });
        return;
    }
    if (m_connection.state == State::Live || m_connection.state == State::RateLimited)
        tell(event);
}

/// What happened while we were away is not told; it is fetched when we come back.
void RehearsalClient::tell(const PracticeEvent &event)
{
    switch (event.what) {
    case PracticeEvent::What::Post:
        Q_EMIT received(event.post);
        break;
    case PracticeEvent::What::Delete:
        Q_EMIT removed(event.of);
        break;
    case PracticeEvent::What::Drop:
        lose(event.at, event.at + event.lasting);
        break;
    default:
        break;
    }
}

void RehearsalClient::lose(Instant since, Instant until)
{
    setConnection({.state = Connection::State::Away, .since = since, .until = until});
    m_alarm.set(until, [this, since] { comeBack(since); });
}

void RehearsalClient::comeBack(Instant since)
{
    const Instant now = m_world.clock().now();
    setConnection({.state = Connection::State::CatchingUp,
                   .gap = std::chrono::ceil<Seconds>(now - since),
                   .since = since});
    m_alarm.setAfter(catchingUpTakes, [this] {
        setConnection({.state = Connection::State::Live});
        for (const PracticeEvent &event : m_world.past(m_account.network)) {
            if (event.what != PracticeEvent::What::Drop)
                tell(event);
        }
    });
}

void RehearsalClient::setConnection(const Connection &connection)
{
    if (m_connection == connection)
        return;
    m_connection = connection;
    Q_EMIT connectionChanged(connection);
}

QList<Account> practiceAccounts()
{
    const auto account = [](const QString &network, const QString &handle, const QString &server,
                            const TextRules &rules) {
        return Account{.id = AccountId(u"practice-"_s + network),
                       .network = NetworkId(network),
                       .handle = handle,
                       .name = u"Practice Host"_s,
                       .server = server,
                       .textRules = rules};
    };
    return {account(u"x"_s, u"practice_host"_s, {}, TextRules::x()),
            account(u"mastodon"_s, u"host@social.practice.example"_s, u"social.practice.example"_s,
                    TextRules::mastodon()),
            account(u"bluesky"_s, u"host.practice.example"_s, {}, TextRules::bluesky())};
}

bool isPractice(const AccountId &id)
{
    const QList<Account> practice = practiceAccounts();
    return std::any_of(practice.begin(), practice.end(),
                       [&id](const Account &account) { return account.id == id; });
}

}  // namespace core
