// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_session.h"
#include "core/networks/mastodon/mastodon_stream.h"

namespace core::mastodon {

/// Finds out what the account's own server calls a post or an account that everybody knows by its
/// uri. What the server has not seen yet it fetches when it is searched for.
///
/// Owned by MastodonClient. Its rule: only an exact match of the address counts.
/// https://docs.joinmastodon.org/methods/search/#v2
class LocalIds : public QObject {
    Q_OBJECT

public:
    /// `stream` knows the statuses that came by, and is told what a search brings.
    LocalIds(const Account &account, Session &session, Stream &stream, QObject *parent = nullptr);

    /// NotFound: the server cannot find such a post.
    Future<QString> ofPost(const PostId &post);
    /// NotFound: the server cannot find such an account.
    Future<QString> ofAuthor(const Author &author);

private:
    Future<QJsonObject> search(const QString &what, const QString &type);
    Future<QString> lookUp(const Author &author);

    Account m_account;
    Session &m_session;
    Stream &m_stream;
    QHash<QString, QString> m_authors;  ///< by Author::id
};

}  // namespace core::mastodon
