// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/small_mastodon.h"

#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Reply json(const QJsonObject &body, int status = 200)
{
    return FakeTransport::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Reply json(const QJsonArray &body)
{
    return FakeTransport::json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QJsonObject bodyOf(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString queried(const Request &request, const QString &name)
{
    return QUrlQuery(request.url).queryItemValue(name, QUrl::FullyDecoded);
}

QByteArray headerOf(const Request &request, const QByteArray &name)
{
    for (const Header &header : request.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

/// "/api/v1/statuses/117/reblog" as "v1/statuses/:id/reblog".
QString nameOf(const Request &request)
{
    QStringList parts = request.url.path().split(u'/', Qt::SkipEmptyParts);
    if (parts.value(0) == u"api")
        parts.removeFirst();
    static const QRegularExpression number(u"^[0-9]+$"_s);
    parts.replaceInStrings(number, u":id"_s);
    return QString::fromLatin1(request.method) + u' ' + parts.join(u'/');
}

QString idIn(const Request &request)
{
    return request.url.path().split(u'/', Qt::SkipEmptyParts).value(3);
}

bool isNewer(const QString &id, const QString &other)
{
    return id.size() != other.size() ? id.size() > other.size() : id > other;
}

void put(QStringList &all, const QString &one, bool in)
{
    all.removeAll(one);
    if (in)
        all.append(one);
}

}  // namespace

SmallMastodon::SmallMastodon(FakeTransport &transport, FakeClock &clock) : m_clock(clock)
{
    transport.answer = [this](const Request &request) { return answer(request); };
}

QList<Request> SmallMastodon::requests(const QString &call) const
{
    QList<Request> found;
    for (const auto &[name, request] : m_requests) {
        if (name == call)
            found.append(request);
    }
    return found;
}

QList<QJsonObject> SmallMastodon::own() const
{
    QList<QJsonObject> found;
    for (const QJsonObject &status : statuses) {
        if (status[u"account"][u"uri"] == actor())
            found.append(status);
    }
    return found;
}

// What is said.

QString SmallMastodon::nextId()
{
    m_next += 1000;
    return QString::number(m_next);
}

QJsonObject SmallMastodon::accountOf(const QString &handle)
{
    const QString name = handle.section(u'@', 0, 0);
    const QString home = handle.section(u'@', 1);
    const bool isHere = home.isEmpty() || home == domain;
    const QString base = isHere ? origin : u"https://"_s + home;
    const QString uri = base + u"/users/"_s + name;
    if (accounts.contains(uri))
        return accounts.value(uri);
    const QJsonObject account{{u"id"_s, uri == actor() ? accountId : nextId()},
                              {u"username"_s, name},
                              {u"acct"_s, isHere ? name : handle},
                              {u"display_name"_s, name},
                              {u"note"_s, QString()},
                              {u"url"_s, base + u"/@"_s + name},
                              {u"uri"_s, uri},
                              {u"indexable"_s, true}};
    accounts.insert(uri, account);
    return account;
}

QJsonObject SmallMastodon::make(const QString &handle, const QJsonObject &request)
{
    const QString id = nextId();
    const QJsonObject account = accountOf(handle);
    const QString uri = account[u"uri"].toString() + u"/statuses/"_s + id;
    QJsonArray attachments;
    for (const QJsonValue &picture : request[u"media_ids"].toArray())
        attachments.append(QJsonObject{{u"id"_s, picture}, {u"type"_s, u"image"_s}});
    return {{u"id"_s, id},
            {u"uri"_s, uri},
            {u"url"_s, account[u"url"].toString() + u'/' + id},
            {u"account"_s, account},
            {u"content"_s, htmlOf(request[u"status"].toString())},
            {u"created_at"_s, isoTime(now())},
            {u"in_reply_to_id"_s,
             request.contains(u"in_reply_to_id") ? request[u"in_reply_to_id"] : QJsonValue()},
            {u"spoiler_text"_s, request[u"spoiler_text"].toString()},
            {u"sensitive"_s, request[u"sensitive"].toBool()},
            {u"visibility"_s, request[u"visibility"].toString(u"public"_s)},
            {u"language"_s, request[u"language"]},
            {u"reblog"_s, QJsonValue()},
            {u"media_attachments"_s, attachments}};
}

QJsonObject SmallMastodon::say(const QString &handle, const QString &text, const QString &replyToId)
{
    QJsonObject request{{u"status"_s, text}};
    if (!replyToId.isEmpty())
        request.insert(u"in_reply_to_id"_s, replyToId);
    statuses.append(make(handle, request));
    return statuses.last();
}

QJsonObject SmallMastodon::sayElsewhere(const QString &handle, const QString &text)
{
    const QJsonObject status = make(handle, {{u"status"_s, text}});
    elsewhere.insert(status[u"uri"].toString(), status);
    return status;
}

// What is asked.

Result<Reply> SmallMastodon::answer(const Request &request)
{
    const QString call = nameOf(request);
    m_calls.append(call);
    m_requests.append({call, request});
    const QByteArray key = headerOf(request, "Idempotency-Key");
    if (const auto kept = m_kept.constFind(key);
        !key.isEmpty() && kept != m_kept.constEnd() && kept->until > m_clock.now())
        return kept->reply;
    if (auto planned = instead.find(call); planned != instead.end() && !planned->second.empty()) {
        const Result<Reply> first = planned->second.front();
        planned->second.pop_front();
        if (first && !key.isEmpty() && keys == Keys::CachedAnswer)
            m_kept.insert(key, {*first, m_clock.now() + 6h});
        return first;
    }
    Reply reply = carryOut(call, request);
    allowed = std::max(0, allowed - 1);
    const QString date =
        QLocale::c().toString(toDateTime(now()).toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (saysTheTime)
        reply.headers += {{"Date", date.toLatin1()}};
    reply.headers += {{"X-RateLimit-Limit", "300"},
                      {"X-RateLimit-Remaining", QByteArray::number(allowed)},
                      {"X-RateLimit-Reset", isoTime(now() + 5min).toLatin1()}};
    const bool isKept = keys == Keys::CachedAnswer || (keys == Keys::Hour && reply.isSuccess());
    if (!key.isEmpty() && isKept)
        m_kept.insert(key, {reply, m_clock.now() + (keys == Keys::Hour ? 1h : 6h)});
    if (!loses.removeOne(call))
        return reply;
    return failure(Error::Code::Unconfirmed, u"connection lost"_s);
}

Reply SmallMastodon::carryOut(const QString &call, const Request &request)
{
    if (request.url.toString(QUrl::RemovePath | QUrl::RemoveQuery) != origin)
        return page(404);
    if (call == u"GET v2/instance" || call == u"GET v1/instance")
        return instance(call == u"GET v1/instance");
    if (call.contains(u"nodeinfo"))
        return nodeInfo(call);
    if (call == u"POST oauth/revoke")
        return json(QJsonObject());
    if (request.bearer.reveal() != token)
        return error(401, "The access token is invalid");
    return withToken(call, request);
}

Reply SmallMastodon::withToken(const QString &call, const Request &request)
{
    if (call == u"GET v1/accounts/verify_credentials") {
        QJsonObject self = accountOf(username);
        self.insert(u"source"_s, QJsonObject{{u"privacy"_s, u"public"_s}});
        self.insert(u"suspended"_s, isSuspended);
        return json(self);
    }
    if (call == u"POST v1/statuses")
        return post(request);
    if (call == u"POST v2/media" || call == u"POST v1/media")
        return upload(request, call == u"POST v1/media");
    if (call == u"GET v1/media/:id")
        return mediaState(idIn(request));
    if (call == u"GET v2/search")
        return search(request);
    if (call == u"GET v1/accounts/:id/statuses") {
        QList<QJsonObject> listed;
        for (const QJsonObject &status : own()) {
            if (QDateTime::fromString(status[u"created_at"].toString(), Qt::ISODateWithMs) <=
                toDateTime(now() - readsBehind))
                listed.append(status);
        }
        return list(listed, listsTheNewest ? Request{} : request);
    }
    if (call.startsWith(u"GET v1/timelines/tag/"_s)) {
        const QString tag = u"/tags/"_s + call.section(u'/', -1) + u'"';
        QList<QJsonObject> listed;
        for (const QJsonObject &status : statuses) {
            if (status[u"content"].toString().contains(tag, Qt::CaseInsensitive))
                listed.append(status);
        }
        return list(listed, request);
    }
    if (call == u"POST v1/reports") {
        reports.append(bodyOf(request));
        return json(QJsonObject{{u"id"_s, u"1"_s}});
    }
    if (call.contains(u"v1/statuses/:id"))
        return onStatus(call, request);
    return call.contains(u"v1/accounts/:id/") ? onAccount(call, request)
                                              : error(404, "Record not found");
}

Reply SmallMastodon::onStatus(const QString &call, const Request &request)
{
    for (const QJsonObject &status : statuses) {
        if (status[u"id"].toString() != idIn(request))
            continue;
        const QString uri = status[u"uri"].toString();
        const QString what = call.section(u'/', 3);
        if (call.startsWith(u"DELETE")) {
            if (!own().contains(status))
                break;
            return json(statuses.takeAt(statuses.indexOf(status)));
        }
        const bool on = !what.startsWith(u"un");
        if (what.endsWith(u"favourite"))
            put(favourited, uri, on);
        else if (what.endsWith(u"reblog"))
            put(reblogged, uri, on);
        else if (what.endsWith(u"bookmark"))
            put(bookmarked, uri, on);
        else if (what == u"context")
            return json(
                QJsonObject{{u"ancestors"_s, QJsonArray()}, {u"descendants"_s, QJsonArray()}});
        else if (!what.isEmpty())
            return error(404, "Record not found");
        return json(status);
    }
    return error(404, "Record not found");
}

Reply SmallMastodon::onAccount(const QString &call, const Request &request)
{
    for (const QJsonObject &account : std::as_const(accounts)) {
        if (account[u"id"].toString() != idIn(request))
            continue;
        const QString what = call.section(u'/', -1);
        QStringList &those = what.endsWith(u"mute") ? muted : blocked;
        put(those, account[u"uri"].toString(), !what.startsWith(u"un"));
        return json(QJsonObject{{u"id"_s, account[u"id"]}});
    }
    return error(404, "Record not found");
}

Reply SmallMastodon::post(const Request &request)
{
    const QJsonObject body = bodyOf(request);
    if (body[u"status"].toString().isEmpty() && body[u"media_ids"].toArray().isEmpty())
        return error(422, "Validation failed: Text can't be blank");
    if (TextRules::mastodon().room(body[u"status"].toString()) < 0)
        return error(422, "Validation failed: Text character limit of 500 exceeded");
    for (const QJsonValue &picture : body[u"media_ids"].toArray()) {
        if (!media.contains(picture.toString()))
            return error(422, "Validation failed: Media not found");
        if (m_looks.value(picture.toString()) > 0)
            return error(422, "Cannot attach files that have not finished processing. Try again!");
    }
    statuses.append(make(username, body));
    for (const QJsonValue &picture : body[u"media_ids"].toArray())
        media.remove(picture.toString());  // it belongs to this one status now
    return json(statuses.last());
}

Reply SmallMastodon::upload(const Request &request, bool isFirstVersion)
{
    if (!isFirstVersion && !hasMediaV2)
        return error(404, "Record not found");
    const QString id = nextId();
    media.insert(id, request.body);
    m_looks.insert(id, mediaLooks);
    const bool isReady = isFirstVersion || mediaLooks == 0;
    return json({{u"id"_s, id},
                 {u"type"_s, u"image"_s},
                 {u"url"_s, isReady ? QJsonValue(origin + u"/media/"_s + id) : QJsonValue()}},
                isReady ? 200 : 202);
}

Reply SmallMastodon::mediaState(const QString &id)
{
    if (!media.contains(id))
        return error(404, "Record not found");
    const bool isReady = m_looks.value(id) == 0 || --m_looks[id] == 0;
    return json(
        QJsonObject{{u"id"_s, id}, {u"url"_s, isReady ? QJsonValue(origin + id) : QJsonValue()}},
        isReady ? 200 : 206);
}

Reply SmallMastodon::search(const Request &request)
{
    const QString wanted = queried(request, u"q"_s);
    const QString type = queried(request, u"type"_s);
    QJsonArray foundStatuses;
    QJsonArray foundAccounts;
    if (type != u"accounts" && elsewhere.contains(wanted))
        statuses.append(elsewhere.take(wanted));
    for (const QJsonObject &status : std::as_const(statuses)) {
        if (type != u"accounts" && status[u"uri"] == wanted)
            foundStatuses.append(status);
    }
    if (type != u"statuses" && accounts.contains(wanted))
        foundAccounts.append(accounts.value(wanted));
    return json(QJsonObject{{u"accounts"_s, foundAccounts},
                            {u"statuses"_s, foundStatuses},
                            {u"hashtags"_s, QJsonArray()}});
}

/// A page of a timeline, the newest first: `min_id` is the one directly above an id.
Reply SmallMastodon::list(const QList<QJsonObject> &all, const Request &request) const
{
    const int limit = queried(request, u"limit"_s).toInt();
    const int most = limit > 0 ? std::min(limit, 40) : 20;
    const QString above = queried(request, u"min_id"_s);
    const QString since = queried(request, u"since_id"_s);
    const QString below = queried(request, u"max_id"_s);
    QList<QJsonObject> fitting;
    for (const QJsonObject &status : all) {
        const QString id = status[u"id"].toString();
        if ((above.isEmpty() || isNewer(id, above)) && (since.isEmpty() || isNewer(id, since)) &&
            (below.isEmpty() || isNewer(below, id)))
            fitting.append(status);
    }
    fitting = above.isEmpty() ? fitting.mid(std::max<qsizetype>(0, fitting.size() - most))
                              : fitting.mid(0, most);
    QJsonArray page;
    for (const QJsonObject &status : fitting)
        page.prepend(status);
    return json(page);
}

}  // namespace tests
