// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_client.h"

#include "core/networks/as_question.h"
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_errors.h"

#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

/// com.atproto.server.getSession: an account may be known and yet not be allowed anything.
Result<Done> mayPost(const Result<Reply> &reply, const QString &did)
{
    if (!reply)
        return tl::unexpected(ofQuestion(reply.error()));
    const QJsonObject session = objectIn(reply->body);
    if (session[u"did"].toString() != did)
        return failure(Error::Code::Offline, u"no session of this account"_s);
    if (!session[u"active"].toBool(true))
        return failure(Error::Code::Refused, u"the account is not active"_s);
    return Done{};
}

}  // namespace

BlueskyClient::BlueskyClient(const Account &account, Services services)
    : m_account(account)
    , m_services(services)
    , m_session(account, services)
    , m_stream(account, services, m_session, nullptr)
    , m_posts(account, services.clock, m_session, m_stream)
    , m_reactions(account, services, m_session, m_posts, m_tids)
{
    connect(&m_stream, &Stream::received, this, &BlueskyClient::received);
    connect(&m_stream, &Stream::removed, this, &BlueskyClient::removed);
    connect(&m_stream, &Stream::countsChanged, this,
            [this](const PostId &own) { Q_EMIT counted(own, m_stream.counts(own)); });
    connect(&m_stream, &Stream::connectionChanged, this, &BlueskyClient::connectionChanged);
}

/// A connection that is open, a token that is good, and everything that the post is made of.
Future<Done> BlueskyClient::prepare(const Delivery &delivery)
{
    m_posts.forgetUnknownHandles();
    const Future<Done> allowed =
        andThen(m_session.warmUp(), this, [this](const Done &) { return check(); });
    if (delivery.isFrozen())
        return allowed;
    return andThen(allowed, this,
                   [this, delivery](const Done &) { return m_posts.gather(delivery); });
}

Future<Delivery> BlueskyClient::freeze(const Delivery &delivery)
{
    const Instant now = m_services.clock.now();
    const QString key = m_tids.next(now);
    return andThen(m_posts.write(delivery, key, now), this,
                   [delivery, key](const QByteArray &body) {
                       Delivery frozen = delivery;
                       frozen.recordKey = key;
                       frozen.body = body;
                       return arrived<Delivery>(frozen);
                   });
}

// Publishing.

Future<Published> BlueskyClient::publish(const Delivery &delivery)
{
    if (!isTid(delivery.recordKey) || delivery.body.isEmpty())
        return arrived<Published>(failure(Error::Code::Refused, u"not frozen"_s));
    return finally(put(delivery), this, [this, delivery](const Result<Reply> &reply) {
        return arrived<Published>(published(delivery, reply));
    });
}

Future<Reply> BlueskyClient::put(const Delivery &delivery)
{
    const Future<Reply> first = m_session.postRaw(u"com.atproto.repo.putRecord"_s, delivery.body);
    return andThen(first, this, [this, delivery](const Reply &reply) {
        const bool lacksPicture = !reply.isSuccess() && errorName(reply) == u"BlobNotFound";
        return lacksPicture ? putWithPicturesAgain(delivery) : arrived<Reply>(reply);
    });
}

/// A server throws away pictures that no post uses for some hours.
Future<Reply> BlueskyClient::putWithPicturesAgain(const Delivery &delivery)
{
    const Future<Done> uploading = asQuestion(m_posts.uploadAgain(delivery), this);
    return andThen(uploading, this, [this, delivery](const Done &) {
        return m_session.postRaw(u"com.atproto.repo.putRecord"_s, delivery.body);
    });
}

/// Only the answer that names our record says that it is out.
Result<Published> BlueskyClient::published(const Delivery &delivery, const Result<Reply> &reply)
{
    if (!reply)
        return tl::unexpected(reply.error());
    if (!reply->isSuccess())
        return tl::unexpected(toBlueskyError(*reply, m_services.clock.now()));
    const QJsonObject answer = objectIn(reply->body);
    if (answer[u"uri"].toString() != uriOf(delivery))
        return failure(Error::Code::Unconfirmed, u"no answer of putRecord"_s);
    return out(delivery, answer);
}

Future<Published> BlueskyClient::findPublished(const Delivery &delivery)
{
    if (!isTid(delivery.recordKey))
        return arrived<Published>(failure(Error::Code::NotFound, u"never frozen"_s));
    const QUrlQuery query{{u"repo"_s, m_account.nativeId},
                          {u"collection"_s, postCollection},
                          {u"rkey"_s, delivery.recordKey}};
    return finally(m_session.getRaw(u"com.atproto.repo.getRecord"_s, query), this,
                   [this, delivery](const Result<Reply> &reply) {
                       return arrived<Published>(found(delivery, reply));
                   });
}

/// Only RecordNotFound by name says that it is not out; everything else leaves it open.
Result<Published> BlueskyClient::found(const Delivery &delivery, const Result<Reply> &reply)
{
    if (!reply)
        return failure(Error::Code::Unconfirmed, reply.error().detail);
    if (!reply->isSuccess() && errorName(*reply) == u"RecordNotFound")
        return failure(Error::Code::NotFound, detailOf(*reply));
    const QJsonObject answer = objectIn(reply->body);
    if (!reply->isSuccess() || answer[u"uri"].toString() != uriOf(delivery))
        return failure(Error::Code::Unconfirmed, detailOf(*reply));
    if (answer[u"value"].toObject() != objectIn(delivery.body)[u"record"].toObject())
        return failure(Error::Code::Refused, u"another post has this key"_s);
    return out(delivery, answer);
}

/// The next post of a thread replies to it at once.
Published BlueskyClient::out(const Delivery &delivery, const QJsonObject &answer)
{
    const QString uri = uriOf(delivery);
    const PostId post = postId(networkId(), uri);
    const QJsonValue root = objectIn(delivery.body)[u"record"][u"reply"][u"root"];
    if (const QString cid = answer[u"cid"].toString(); !cid.isEmpty())
        m_posts.remember(post, {.uri = uri,
                                .cid = cid,
                                .rootUri = root[u"uri"].toString(),
                                .rootCid = root[u"cid"].toString()});
    m_stream.watch(post);
    return {.post = post, .url = permalinkOf(uri), .at = m_services.clock.now()};
}

QString BlueskyClient::uriOf(const Delivery &delivery) const
{
    return recordUri(m_account.nativeId, postCollection, delivery.recordKey);
}

// The rest.

/// A server deletes in the account's own repository alone: another's address would name a record
/// of ours there.
Future<Done> BlueskyClient::deletePost(const PostId &own)
{
    const QString uri = nativeId(own);
    if (didOf(uri) != m_account.nativeId || collectionOf(uri) != postCollection)
        return arrived<Done>(failure(Error::Code::Refused, u"not a post of this account"_s));
    return m_session.deleteRecord(postCollection, keyOf(uri));
}

Future<Done> BlueskyClient::react(const PostId &post, Reaction reaction, bool on)
{
    return m_reactions.set(post, reaction, on);
}

Future<Done> BlueskyClient::check()
{
    return finally(m_session.get(u"com.atproto.server.getSession"_s, {}), this,
                   [did = m_account.nativeId](const Result<Reply> &reply) {
                       return arrived<Done>(mayPost(reply, did));
                   });
}

void BlueskyClient::signedInAnew(const Account &account)
{
    m_account = account;
    m_session.begin(account);
}

Future<Done> BlueskyClient::signOut()
{
    return m_session.end();
}

}  // namespace core::bluesky
