// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"
#include "core/networks/parsed.h"

namespace core::mastodon {

/// A Status entity as Mastodon and the servers that speak its API send it; a boost brings the
/// boosted status alongside, a quote the quoted one, and a poll's options are lines of the text.
/// BadInput where it has no id, no account or no time; what came along and cannot be read is among
/// the problems. https://docs.joinmastodon.org/entities/Status/
Result<Parsed> parseStatus(const QJsonObject &status);

/// An Account entity. Its id is the address by which every server knows it; its handle stands as
/// the server wrote it, without a domain for the server's own accounts.
/// https://docs.joinmastodon.org/entities/Account/
Author authorFrom(const QJsonObject &account);

/// How often a status was liked and boosted; 0 where the server does not say.
Counts countsIn(const QJsonObject &status);

/// One event of a stream, `{"event", "payload"}`, the payload as an object or as its text. Events
/// that bring or remove no post give an empty value.
/// https://docs.joinmastodon.org/methods/streaming/#events
Result<Parsed> parseEvent(const QJsonObject &event);

}  // namespace core::mastodon
