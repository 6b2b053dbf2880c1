// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/local_ids.h"

#include "core/networks/as_question.h"
#include "core/networks/mastodon/own_statuses.h"

#include <QJsonArray>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

bool isAt(const QJsonObject &entity, const QString &address)
{
    return entity[u"uri"].toString() == address || entity[u"url"].toString() == address;
}

/// The first entity of a kind ("statuses", "accounts") that has this address.
QJsonObject entityAt(const QJsonObject &results, const QString &type, const QString &address)
{
    for (const QJsonValue &one : results[type].toArray()) {
        if (isAt(one.toObject(), address) && !idIn(one[u"id"]).isEmpty())
            return one.toObject();
    }
    return {};
}

}  // namespace

LocalIds::LocalIds(const Account &account, Session &session, Stream &stream, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_session(session)
    , m_stream(stream)
{}

Future<QString> LocalIds::ofPost(const PostId &post)
{
    const QString address = nativeId(post);
    // A parent that the server has not shown is named by the server and its id (StatusBook).
    const QString prefix = m_account.server + u'#';
    if (address.startsWith(prefix))
        return arrived<QString>(address.mid(prefix.size()));
    if (const QString known = m_stream.localId(post); !known.isEmpty())
        return arrived<QString>(known);
    return andThen(search(address, u"statuses"_s), this, [this](const QJsonObject &status) {
        m_stream.took(status);
        return arrived<QString>(idIn(status[u"id"]));
    });
}

Future<QString> LocalIds::ofAuthor(const Author &author)
{
    if (const QString known = m_authors.value(author.id); !known.isEmpty())
        return arrived<QString>(known);
    const Future<QString> asking = finally(
        search(author.id, u"accounts"_s), this, [this, author](const Result<QJsonObject> &account) {
            if (account)
                return arrived<QString>(idIn((*account)[u"id"]));
            if (account.error().code != Error::Code::NotFound)
                return arrived<QString>(tl::unexpected(account.error()));
            return lookUp(author);
        });
    return andThen(asking, this, [this, author](const QString &id) {
        m_authors.insert(author.id, id);
        return arrived<QString>(id);
    });
}

Future<QJsonObject> LocalIds::search(const QString &what, const QString &type)
{
    // "+" stands for a blank in a query and is not encoded by itself.
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(what));
    const QUrlQuery query{
        {u"q"_s, encoded}, {u"type"_s, type}, {u"resolve"_s, u"true"_s}, {u"limit"_s, u"1"_s}};
    return andThen(asQuestion(m_session.get(u"/api/v2/search"_s, query), this), this,
                   [what, type](const Reply &reply) {
                       const QJsonObject entity = entityAt(objectIn(reply.body), type, what);
                       if (entity.isEmpty())
                           return arrived<QJsonObject>(
                               failure(Error::Code::NotFound, u"nothing at this address"_s));
                       return arrived<QJsonObject>(entity);
                   });
}

/// Not every server finds an account by its address, but each by its name.
Future<QString> LocalIds::lookUp(const Author &author)
{
    const QUrlQuery query{{u"acct"_s, author.handle}};
    return andThen(asQuestion(m_session.get(u"/api/v1/accounts/lookup"_s, query), this), this,
                   [id = author.id](const Reply &reply) {
                       const QJsonObject account = objectIn(reply.body);
                       const QString local = idIn(account[u"id"]);
                       if (local.isEmpty() || !isAt(account, id))
                           return arrived<QString>(
                               failure(Error::Code::NotFound, u"another account"_s));
                       return arrived<QString>(local);
                   });
}

}  // namespace core::mastodon
