// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/hashtag.h"

#include <QByteArray>

#include <memory>

namespace core::bluesky {

/// One frame of a Jetstream, as far as it concerns the chat.
/// https://github.com/bluesky-social/jetstream#consuming-jetstream
struct JetstreamEvent {
    enum class Kind {
        Unrelated,
        Broken,   ///< no JSON, or not what an event looks like
        Post,     ///< made or changed; carries the tag, or answers or quotes a post of ours
        Like,     ///< of a post of ours
        Repost,   ///< of a post of ours, or of one that was taken
        Removal,  ///< of any post, like or repost
        Handle,   ///< somebody's handle changed
        Gone,     ///< an account was deleted or taken down, with all its posts
    };

    Kind kind = Kind::Unrelated;
    qint64 timeUs = 0;  ///< the server's clock, microseconds since 1970
    QString did;
    QString uri;      ///< of the record
    QString rev;      ///< grows with each change of its author's repository
    QString cid;      ///< hash of the record
    QString subject;  ///< what is liked or reposted
    QString rootUri;  ///< a reply's thread
    QString rootCid;
};

/// Finds what concerns a chat among all that passes on the network.
///
/// A value of Stream; pure, but for one thread. Nearly every frame is about something else, so the
/// first look, glance(), only searches bytes; what passes it is read() as far as needed to be sure.
class JetstreamFilter {
public:
    struct Glance {
        bool concerns = false;  ///< perhaps: read() it
        qint64 timeUs = 0;      ///< where it was seen in passing; else 0
    };

    explicit JetstreamFilter(const Hashtag &hashtag);
    ~JetstreamFilter();

    /// Posts of ours: what answers, quotes, likes or reposts them concerns us.
    void addOwn(const QString &uri);
    /// Posts that were taken: their reposts, changes and authors' accounts concern us.
    void addTaken(const QString &uri);
    void removeTaken(const QString &uri);

    Glance glance(const QByteArray &frame) const;
    JetstreamEvent read(const QByteArray &frame);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace core::bluesky
