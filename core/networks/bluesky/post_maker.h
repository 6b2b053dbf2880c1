// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"
#include "core/networks/bluesky/bluesky_session.h"
#include "core/networks/bluesky/post_record.h"

#include <map>

namespace core::bluesky {

class Stream;

/// Finds what a post is made of: uploads its pictures, looks up whom it mentions and what it
/// replies to, and writes the bytes.
///
/// Owned by BlueskyClient. It remembers what it has found, so that nothing is left to ask for when
/// a cue is due. Its rule: whom it cannot look up stays plain text; that never holds a post back.
class PostMaker : public QObject {
    Q_OBJECT

public:
    PostMaker(const Account &account, Clock &clock, Session &session, const Stream &stream,
              QObject *parent = nullptr);

    /// Finds everything. Unreadable, Refused: a picture. NotFound: what it replies to is gone.
    Future<Done> gather(const Delivery &delivery);
    /// The bytes that publish this delivery under the key, from now on and for ever.
    Future<QByteArray> write(const Delivery &delivery, const QString &key, Instant created);
    /// The server has lost the pictures that a body names: uploads the same bytes once more.
    /// Refused: they are no longer the same.
    Future<Done> uploadAgain(const Delivery &delivery);

    Future<Reference> referenceTo(const PostId &post);
    /// A post as the network shows it to us (app.bsky.feed.defs#postView).
    Future<QJsonObject> view(const PostId &post);
    void remember(const PostId &post, const Reference &reference);
    /// Handles that led nowhere are looked up once more.
    void forgetUnknownHandles();

private:
    Future<Done> upload(const QList<Picture> &pictures);
    Future<Done> uploadOne(const Picture &picture);
    Result<Done> uploaded(const QString &cid, const Reply &reply);
    Future<Done> lookUp(const QStringList &handles);
    Future<Done> lookUpOne(const QString &handle);
    Result<Done> lookedUp(const QString &handle, const Result<Reply> &reply, bool inTime);
    Future<Reference> ownReference(const QString &uri);
    Future<Reference> foreignReference(const PostId &post);
    PostParts partsOf(const Delivery &delivery, Instant created) const;

    Account m_account;
    Clock &m_clock;
    Session &m_session;
    const Stream &m_stream;
    QHash<QString, QString> m_contents;   ///< content id by file
    QHash<QString, QJsonObject> m_blobs;  ///< what the server has, by content id
    /// By content id; who waits for one that is under way.
    std::map<QString, Waiters<Done>> m_uploading;
    Dids m_dids;  ///< an empty one: there is no such account
    QHash<PostId, Reference> m_references;
};

}  // namespace core::bluesky
