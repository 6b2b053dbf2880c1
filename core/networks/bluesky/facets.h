// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QStringList>

namespace core::bluesky {

/// Who is behind a handle, by handle in lower case.
using Dids = QHash<QString, QString>;

/// The hashtags, links and mentions of a text as app.bsky.richtext.facet has them: UTF-8 byte
/// offsets, end exclusive, in order, without overlaps. A server adds none: what is no facet is
/// dead text. A mention whose handle is not among `dids` stays plain text.
///
/// What counts is what Bluesky's own program links (github.com/bluesky-social/atproto,
/// packages/api), and moreover each hashtag that the other networks would link: "(#tag)".
QJsonArray facetsOf(const QString &text, const Dids &dids);

/// The handles that the text mentions, in lower case, each once.
QStringList handlesIn(const QString &text);

/// A handle by its syntax: a domain name of at least two labels (atproto.com/specs/handle).
bool isHandle(const QString &text);

}  // namespace core::bluesky
