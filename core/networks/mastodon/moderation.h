// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/local_ids.h"

namespace core::mastodon {

/// What a server of this software lets an account do that holds this token. Of software that is
/// not known only what all have.
QList<Ability> abilitiesOf(const ServerFacts &facts, const KeptToken &kept);

/// Mutes, blocks and reports accounts at the account's own server.
///
/// Owned by MastodonClient. Its rule: whom the server cannot find it leaves alone, never somebody
/// of a like name. https://docs.joinmastodon.org/methods/accounts/#mute, methods/reports
class Moderation : public QObject {
    Q_OBJECT

public:
    Moderation(Session &session, LocalIds &ids, QObject *parent = nullptr);

    Future<Done> keepAway(const Author &author, Distance distance, bool on);
    Future<Done> report(const Report &report);

private:
    Future<QStringList> idsOf(const QList<PostId> &posts);
    Future<Done> send(const Report &report, const QString &account, const QStringList &statuses);

    Session &m_session;
    LocalIds &m_ids;
};

}  // namespace core::mastodon
