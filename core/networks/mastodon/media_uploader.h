// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"
#include "core/networks/mastodon/mastodon_session.h"

#include <map>

namespace core::mastodon {

/// Uploads the pictures of deliveries and waits until the server has worked on them.
///
/// Owned by MastodonClient. Its rules: a picture with its description is uploaded once for each
/// delivery, as an uploaded one belongs to the first status that takes it; an upload whose reply
/// was lost is made anew: nobody sees one that no status has.
/// https://docs.joinmastodon.org/methods/media/#v2
class MediaUploader : public QObject {
    Q_OBJECT

public:
    MediaUploader(Clock &clock, Session &session, QObject *parent = nullptr);

    /// The server's ids, in the order of the pictures. Unreadable: a file. Refused, TooLong: the
    /// server takes no such picture, or no such long description.
    Future<QStringList> upload(const Delivery &delivery);

private:
    struct Uploaded {
        QString id;
        Instant at;
    };
    Future<QString> uploadOne(const DeliveryId &delivery, const Picture &picture,
                              qsizetype together);
    Future<QString> send(const Picture &picture, const QByteArray &bytes);
    Future<QString> sendTo(const QString &path, const QByteArray &contentType,
                           const QByteArray &form, bool orElsewhere);
    Future<QString> whenReady(const QString &id);
    Future<bool> look(const QString &id, int looks);
    Future<Done> pause(Milliseconds time);

    Clock &m_clock;
    Session &m_session;
    QHash<QByteArray, Uploaded> m_uploaded;  ///< by delivery, bytes and what is said of them
    std::map<QByteArray, Waiters<QString>> m_uploading;
};

}  // namespace core::mastodon
