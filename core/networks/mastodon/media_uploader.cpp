// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/media_uploader.h"

#include "core/base/backoff.h"
#include "core/networks/as_question.h"
#include "core/networks/mastodon/mastodon_errors.h"
#include "core/networks/mastodon/media_form.h"

#include <QCryptographicHash>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff untilReady{.first = 1s, .longest = 10s};
constexpr int mostLooks = 20;        ///< about three minutes
constexpr Minutes keptByServer{60};  ///< at least so long without a status that takes it

QByteArray keyOf(const DeliveryId &delivery, const Picture &picture, const QByteArray &bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(delivery.text().toUtf8() + '\n' + picture.type.toUtf8() + '\n');
    hash.addData(QByteArray::number(picture.focus.x()) + ',' +
                 QByteArray::number(picture.focus.y()) + '\n');
    hash.addData(QByteArray::number(picture.description.size()) + picture.description.toUtf8());
    hash.addData(bytes);
    return hash.result();
}

PictureRules rulesOf(const ServerFacts &facts)
{
    return facts.pictures.types.isEmpty() ? PictureRules::of(NetworkId(u"mastodon"_s))
                                          : facts.pictures;
}

}  // namespace

MediaUploader::MediaUploader(Clock &clock, Session &session, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
{}

Future<QStringList> MediaUploader::upload(const Delivery &delivery)
{
    auto ids = std::make_shared<QStringList>();
    const auto next = [this, ids, delivery] {
        if (ids->size() == delivery.pictures.size())
            return arrived<bool>(false);
        const Picture &picture = delivery.pictures.at(ids->size());
        return andThen(uploadOne(delivery.id, picture, delivery.pictures.size()), this,
                       [ids](const QString &id) {
                           ids->append(id);
                           return arrived<bool>(true);
                       });
    };
    return andThen(untilDone(this, next), this,
                   [ids](const Done &) { return arrived<QStringList>(*ids); });
}

Future<QString> MediaUploader::uploadOne(const DeliveryId &delivery, const Picture &picture,
                                         qsizetype together)
{
    return andThen(m_session.facts(), this, [=, this](const ServerFacts &facts) {
        if (together > facts.mostPictures)
            return arrived<QString>(failure(Error::Code::Refused, u"too many pictures"_s));
        const Result<QByteArray> bytes = bytesOf(picture, rulesOf(facts), together);
        if (!bytes)
            return arrived<QString>(tl::unexpected(bytes.error()));
        const QByteArray key = keyOf(delivery, picture, *bytes);
        const auto known = m_uploaded.constFind(key);
        if (known != m_uploaded.constEnd() && m_clock.now() < known->at + keptByServer)
            return arrived<QString>(known->id);
        const bool isUnderWay = m_uploading.contains(key);
        const Future<QString> uploading = m_uploading[key].add();
        if (isUnderWay)
            return uploading;  // a slow line has no room for it twice
        whenArrived(send(picture, *bytes), this, [this, key](const Result<QString> &id) {
            if (id)
                m_uploaded.insert(key, {*id, m_clock.now()});
            auto waiting = m_uploading.extract(key);
            waiting.mapped().tell(id);
        });
        return uploading;
    });
}

/// Servers of before 2021, and some of today, have only the first form of the call.
Future<QString> MediaUploader::send(const Picture &picture, const QByteArray &bytes)
{
    const MediaForm form = mediaForm(picture, bytes);
    return sendTo(u"/api/v2/media"_s, form.contentType, form.body, true);
}

Future<QString> MediaUploader::sendTo(const QString &path, const QByteArray &contentType,
                                      const QByteArray &form, bool orElsewhere)
{
    const Future<Reply> sending = asQuestion(m_session.upload(path, contentType, form), this);
    return andThen(sending, this, [=, this](const Reply &reply) {
        if (orElsewhere && reply.status == 404)
            return sendTo(u"/api/v1/media"_s, contentType, form, false);
        const QString id = idIn(objectIn(reply.body)[u"id"]);
        if (reply.status == 413)  // of bytes; the post's text has nothing to do with it
            return arrived<QString>(failure(Error::Code::Refused, u"a picture too large"_s));
        if (!reply.isSuccess() || id.isEmpty())
            return arrived<QString>(
                tl::unexpected(ofQuestion(toMastodonError(reply, m_clock.now()))));
        return reply.status == 202 ? whenReady(id) : arrived<QString>(id);
    });
}

Future<QString> MediaUploader::whenReady(const QString &id)
{
    auto looks = std::make_shared<int>(0);
    const Future<Done> looking = untilDone(this, [this, id, looks] {
        return andThen(pause(untilReady.after(++*looks)), this,
                       [this, id, looks](const Done &) { return look(id, *looks); });
    });
    return andThen(looking, this, [id](const Done &) { return arrived<QString>(id); });
}

/// Whether it must be looked at once more.
Future<bool> MediaUploader::look(const QString &id, int looks)
{
    const Future<Reply> asking = asQuestion(m_session.getRaw(u"/api/v1/media/"_s + id, {}), this);
    return finally(asking, this, [this, looks](const Result<Reply> &reply) {
        if (reply && reply->status == 200 && isAnswer(*reply))
            return arrived<bool>(false);
        const bool isAtWork = reply && reply->status == 206;
        const Error error = isAtWork ? Error{Error::Code::Offline, u"a picture at work"_s, {}}
                            : reply  ? ofQuestion(toMastodonError(*reply, m_clock.now()))
                                     : reply.error();
        if (error.code == Error::Code::Offline && looks < mostLooks)
            return arrived<bool>(true);
        return arrived<bool>(tl::unexpected(error));
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

}  // namespace core::mastodon
