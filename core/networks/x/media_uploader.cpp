// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/media_uploader.h"

#include "core/networks/as_question.h"
#include "core/networks/parsed.h"
#include "core/networks/picture_file.h"
#include "core/networks/x/media_form.h"
#include "core/networks/x/x_errors.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr Minutes longestKept{60};  ///< X says a day; the posts of an evening are nearer
constexpr Seconds shortestLook{1};
constexpr Seconds longestLook{30};
const QString gif = u"image/gif"_s;

QByteArray keyOf(const DeliveryId &delivery, const Picture &picture, const QByteArray &bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(delivery.text().toUtf8() + '\n' + picture.type.toUtf8() + '\n');
    hash.addData(QByteArray::number(picture.description.size()) + picture.description.toUtf8());
    hash.addData(bytes);
    return hash.result();
}

QByteArray categoryOf(const Picture &picture)
{
    return picture.type == gif ? "tweet_gif" : "tweet_image";
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QByteArray> bytesFor(const Picture &picture, qsizetype together)
{
    using Trouble = PictureRules::Trouble;
    const PictureRules rules = PictureRules::of(NetworkId(u"x"_s));
    const Trouble trouble = rules.troubleWith(picture, together);
    if (trouble == Trouble::LongDescription)
        return failure(Error::Code::TooLong, u"a picture's description"_s);
    const bool isTaken = trouble == Trouble::None || trouble == Trouble::NoDescription;
    if (!isTaken || together > Picture::mostPerPost)
        return failure(Error::Code::Refused, u"pictures that X does not take"_s);
    return bytesOf(picture, rules.mostBytesOf(picture));
}

}  // namespace

MediaUploader::MediaUploader(Clock &clock, Session &session, Meter &meter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_meter(meter)
{}

Future<QStringList> MediaUploader::upload(const Delivery &delivery)
{
    auto ids = std::make_shared<QStringList>();
    const auto next = [this, ids, delivery] {
        if (ids->size() == delivery.pictures.size())
            return arrived<bool>(false);
        const Picture &picture = delivery.pictures.at(ids->size());
        return andThen(uploadOne(delivery.id, picture, delivery.pictures.size()), this,
                       [ids](const Uploaded &uploaded) {
                           ids->append(uploaded.id);
                           return arrived<bool>(true);
                       });
    };
    return andThen(untilDone(this, next), this,
                   [ids](const Done &) { return arrived<QStringList>(*ids); });
}

Future<MediaUploader::Uploaded> MediaUploader::uploadOne(const DeliveryId &delivery,
                                                         const Picture &picture, qsizetype together)
{
    const Result<QByteArray> bytes = bytesFor(picture, together);
    if (!bytes)
        return arrived<Uploaded>(tl::unexpected(bytes.error()));
    const QByteArray key = keyOf(delivery, picture, *bytes);
    const auto known = m_uploaded.constFind(key);
    if (known != m_uploaded.constEnd() && m_clock.now() < known->until)
        return arrived<Uploaded>(*known);
    const bool isUnderWay = m_uploading.contains(key);
    const Future<Uploaded> uploading = m_uploading[key].add();
    if (isUnderWay)
        return uploading;  // a slow line has no room for it twice
    whenArrived(send(picture, *bytes), this, [this, key](const Result<Uploaded> &uploaded) {
        if (uploaded)
            m_uploaded.insert(key, *uploaded);
        auto waiting = m_uploading.extract(key);
        waiting.mapped().tell(uploaded);
    });
    return uploading;
}

Future<MediaUploader::Uploaded> MediaUploader::send(const Picture &picture, const QByteArray &bytes)
{
    const Future<Uploaded> sending =
        picture.type == gif ? sendInPieces(picture, bytes) : sendWhole(picture, bytes);
    return andThen(sending, this, [this, picture](const Uploaded &uploaded) {
        return describe(picture, uploaded);
    });
}

/// Where this call is turned down, the other one may still be taken.
Future<MediaUploader::Uploaded> MediaUploader::sendWhole(const Picture &picture,
                                                         const QByteArray &bytes)
{
    const MediaForm form = mediaForm({{"media_category", categoryOf(picture)}}, bytes);
    const Future<QJsonObject> sending =
        dataOf(m_session.upload(u"/2/media/upload"_s, form.contentType, form.body));
    return finally(sending, this, [this, picture, bytes](const Result<QJsonObject> &data) {
        if (data)
            return whenReady(*data);
        const Error::Code code = data.error().code;
        const bool isTurnedDown = code == Error::Code::Refused || code == Error::Code::NotFound ||
                                  code == Error::Code::TooLong;
        return isTurnedDown && !isForWantOfMoney(data.error())
                   ? sendInPieces(picture, bytes)
                   : arrived<Uploaded>(tl::unexpected(data.error()));
    });
}

Future<MediaUploader::Uploaded> MediaUploader::sendInPieces(const Picture &picture,
                                                            const QByteArray &bytes)
{
    const QByteArray request = json({{u"media_type"_s, picture.type},
                                     {u"total_bytes"_s, double(bytes.size())},
                                     {u"media_category"_s, QLatin1String(categoryOf(picture))}});
    const Future<QJsonObject> opening =
        dataOf(m_session.upload(u"/2/media/upload/initialize"_s, "application/json", request));
    return andThen(opening, this, [this, bytes](const QJsonObject &data) {
        const QString id = idIn(data[u"id"]);
        return andThen(append(id, bytes), this, [this, id](const Done &) {
            const QString path = u"/2/media/upload/%1/finalize"_s.arg(id);
            return andThen(dataOf(m_session.upload(path, "application/json", {})), this,
                           [this](const QJsonObject &done) { return whenReady(done); });
        });
    });
}

Future<Done> MediaUploader::append(const QString &id, const QByteArray &bytes)
{
    auto piece = std::make_shared<qint64>(0);
    return untilDone(this, [this, id, bytes, piece] {
        if (*piece * pieceBytes >= bytes.size())
            return arrived<bool>(false);
        const MediaForm form = mediaForm({{"segment_index", QByteArray::number(*piece)}},
                                         bytes.mid(*piece * pieceBytes, pieceBytes));
        ++*piece;
        const QString path = u"/2/media/upload/%1/append"_s.arg(id);
        const Future<Reply> sending =
            asQuestion(m_session.upload(path, form.contentType, form.body), this);
        return andThen(sending, this, [this](const Reply &reply) {
            if (reply.isSuccess())
                return arrived<bool>(true);  // some say nothing besides
            return arrived<bool>(tl::unexpected(ofQuestion(toXError(reply, m_clock.now()))));
        });
    });
}

/// X may want to work on it first, and says when to ask.
Future<MediaUploader::Uploaded> MediaUploader::whenReady(const QJsonObject &data)
{
    const QString id = idIn(data[u"id"]);
    const QJsonObject work = data[u"processing_info"].toObject();
    const QString state = work[u"state"].toString();
    if (state == u"failed")
        return arrived<Uploaded>(failure(Error::Code::Refused, u"a picture that X cannot read"_s));
    if (work.isEmpty() || state == u"succeeded") {
        const Seconds said(data[u"expires_after_secs"].toInteger(0));
        const Milliseconds life =
            said > 0s ? std::min<Milliseconds>(said / 2, longestKept) : Milliseconds(longestKept);
        return arrived<Uploaded>(Uploaded{.id = id, .until = m_clock.now() + life});
    }
    const Seconds after(work[u"check_after_secs"].toInteger(1));
    return andThen(pause(std::clamp(after, shortestLook, longestLook)), this,
                   [this, id](const Done &) { return look(id); });
}

Future<MediaUploader::Uploaded> MediaUploader::look(const QString &id)
{
    const Future<Reply> asking =
        m_session.get(u"/2/media/upload"_s, {{u"command"_s, u"STATUS"_s}, {u"media_id"_s, id}});
    return andThen(dataOf(asking), this,
                   [this](const QJsonObject &data) { return whenReady(data); });
}

Future<MediaUploader::Uploaded> MediaUploader::describe(const Picture &picture,
                                                        const Uploaded &uploaded)
{
    if (picture.description.trimmed().isEmpty())
        return arrived<Uploaded>(uploaded);
    const QJsonObject words{{u"text"_s, picture.description}};
    const QByteArray request =
        json({{u"id"_s, uploaded.id}, {u"metadata"_s, QJsonObject{{u"alt_text"_s, words}}}});
    const Future<Reply> sending = asQuestion(m_session.post(u"/2/media/metadata"_s, request), this);
    return andThen(sending, this, [this, uploaded](const Reply &) {
        m_meter.did(Charge::MediaMetadata);
        return arrived<Uploaded>(uploaded);
    });
}

/// The `data` of an answer, which names the upload.
Future<QJsonObject> MediaUploader::dataOf(const Future<Reply> &future)
{
    return andThen(asQuestion(future, this), this, [this](const Reply &reply) {
        if (!reply.isSuccess())
            return arrived<QJsonObject>(tl::unexpected(ofQuestion(toXError(reply, m_clock.now()))));
        const QJsonObject data = objectIn(reply.body)[u"data"].toObject();
        if (idIn(data[u"id"]).isEmpty())
            return arrived<QJsonObject>(failure(Error::Code::Offline, u"no upload"_s));
        return arrived<QJsonObject>(data);
    });
}

Future<Done> MediaUploader::pause(Milliseconds time)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    m_clock.callAfter(time, this, [promise] {
        promise->addResult(Done{});
        promise->finish();
    });
    return promise->future();
}

}  // namespace core::x
