// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/post_maker.h"

#include "core/networks/as_question.h"
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_errors.h"
#include "core/networks/bluesky/bluesky_stream.h"
#include "core/networks/bluesky/identity.h"
#include "core/networks/picture_file.h"

#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds lookUpTime{5'000};

QString contentId(const QJsonObject &blob)
{
    return blob[u"ref"][u"$link"].toString();
}

/// The pictures that a putRecord body names.
QStringList contentsIn(const QByteArray &body)
{
    QStringList contents;
    for (const QJsonValue &image : objectIn(body)[u"record"][u"embed"][u"images"].toArray())
        contents.append(contentId(image[u"image"].toObject()));
    return contents;
}

/// A record with its address, as getRecord or a view has it.
Result<Reference> referenceIn(const QJsonObject &json, const QJsonValue &record)
{
    const QJsonValue root = record[u"reply"][u"root"];
    const Reference reference{.uri = json[u"uri"].toString(),
                              .cid = json[u"cid"].toString(),
                              .rootUri = root[u"uri"].toString(),
                              .rootCid = root[u"cid"].toString()};
    if (reference.uri.isEmpty() || reference.cid.isEmpty())
        return failure(Error::Code::NotFound, u"no such post"_s);
    return reference;
}

/// One step after the other for each of a list; the first error ends it.
template <typename T, typename Step>
Future<Done> forEach(const QList<T> &all, QObject *context, Step step)
{
    auto left = std::make_shared<QList<T>>(all);
    return untilDone(context, [left, context, step] {
        if (left->isEmpty())
            return arrived<bool>(false);
        return andThen(step(left->takeFirst()), context,
                       [](const Done &) { return arrived<bool>(true); });
    });
}

}  // namespace

PostMaker::PostMaker(const Account &account, Clock &clock, Session &session, const Stream &stream,
                     QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_clock(clock)
    , m_session(session)
    , m_stream(stream)
{}

Future<Done> PostMaker::gather(const Delivery &delivery)
{
    const Future<Done> uploading = upload(delivery.pictures);
    const Future<Done> lookingUp = andThen(uploading, this, [this, delivery](const Done &) {
        return lookUp(handlesIn(delivery.text));
    });
    if (!delivery.replyTo)
        return lookingUp;
    return andThen(lookingUp, this, [this, post = *delivery.replyTo](const Done &) {
        return andThen(referenceTo(post), this,
                       [](const Reference &) { return arrived<Done>(Done{}); });
    });
}

Future<QByteArray> PostMaker::write(const Delivery &delivery, const QString &key, Instant created)
{
    return andThen(gather(delivery), this, [this, delivery, key, created](const Done &) {
        const QJsonObject record = postRecord(partsOf(delivery, created));
        return arrived<QByteArray>(putRecordBody(m_account.nativeId, key, record));
    });
}

PostParts PostMaker::partsOf(const Delivery &delivery, Instant created) const
{
    PostParts parts{.text = delivery.text, .created = created, .dids = m_dids};
    if (delivery.replyTo)
        parts.replyTo = m_references.value(*delivery.replyTo);
    for (const Picture &picture : delivery.pictures)
        parts.images.append({.blob = m_blobs.value(m_contents.value(picture.file)),
                             .description = picture.description,
                             .size = picture.size});
    return parts;
}

// Pictures.

Future<Done> PostMaker::upload(const QList<Picture> &pictures)
{
    return forEach(pictures, this, [this](const Picture &picture) { return uploadOne(picture); });
}

Future<Done> PostMaker::uploadOne(const Picture &picture)
{
    const Result<QByteArray> bytes =
        bytesOf(picture, PictureRules::of(networkId()).mostBytesOf(picture));
    if (!bytes)
        return arrived<Done>(tl::unexpected(bytes.error()));
    const QString cid = blobCid(*bytes);
    m_contents.insert(picture.file, cid);
    if (m_blobs.contains(cid))
        return arrived<Done>(Done{});
    const bool isUnderWay = m_uploading.contains(cid);
    const Future<Done> uploading = m_uploading[cid].add();
    if (isUnderWay)
        return uploading;  // a slow line has no room for it twice
    const Future<Reply> sending =
        m_session.post(u"com.atproto.repo.uploadBlob"_s, *bytes, picture.type.toLatin1());
    whenArrived(sending, this, [this, cid](const Result<Reply> &reply) {
        const Result<Done> done =
            reply ? uploaded(cid, *reply) : Result<Done>(tl::unexpected(reply.error()));
        auto waiting = m_uploading.extract(cid);
        waiting.mapped().tell(done);
    });
    return uploading;
}

/// The server must have got what we sent, byte for byte.
Result<Done> PostMaker::uploaded(const QString &cid, const Reply &reply)
{
    const QJsonObject blob = objectIn(reply.body)[u"blob"].toObject();
    if (blob.isEmpty())
        return failure(Error::Code::Offline, u"no blob"_s);
    if (contentId(blob) != cid)
        return failure(Error::Code::Refused, u"the server holds another picture"_s);
    m_blobs.insert(cid, blob);
    return Done{};
}

Future<Done> PostMaker::uploadAgain(const Delivery &delivery)
{
    const QStringList wanted = contentsIn(delivery.body);
    for (const QString &cid : wanted)
        m_blobs.remove(cid);
    return andThen(upload(delivery.pictures), this, [this, wanted](const Done &) {
        for (const QString &cid : wanted) {
            if (!m_blobs.contains(cid))
                return arrived<Done>(failure(Error::Code::Refused, u"a picture was changed"_s));
        }
        return arrived<Done>(Done{});
    });
}

// Mentions.

void PostMaker::forgetUnknownHandles()
{
    m_dids.removeIf(
        [](std::pair<const QString &, QString &> entry) { return entry.second.isEmpty(); });
}

Future<Done> PostMaker::lookUp(const QStringList &handles)
{
    return forEach(handles, this, [this](const QString &handle) { return lookUpOne(handle); });
}

Future<Done> PostMaker::lookUpOne(const QString &handle)
{
    if (m_dids.contains(handle))
        return arrived<Done>(Done{});
    const QUrlQuery query{{u"handle"_s, handle}};
    const Instant until = m_clock.now() + lookUpTime;
    return finally(m_session.getRaw(u"com.atproto.identity.resolveHandle"_s, query, lookUpTime),
                   this, [this, handle, until](const Result<Reply> &reply) {
                       return arrived<Done>(lookedUp(handle, reply, m_clock.now() < until));
                   });
}

/// Only where nothing leaves this computer the post waits: then it could not go out either. One
/// whose own server is asleep must not hold it up: it is named without a link.
Result<Done> PostMaker::lookedUp(const QString &handle, const Result<Reply> &reply, bool inTime)
{
    if (!reply && reply.error().code == Error::Code::Offline && inTime)
        return tl::unexpected(reply.error());
    if (!reply) {
        if (!inTime)
            m_dids.insert(handle, {});
        return Done{};
    }
    const QString did = objectIn(reply->body)[u"did"].toString();
    if (reply->isSuccess() && isDid(did))
        m_dids.insert(handle, did);
    else if (reply->status == 400 && !errorName(*reply).isEmpty())
        m_dids.insert(handle, {});
    return Done{};
}

// References.

void PostMaker::remember(const PostId &post, const Reference &reference)
{
    m_references.insert(post, reference);
}

Future<Reference> PostMaker::referenceTo(const PostId &post)
{
    if (const auto seen = m_stream.reference(post))
        remember(post, *seen);
    if (m_references.contains(post))
        return arrived<Reference>(m_references.value(post));
    const QString uri = nativeId(post);
    const bool isOwn = didOf(uri) == m_account.nativeId;
    return andThen(isOwn ? ownReference(uri) : foreignReference(post), this,
                   [this, post](const Reference &reference) {
                       remember(post, reference);
                       return arrived<Reference>(reference);
                   });
}

/// Our own posts are on our server at once, and in the rest of the network a little later.
Future<Reference> PostMaker::ownReference(const QString &uri)
{
    const QUrlQuery query{
        {u"repo"_s, didOf(uri)}, {u"collection"_s, collectionOf(uri)}, {u"rkey"_s, keyOf(uri)}};
    return andThen(m_session.get(u"com.atproto.repo.getRecord"_s, query), this,
                   [](const Reply &reply) {
                       const QJsonObject json = objectIn(reply.body);
                       return arrived<Reference>(referenceIn(json, json[u"value"]));
                   });
}

Future<Reference> PostMaker::foreignReference(const PostId &post)
{
    return andThen(view(post), this, [](const QJsonObject &view) {
        return arrived<Reference>(referenceIn(view, view[u"record"]));
    });
}

Future<QJsonObject> PostMaker::view(const PostId &post)
{
    return andThen(
        m_session.get(u"app.bsky.feed.getPosts"_s, QUrlQuery{{u"uris"_s, nativeId(post)}}), this,
        [](const Reply &reply) {
            const QJsonArray posts = objectIn(reply.body)[u"posts"].toArray();
            if (posts.isEmpty())
                return arrived<QJsonObject>(failure(Error::Code::NotFound, u"no such post"_s));
            return arrived<QJsonObject>(posts.first().toObject());
        });
}

}  // namespace core::bluesky
