// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"
#include "core/networks/x/meter.h"
#include "core/networks/x/x_session.h"

#include <map>

namespace core::x {

/// Uploads the pictures of deliveries, each with its description, before the post that shows them.
///
/// Owned by XClient. Its rules: an image goes in one piece, and in pieces where X does not take it
/// so or where it moves; the description is there before the id is given out, as afterwards nobody
/// could add it; an upload whose reply was lost is made anew: nobody sees one that no post has.
/// https://docs.x.com/x-api/media/quickstart/media-upload-chunked
class MediaUploader : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 pieceBytes = 1024 * 1024;

    MediaUploader(Clock &clock, Session &session, Meter &meter, QObject *parent = nullptr);

    /// X's ids, in the order of the pictures. Unreadable: a file. Refused, TooLong: X takes no such
    /// picture, or no such long description.
    Future<QStringList> upload(const Delivery &delivery);

private:
    struct Uploaded {
        QString id;
        Instant until;
    };
    Future<Uploaded> uploadOne(const DeliveryId &delivery, const Picture &picture,
                               qsizetype together);
    Future<Uploaded> send(const Picture &picture, const QByteArray &bytes);
    Future<Uploaded> sendWhole(const Picture &picture, const QByteArray &bytes);
    Future<Uploaded> sendInPieces(const Picture &picture, const QByteArray &bytes);
    Future<Done> append(const QString &id, const QByteArray &bytes);
    Future<Uploaded> whenReady(const QJsonObject &data);
    Future<Uploaded> look(const QString &id);
    Future<Uploaded> describe(const Picture &picture, const Uploaded &uploaded);
    Future<QJsonObject> dataOf(const Future<Reply> &future);
    Future<Done> pause(Milliseconds time);

    Clock &m_clock;
    Session &m_session;
    Meter &m_meter;
    QHash<QByteArray, Uploaded> m_uploaded;  ///< by delivery, bytes and what is said of them
    std::map<QByteArray, Waiters<Uploaded>> m_uploading;
};

}  // namespace core::x
