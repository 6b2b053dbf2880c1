// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/reactions.h"

#include "core/networks/bluesky/at_uri.h"

#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

QString collectionFor(Reaction reaction)
{
    return reaction == Reaction::Like ? likeCollection : repostCollection;
}

QByteArray recordBody(const QString &did, const QString &key, Reaction reaction,
                      const Reference &about, Instant now)
{
    const QString collection = collectionFor(reaction);
    const QJsonObject record{
        {u"$type"_s, collection},
        {u"subject"_s, QJsonObject{{u"uri"_s, about.uri}, {u"cid"_s, about.cid}}},
        {u"createdAt"_s, isoTime(now)}};
    const QJsonObject body{
        {u"repo"_s, did}, {u"collection"_s, collection}, {u"rkey"_s, key}, {u"record"_s, record}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

}  // namespace

Reactions::Reactions(const Account &account, Services services, Session &session, PostMaker &posts,
                     TidSource &tids, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_services(services)
    , m_session(session)
    , m_posts(posts)
    , m_tids(tids)
{}

Future<Done> Reactions::set(const PostId &post, Reaction reaction, bool on)
{
    if (reaction == Reaction::Bookmark)
        return arrived<Done>(failure(Error::Code::Refused, u"no such ability"_s));
    return m_wishes.add([=, this] { return on ? add(post, reaction) : takeBack(post, reaction); });
}

Future<Done> Reactions::add(const PostId &post, Reaction reaction)
{
    return andThen(m_posts.referenceTo(post), this, [=, this](const Reference &about) {
        const Instant now = m_services.clock.now();
        const QString key = m_tids.next(now);
        m_keys[{post, reaction}] = key;
        const QByteArray body = recordBody(m_account.nativeId, key, reaction, about, now);
        return finally(m_session.post(u"com.atproto.repo.createRecord"_s, body), this,
                       [=, this](const Result<Reply> &reply) {
                           return arrived<Done>(added(post, reaction, reply));
                       });
    });
}

/// A record that surely was not made has no key; there may be one of a former run.
Result<Done> Reactions::added(const PostId &post, Reaction reaction, const Result<Reply> &reply)
{
    if (reply)
        return Done{};
    if (reply.error().code != Error::Code::Unconfirmed)
        m_keys.erase({post, reaction});
    return tl::unexpected(reply.error());
}

Future<Done> Reactions::takeBack(const PostId &post, Reaction reaction)
{
    return andThen(keyOfOurs(post, reaction), this, [=, this](const QString &key) {
        if (key.isEmpty())
            return arrived<Done>(Done{});  // there is nothing to take back
        return andThen(m_session.deleteRecord(collectionFor(reaction), key), this,
                       [=, this](const Done &) {
                           m_keys.erase({post, reaction});
                           return arrived<Done>(Done{});
                       });
    });
}

Future<QString> Reactions::keyOfOurs(const PostId &post, Reaction reaction)
{
    if (const auto known = m_keys.find({post, reaction}); known != m_keys.end())
        return arrived<QString>(known->second);
    return andThen(m_posts.view(post), this, [reaction](const QJsonObject &view) {
        const QString name = reaction == Reaction::Like ? u"like"_s : u"repost"_s;
        return arrived<QString>(keyOf(view[u"viewer"][name].toString()));
    });
}

}  // namespace core::bluesky
