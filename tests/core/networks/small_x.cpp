// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/small_x.h"

#include "core/chat/text_entities.h"
#include "core/networks/parsed.h"
#include "core/networks/x/snowflake.h"

#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QUrlQuery>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Reply json(const QJsonObject &body, int status = 200)
{
    return FakeTransport::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Reply data(const QJsonValue &value, int status = 200)
{
    return json({{u"data"_s, value}}, status);
}

QString queried(const Request &request, const QString &name)
{
    return QUrlQuery(request.url).queryItemValue(name, QUrl::FullyDecoded);
}

QString formValue(const Request &request, const QString &name)
{
    return QUrlQuery(QString::fromUtf8(request.body)).queryItemValue(name, QUrl::FullyDecoded);
}

/// "/2/users/78/retweets/19" as "DELETE users/:id/retweets/:id".
QString nameOf(const Request &request)
{
    QStringList parts = request.url.path().split(u'/', Qt::SkipEmptyParts);
    parts.removeFirst();
    static const QRegularExpression number(u"^[0-9]+$"_s);
    parts.replaceInStrings(number, u":id"_s);
    return QString::fromLatin1(request.method) + u' ' + parts.join(u'/');
}

QString partOf(const Request &request, int nth)
{
    return request.url.path().split(u'/', Qt::SkipEmptyParts).value(nth);
}

void put(QStringList &all, const QString &one, bool in)
{
    all.removeAll(one);
    if (in)
        all.append(one);
}

}  // namespace

SmallX::SmallX(FakeTransport &transport, FakeClock &clock) : m_clock(clock)
{
    transport.answer = [this](const Request &request) { return answer(request); };
}

QList<Request> SmallX::requests(const QString &call) const
{
    QList<Request> found;
    for (const auto &[name, request] : m_requests) {
        if (name == call)
            found.append(request);
    }
    return found;
}

// What is said.

QString SmallX::nextId()
{
    return QString::number(x::firstIdAt(now()).toLongLong() + ++m_next);
}

QString SmallX::userIdOf(const QString &handle)
{
    return QString::number(1000 + qHash(handle, 1) % 1'000'000);
}

/// A post as X shows it: three characters are escaped, links are short.
void SmallX::write(QJsonObject &post, const QString &text, bool hasMedia)
{
    QString shown = QString(text).replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s);
    shown.replace(u'>', u"&gt;"_s);
    QJsonArray urls;
    for (const TextEntity &link : linksIn(text)) {
        const QString shortened = u"https://t.co/l%1x%2"_s.arg(m_next).arg(urls.size());
        const QString whole = link.text.contains(u"://") ? link.text : u"http://"_s + link.text;
        shown.replace(QString(link.text).replace(u'&', u"&amp;"_s), shortened);
        urls.append(QJsonObject{{u"url"_s, shortened}, {u"expanded_url"_s, whole}});
    }
    if (hasMedia) {
        shown += u" https://t.co/picture%1"_s.arg(m_next);
        urls.append(QJsonObject{{u"url"_s, u"https://t.co/picture%1"_s.arg(m_next)},
                                {u"expanded_url"_s, u"https://x.com/a/status/1/photo/1"_s},
                                {u"media_key"_s, u"3_1"_s}});
    }
    post.insert(u"text"_s, shown);
    if (namesLinks && !urls.isEmpty())
        post.insert(u"entities"_s, QJsonObject{{u"urls"_s, urls}});
}

QJsonObject SmallX::make(const QString &handle, const QJsonObject &request)
{
    const QString id = nextId();
    const QString author = handle == username ? userId : userIdOf(handle);
    m_handles.insert(author, handle);
    QJsonObject post{{u"id"_s, id},
                     {u"author_id"_s, author},
                     {u"created_at"_s, isoTime(now())},
                     {u"edit_history_tweet_ids"_s, QJsonArray{id}}};
    const QString parent = request[u"reply"][u"in_reply_to_tweet_id"].toString();
    QString conversation = id;
    for (const QJsonObject &one : posts) {
        if (one[u"id"] == parent)
            conversation = one[u"conversation_id"].toString();
    }
    post.insert(u"conversation_id"_s, conversation);
    if (!parent.isEmpty())
        post.insert(u"referenced_tweets"_s,
                    QJsonArray{QJsonObject{{u"type"_s, u"replied_to"_s}, {u"id"_s, parent}}});
    const QJsonArray pictures = request[u"media"][u"media_ids"].toArray();
    if (!pictures.isEmpty())
        post.insert(u"attachments"_s, QJsonObject{{u"media_keys"_s, pictures}});
    write(post, request[u"text"].toString(), !pictures.isEmpty());
    return post;
}

QJsonObject SmallX::say(const QString &handle, const QString &text, const QString &replyTo)
{
    QJsonObject request{{u"text"_s, text}};
    if (!replyTo.isEmpty())
        request.insert(u"reply"_s, QJsonObject{{u"in_reply_to_tweet_id"_s, replyTo}});
    posts.append(make(handle, request));
    return posts.last();
}

void SmallX::remove(const QString &id)
{
    posts.removeIf([&id](const QJsonObject &post) { return post[u"id"] == id; });
    deleted.append(id);
}

QList<QJsonObject> SmallX::own() const
{
    QList<QJsonObject> found;
    for (const QJsonObject &post : posts) {
        if (post[u"author_id"] == userId)
            found.append(post);
    }
    return found;
}

QByteArray SmallX::line(const QJsonObject &post) const
{
    const QString author = post[u"author_id"].toString();
    const QJsonObject user{{u"id"_s, author},
                           {u"username"_s, m_handles.value(author)},
                           {u"name"_s, u"The "_s + m_handles.value(author)}};
    return QJsonDocument(QJsonObject{{u"data"_s, post},
                                     {u"includes"_s, QJsonObject{{u"users"_s, QJsonArray{user}}}},
                                     {u"matching_rules"_s, QJsonArray()}})
        .toJson(QJsonDocument::Compact);
}

// What is asked.

Result<Reply> SmallX::answer(const Request &request)
{
    const QString call = nameOf(request);
    m_calls.append(call);
    m_requests.append({call, request});
    if (auto planned = instead.find(call); planned != instead.end() && !planned->second.empty()) {
        const Result<Reply> first = planned->second.front();
        planned->second.pop_front();
        return first;
    }
    Reply reply = carryOut(call, request);
    const QString date =
        QLocale::c().toString(toDateTime(now()).toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    reply.headers += {{"Date", date.toLatin1()},
                      {"x-rate-limit-limit", "300"},
                      {"x-rate-limit-remaining", "200"},
                      {"x-rate-limit-reset", QByteArray::number(toMs(now() + 5min) / 1000)}};
    if (!loses.removeOne(call))
        return reply;
    return failure(Error::Code::Unconfirmed, u"connection lost"_s);
}

Reply SmallX::carryOut(const QString &call, const Request &request)
{
    if (request.url.host() != u"api.x.com")
        return page(404);
    if (call == u"POST oauth2/token")
        return token(request);
    if (call == u"POST oauth2/revoke") {
        revoked.append(formValue(request, u"token"_s));
        return json({{u"revoked"_s, true}});
    }
    if (call.contains(u"search/stream"))
        return asApp(call, request);
    if (request.bearer.reveal() != access)
        return problem(401, u"Unauthorized"_s, u"Unauthorized"_s);
    return withToken(call, request);
}

Reply SmallX::token(const Request &request)
{
    if (formValue(request, u"client_id"_s) != clientId ||
        formValue(request, u"refresh_token"_s) != QString::fromLatin1(refresh))
        return FakeTransport::json(400, R"({"error":"invalid_request","error_description":"no"})");
    const QByteArray number = QByteArray::number(++m_tokens);
    access = "canary-access-" + number;
    refresh = "canary-refresh-" + number;
    return json({{u"token_type"_s, u"bearer"_s},
                 {u"expires_in"_s, 7200},
                 {u"access_token"_s, QString::fromLatin1(access)},
                 {u"refresh_token"_s, QString::fromLatin1(refresh)}});
}

Reply SmallX::withToken(const QString &call, const Request &request)
{
    if (call == u"GET users/me")
        return data(QJsonObject{{u"id"_s, userId}, {u"username"_s, username}});
    if (call == u"POST tweets")
        return post(request);
    if (call == u"DELETE tweets/:id")
        return erase(partOf(request, 2));
    if (call == u"GET users/:id/tweets")
        return list(own(), request);
    if (call == u"GET tweets")
        return lookUp(request);
    if (call == u"GET tweets/search/recent")
        return search(request);
    if (call.contains(u"media"))
        return upload(call, request);
    return call.contains(u"users/:id/") ? react(call, request)
                                        : problem(404, u"Not Found"_s, u"Not Found"_s);
}

Reply SmallX::post(const Request &request)
{
    const QJsonObject body = objectIn(request.body);
    QJsonObject made = make(username, body);
    const Instant lately = now() - 1h;
    for (const QJsonObject &one : own()) {
        QString words = one[u"text"].toString();
        words.remove(QRegularExpression(u" ?https://t\\.co/\\w+"_s));
        QString again = made[u"text"].toString();
        again.remove(QRegularExpression(u" ?https://t\\.co/\\w+"_s));
        if (words == again && *instantIn(one[u"created_at"]) > lately)
            return duplicate();
    }
    posts.append(made);
    return data(QJsonObject{{u"id"_s, made[u"id"]}, {u"text"_s, made[u"text"]}}, 201);
}

Reply SmallX::erase(const QString &id)
{
    for (const QJsonObject &post : own()) {
        if (post[u"id"] != id)
            continue;
        posts.removeOne(post);
        return data(QJsonObject{{u"deleted"_s, true}});
    }
    return problem(404, u"Not Found"_s, u"Not Found"_s);
}

Reply SmallX::lookUp(const Request &request) const
{
    QJsonArray found;
    QJsonArray errors;
    for (const QString &id : queried(request, u"ids"_s).split(u',')) {
        for (const QJsonObject &post : posts) {
            if (post[u"id"] == id)
                found.append(post);
        }
        if (deleted.contains(id))
            errors.append(QJsonObject{{u"resource_id"_s, id},
                                      {u"title"_s, u"Not Found Error"_s},
                                      {u"type"_s, u"https://api.x.com/2/problems/"
                                                  "resource-not-found"_s}});
    }
    QJsonObject answer;
    if (!found.isEmpty())
        answer.insert(u"data"_s, found);
    if (!errors.isEmpty())
        answer.insert(u"errors"_s, errors);
    return json(answer);
}

Reply SmallX::search(const Request &request) const
{
    const QString query = queried(request, u"query"_s);
    static const QRegularExpression tagOf(u"#\\w+"_s);
    const QString tag = tagOf.match(query).captured();
    QList<QJsonObject> found;
    for (const QJsonObject &post : posts) {
        const QString thread = u"conversation_id:"_s + post[u"conversation_id"].toString();
        if (query.contains(thread) || post[u"text"].toString().contains(tag, Qt::CaseInsensitive))
            found.append(post);
    }
    return list(found, request);
}

/// The newest first, above an id or a time, page by page.
Reply SmallX::list(const QList<QJsonObject> &all, const Request &request) const
{
    const QString above = queried(request, u"since_id"_s);
    const auto since = instantIn(queried(request, u"start_time"_s));
    QList<QJsonObject> fitting;
    for (const QJsonObject &post : all) {
        const Instant created = *instantIn(post[u"created_at"]);
        const bool isListed = created + readsBehind <= now();
        if (isListed && x::isNewerId(post[u"id"].toString(), above) && created >= since)
            fitting.prepend(post);
    }
    const int asked = queried(request, u"max_results"_s).toInt();
    const qsizetype most = std::clamp(asked, 1, largestPage);
    const qsizetype from = std::max(queried(request, u"next_token"_s).toInt(),
                                    queried(request, u"pagination_token"_s).toInt());
    if (from > 0 && refusesPages)
        return problem(400, u"Invalid Request"_s);
    QJsonArray page;
    QMap<QString, QJsonValue> users;
    for (const QJsonObject &post : fitting.mid(from, most)) {
        page.append(post);
        const QString author = post[u"author_id"].toString();
        users.insert(author, objectIn(line(post))[u"includes"][u"users"][0]);
    }
    QJsonObject meta{{u"result_count"_s, page.size()}};
    if (from + most < fitting.size())
        meta.insert(u"next_token"_s, QString::number(from + most));
    QJsonObject answer{{u"meta"_s, meta}};
    if (!page.isEmpty())
        answer.insert(u"data"_s, page);
    if (!queried(request, u"expansions"_s).isEmpty() && !users.isEmpty()) {
        QJsonArray included;
        for (const QJsonValue &user : users)
            included.append(user);
        answer.insert(u"includes"_s, QJsonObject{{u"users"_s, included}});
    }
    return json(answer);
}

Reply SmallX::react(const QString &call, const Request &request)
{
    const bool on = call.startsWith(u"POST"_s);
    const QString id = on ? objectIn(request.body)[u"tweet_id"].toString() : partOf(request, 4);
    QStringList &all = call.contains(u"likes")      ? liked
                       : call.contains(u"retweets") ? reposted
                                                    : bookmarked;
    put(all, id, on);
    return data(QJsonObject{{u"retweeted"_s, on}});
}

}  // namespace tests
