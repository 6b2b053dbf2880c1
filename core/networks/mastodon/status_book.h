// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/parsed.h"

#include <QHash>

namespace core::mastodon {

/// What one server calls the posts that everybody knows by their uri.
///
/// Owned by whoever talks to that server. Its rule: a PostId holds the uri ("mastodon:https://…"),
/// the same from whatever server a post came; the server's own id is good for calls to that server
/// only. https://docs.joinmastodon.org/entities/Status/#uri
class StatusBook {
public:
    /// `domain`: of the handles that the server writes without one.
    StatusBook(const QString &origin, const QString &domain) : m_origin(origin), m_domain(domain) {}

    /// What the server said, with ids that everybody knows; remembers the server's own. A parent
    /// that the server has not shown yet gets a name of this server alone (see unknownParent()).
    Parsed translated(const Parsed &told);
    /// The server's id of a post; empty where it has not shown it.
    QString localId(const PostId &id) const { return m_locals.value(id); }
    /// The post that the server calls so, if it has shown it.
    std::optional<PostId> find(const QString &localId) const;
    /// The server's id of the parent of a translated post, where it has not shown that.
    QString unknownParent(const Post &translated) const;

private:
    PostId known(const PostId &local) const;

    QString m_origin;
    QString m_domain;
    QHash<PostId, QString> m_locals;  ///< by uri
    QHash<QString, PostId> m_posts;   ///< by the server's id
};

}  // namespace core::mastodon
