// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"

#include <QJsonObject>

namespace core::mastodon {

/// What a status is made of that only its server knows.
struct StatusParts {
    QStringList media;              ///< the server's ids of the uploaded pictures
    QString replyTo;                ///< the server's id of the status replied to; empty for none
    bool asksForPlainText = false;  ///< where an account may have chosen Markdown, which eats signs
};

/// What publishes a delivery (https://docs.joinmastodon.org/methods/statuses/#create). It never
/// asks for a time: a scheduled status is out of our hands and takes no key.
QJsonObject statusRequest(const Delivery &delivery, const StatusParts &parts);

/// The body of a frozen delivery: the request, the same at every try, and what finds it again.
struct FrozenStatus {
    QJsonObject request;
    QString after;  ///< the newest own status before it, by the server's id; empty: not known
    Instant at;     ///< when it was frozen

    QByteArray toBody() const;
    QByteArray requestBytes() const;
};
/// BadInput: it is none.
Result<FrozenStatus> frozenStatusIn(const QByteArray &body);

/// Whether a Status entity is what a request asked for, by all that can be compared: a server
/// writes the text anew as HTML, shortens mentions, adds links, and may read Markdown in it.
bool isStatusOf(const QJsonObject &status, const QJsonObject &request);

}  // namespace core::mastodon
