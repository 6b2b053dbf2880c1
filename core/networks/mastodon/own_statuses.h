// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_session.h"
#include "core/networks/mastodon/status_body.h"

namespace core::mastodon {

/// Reads back what the account has said, to tell whether a delivery is out.
///
/// Owned by MastodonClient. Its rules: only the whole list without it says that it is not out, and
/// only so long after the last try that the server cannot be at it any more. How long that is, and
/// how often the list must say so, depends on what the server does with a key (ServerFacts::Keys):
///
///     Hour          30 s, once    the same post comes back to the same key
///     CachedAnswer  60 s, once    the same, but nothing keeps two tries apart
///     None          60 s, twice   with at least 10 s between them
///
/// https://docs.joinmastodon.org/methods/accounts/#statuses
class OwnStatuses : public QObject {
    Q_OBJECT

public:
    OwnStatuses(Session &session, Clock &clock, QObject *parent = nullptr);

    /// The newest of all, by the server's id; empty where there is none or it cannot be told now.
    Future<QString> newest();
    /// The delivery is about to be sent.
    void tries(const DeliveryId &delivery);
    /// A status is known to be out; of a delivery, or (empty) of whatever was before.
    void isOut(const PostId &post, const DeliveryId &delivery);
    /// The Status entity. NotFound: it is surely not out. Unconfirmed: it may be, with the time
    /// after which that can be told.
    Future<QJsonObject> find(const DeliveryId &delivery, const FrozenStatus &frozen);

private:
    struct Tried {
        std::optional<Instant> last;  ///< none: in a former run, whose last try is not known
        std::optional<Instant> firstMissing;  ///< when the list first was without it
    };
    struct Reading;

    Future<bool> readPage(const std::shared_ptr<Reading> &reading);
    Result<bool> takePage(Reading &reading, const Reply &reply);
    bool isOurs(const QJsonObject &status, const Reading &reading) const;
    Result<QJsonObject> judged(const Reading &reading, ServerFacts::Keys keys);
    Instant lastOfFormerRun(const FrozenStatus &frozen, ServerFacts::Keys keys) const;
    bool isOfAnother(const QJsonObject &status, const DeliveryId &delivery) const;

    Session &m_session;
    Clock &m_clock;
    const Instant m_begun;
    QHash<DeliveryId, Tried> m_tried;
    QHash<PostId, DeliveryId> m_out;
};

/// The post that everybody knows by the uri of this Status entity; nothing if it has none.
std::optional<PostId> postOf(const QJsonObject &status);

}  // namespace core::mastodon
