// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"

#include <QJsonObject>

namespace core::x {

/// What publishes a delivery with these uploaded pictures. X refuses members that it does not know,
/// so there is no room for a key of our own.
/// https://docs.x.com/x-api/posts/create-post
QJsonObject postRequest(const Delivery &delivery, const QStringList &media);

/// The body of a frozen delivery: the request, the same at every try, and what finds it again.
struct FrozenPost {
    QJsonObject request;
    QString after;  ///< the newest own post before it; empty: not known
    Instant at;     ///< when it was frozen

    QByteArray toBody() const;
    QByteArray requestBytes() const;
};
/// BadInput: it is none.
Result<FrozenPost> frozenPostIn(const QByteArray &body);

/// Whether a post as X shows it is what a request asked for. X writes each link anew as a short
/// one, adds one for the pictures, escapes three characters and may add names before a reply.
bool isPostOf(const QJsonObject &post, const QJsonObject &request);

/// When it was written, by X's clock.
std::optional<Instant> writtenAt(const QJsonObject &post);

}  // namespace core::x
