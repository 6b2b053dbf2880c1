// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/small_pds.h"

#include "core/networks/bluesky/post_record.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Reply json(const QJsonObject &body, int status = 200)
{
    return FakeTransport::json(status, QJsonDocument(body).toJson());
}

QJsonObject bodyOf(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString queried(const Request &request, const QString &name)
{
    return QUrlQuery(request.url).queryItemValue(name, QUrl::FullyDecoded);
}

QString uriFrom(const QJsonObject &body)
{
    return u"at://%1/%2/%3"_s.arg(body[u"repo"].toString(), body[u"collection"].toString(),
                                  body[u"rkey"].toString());
}

}  // namespace

SmallPds::SmallPds(FakeTransport &transport)
{
    transport.answer = [this](const Request &request) { return answer(request); };
}

QJsonObject SmallPds::document() const
{
    return {{u"id"_s, did},
            {u"alsoKnownAs"_s, QJsonArray{u"at://"_s + handle}},
            {u"service"_s, QJsonArray{QJsonObject{{u"id"_s, u"#atproto_pds"_s},
                                                  {u"type"_s, u"AtprotoPersonalDataServer"_s},
                                                  {u"serviceEndpoint"_s, server}}}}};
}

Secret SmallPds::secret() const
{
    return Secret("{\"accessJwt\":\"" + access() + "\",\"refreshJwt\":\"" + refresh() + "\"}");
}

Account SmallPds::account() const
{
    return {.id = AccountId(u"bluesky:"_s + did),
            .network = NetworkId(u"bluesky"_s),
            .nativeId = did,
            .handle = handle,
            .name = handle,
            .server = server,
            .textRules = TextRules::bluesky()};
}

QList<Request> SmallPds::requests(const QString &call) const
{
    QList<Request> found;
    for (const auto &[name, request] : m_requests) {
        if (name == call)
            found.append(request);
    }
    return found;
}

Reply SmallPds::error(int status, const QByteArray &name)
{
    // A server may say in its message what it was sent.
    return FakeTransport::json(status, "{\"error\":\"" + name +
                                           "\",\"message\":\"canary-pass-word-zzzz "
                                           "canary-access-1 canary-refresh-1\"}");
}

Result<Reply> SmallPds::answer(const Request &request)
{
    const QString call = request.url.path().section(u'.', -1).section(u'/', -1);
    m_calls.append(call);
    m_requests.append({call, request});
    if (auto planned = instead.find(call); planned != instead.end() && !planned->second.empty()) {
        const Result<Reply> first = planned->second.front();
        planned->second.pop_front();
        return first;
    }
    const Reply reply = carryOut(call, request);
    if (!loses.removeOne(call))
        return reply;
    return failure(Error::Code::Unconfirmed, u"connection lost"_s);
}

Reply SmallPds::carryOut(const QString &call, const Request &request)
{
    const QString origin = request.url.toString(QUrl::RemovePath | QUrl::RemoveQuery);
    if (origin == u"https://plc.directory")
        return json(changedDocument.isEmpty() ? document() : changedDocument,
                    request.url.path() == u'/' + did ? 200 : 404);
    if (call == u"resolveHandle" && (origin == entryway || origin == server))
        return resolve(queried(request, u"handle"_s));
    if (origin != server)
        return {.status = 404};
    if (call == u"createSession")
        return signIn(bodyOf(request));
    if (call == u"getRecord")
        return getRecord(request);
    if (call == u"refreshSession") {
        if (request.bearer.reveal() != refresh())
            return error(400, "ExpiredToken");
        ++session;
        return newSession();
    }
    if (call == u"deleteSession")
        return request.bearer.reveal() == refresh() ? Reply{.status = 200}
                                                    : error(400, "ExpiredToken");
    if (request.bearer.reveal() != access() || m_expired == session)
        return error(400, "ExpiredToken");
    return withToken(call, request);
}

Reply SmallPds::withToken(const QString &call, const Request &request)
{
    if (call == u"putRecord")
        return put(bodyOf(request));
    if (call == u"uploadBlob")
        return upload(request);
    if (call == u"getSession")
        return json({{u"did"_s, did}, {u"handle"_s, handle}, {u"active"_s, true}});
    if (call == u"createRecord") {
        const QString uri = uriFrom(bodyOf(request));
        records.insert(uri, bodyOf(request)[u"record"].toObject());
        return json({{u"uri"_s, uri}, {u"cid"_s, u"bafyreaction"_s}});
    }
    if (call == u"deleteRecord") {
        records.remove(uriFrom(bodyOf(request)));
        return json({});
    }
    if (call == u"getPosts") {
        const QString uri = queried(request, u"uris"_s);
        const QJsonArray found = views.contains(uri) ? QJsonArray{views.value(uri)} : QJsonArray();
        return json({{u"posts"_s, found}});
    }
    return error(404, "XRPCNotSupported");
}

Reply SmallPds::signIn(const QJsonObject &body)
{
    const bool isRight =
        body[u"identifier"] == did && body[u"password"].toString().toUtf8() == password;
    return isRight ? newSession() : error(401, "AuthenticationRequired");
}

Reply SmallPds::newSession()
{
    return json({{u"did"_s, did},
                 {u"handle"_s, handle},
                 {u"accessJwt"_s, QString::fromUtf8(access())},
                 {u"refreshJwt"_s, QString::fromUtf8(refresh())}});
}

/// The table of what putRecord does with `swapRecord: null`.
Reply SmallPds::put(const QJsonObject &body)
{
    const QString uri = uriFrom(body);
    const QJsonObject record = body[u"record"].toObject();
    for (const QJsonValue &image : record[u"embed"][u"images"].toArray()) {
        if (!blobs.contains(image[u"image"][u"ref"][u"$link"].toString()))
            return error(400, "BlobNotFound");
    }
    const bool onlyIfFree = body.contains(u"swapRecord") && body[u"swapRecord"].isNull();
    if (onlyIfFree && records.contains(uri) && records.value(uri) != record)
        return error(400, "InvalidSwap");
    records.insert(uri, record);
    return json({{u"uri"_s, uri}, {u"cid"_s, u"bafycid"_s + QString::number(records.size())}});
}

Reply SmallPds::getRecord(const Request &request) const
{
    const QString uri =
        u"at://%1/%2/%3"_s.arg(queried(request, u"repo"_s), queried(request, u"collection"_s),
                               queried(request, u"rkey"_s));
    if (!records.contains(uri))
        return error(400, "RecordNotFound");
    return json({{u"uri"_s, uri}, {u"cid"_s, u"bafycid1"_s}, {u"value"_s, records.value(uri)}});
}

Reply SmallPds::upload(const Request &request)
{
    const QString cid = bluesky::blobCid(request.body);
    blobs.append(cid);
    const QJsonObject blob{{u"$type"_s, u"blob"_s},
                           {u"ref"_s, QJsonObject{{u"$link"_s, cid}}},
                           {u"mimeType"_s, u"image/png"_s},
                           {u"size"_s, request.body.size()}};
    return json({{u"blob"_s, blob}});
}

Reply SmallPds::resolve(const QString &name) const
{
    const QString found = name == handle ? did : otherHandles.value(name);
    return found.isEmpty() ? error(400, "InvalidRequest") : json({{u"did"_s, found}});
}

}  // namespace tests
