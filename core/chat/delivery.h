// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/account.h"
#include "core/chat/cue.h"
#include "core/chat/post.h"

namespace core {

using DeliveryId = Id<struct DeliveryIdTag>;

/// One text on its way to one account.
///
/// Due → Claimed → Sending → Sent is the good road. A reply that never came leaves Unconfirmed:
/// the post may be out, so we look before we send again; where looking cannot tell, it is Parked
/// for the host. Text and key are frozen
/// when it is written, record key and body before the first byte leaves.
struct Delivery {
    enum class State { Due, Claimed, Sending, Sent, Refused, Unconfirmed, Parked };

    DeliveryId id;  ///< also the idempotency key
    AccountId account;
    CueId cue;  ///< empty for what a host wrote in the composer
    QString text;
    QList<Picture> pictures;
    std::optional<PostId> replyTo;
    QString warning;     ///< said before the text, where the network can hide that
    QString language;    ///< ISO 639; empty: the account's own
    bool quiet = false;  ///< out of public timelines, where the network can do so
    QString recordKey;   ///< where the network lets its clients choose one (Bluesky's rkey)
    QByteArray body;     ///< UTF-8: what goes over the wire, the same at every try, and what the
                         ///< network's client needs to find it again
    State state = State::Due;
    Instant created;                   ///< when the intent was written
    std::optional<Instant> notBefore;  ///< Due with a time: the network asked to wait
    std::optional<Instant> sentAt;     ///< when the network said so, or when we found it
    std::optional<PostId> post;
    QUrl url;
    std::optional<Error> error;  ///< why Refused, Unconfirmed, Parked, or Due again
    bool skipped = false;        ///< Refused or Parked, and the host let it be
    bool waitsForHost = false;   ///< Due, but too late to go out unasked; never saved

    bool isFrozen() const { return !recordKey.isEmpty() || !body.isEmpty(); }
    bool isSettled() const { return state == State::Sent || state == State::Refused || skipped; }
    bool operator==(const Delivery &) const = default;
};

}  // namespace core
