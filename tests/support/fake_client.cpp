// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_client.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Result<Published> takeFirst(std::deque<Result<Published>> &results, const Result<Published> &rest)
{
    if (results.empty())
        return rest;
    const Result<Published> first = results.front();
    results.pop_front();
    return first;
}

}  // namespace

Published FakeClient::at(const QString &post)
{
    return {.post = PostId(post),
            .url = QUrl(u"https://social.example/"_s + post),
            .at = instantFromMs(1'800'000'000'000)};
}

Future<Done> FakeClient::prepare(const Delivery &delivery)
{
    prepared.append(delivery);
    return arrived<Done>(Done{});
}

Future<Delivery> FakeClient::freeze(const Delivery &delivery)
{
    Delivery frozen = delivery;
    if (bodies.empty())
        return arrived<Delivery>(frozen);
    const Result<QByteArray> body = bodies.front();
    bodies.pop_front();
    if (!body)
        return arrived<Delivery>(tl::unexpected(body.error()));
    frozen.recordKey = u"key-"_s + delivery.id.text();
    frozen.body = *body;
    return arrived<Delivery>(frozen);
}

Future<Published> FakeClient::publish(const Delivery &delivery)
{
    published.append(delivery);
    if (onPublish)
        onPublish();
    if (neverReplies) {
        m_open.push_back(std::make_shared<QPromise<Result<Published>>>());
        m_open.back()->start();
        return m_open.back()->future();
    }
    const QString id = m_account.network.text() + u":post-"_s + delivery.id.text();
    Published out = at(id);
    out.at = delivery.created;
    return arrived<Published>(takeFirst(publishResults, out));
}

Future<Published> FakeClient::findPublished(const Delivery &delivery)
{
    lookedFor.append(delivery);
    return arrived<Published>(takeFirst(findResults, failure(Error::Code::NotFound)));
}

void FakeClient::reply(size_t nth, const Result<Published> &result)
{
    m_open.at(nth)->addResult(result);
    m_open.at(nth)->finish();
}

void FakeClient::follow(const Following &following)
{
    isFollowing = true;
    followed = following;
    setConnection({.state = Connection::State::Live});
}

void FakeClient::unfollow()
{
    isFollowing = false;
    setConnection({});
}

Future<Done> FakeClient::deletePost(const PostId &own)
{
    deleted.append(own);
    return arrived<Done>(answer);
}

Future<Done> FakeClient::react(const PostId &post, Reaction reaction, bool on)
{
    reactions.append({post, reaction});
    lastOn = on;
    return arrived<Done>(answer);
}

Future<Done> FakeClient::keepAway(const Author &author, Distance distance, bool on)
{
    keptAway.append({author, distance, on});
    return arrived<Done>(answer);
}

Future<Done> FakeClient::report(const Report &report)
{
    reports.append(report);
    return arrived<Done>(answer);
}

void FakeClient::setAllowance(const Allowance &allowance)
{
    allowed = allowance;
    Q_EMIT allowanceChanged();
}

void FakeClient::signedInAnew(const Account &account)
{
    ++signedInAgain;
    m_account = account;
}

void FakeClient::setConnection(const Connection &connection)
{
    m_connection = connection;
    Q_EMIT connectionChanged(connection);
}

void FakeClient::setSources(const QList<Source> &sources)
{
    m_sources = sources;
    Q_EMIT sourcesChanged();
}

}  // namespace tests
