// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// A part of a text that a network links: UTF-16 offsets, end exclusive.
struct TextEntity {
    int start = 0;
    int end = 0;
    QString text;  ///< a link as it stands; a tag, name or symbol without its sign

    bool operator==(const TextEntity &) const = default;
};

/// What X links in a text, by the rules of twitter-text 3 (github.com/twitter/twitter-text,
/// conformance/extract.yml and tlds.yml). Counting a post and writing its facets both need it.
///
/// Linear in the text's length. Top-level domains are those of the public suffix list (libpsl) and
/// those that were delegated once and are still linked (top_level_domains.cpp).
QList<TextEntity> linksIn(const QString &text);
QList<TextEntity> hashtagsIn(const QString &text);
/// `listToo`: a name may go on as a list, "@name/list"; the list then stands in the text as well.
QList<TextEntity> mentionsIn(const QString &text, bool listToo = false);
QList<TextEntity> cashtagsIn(const QString &text);

/// Whether X lets the text be posted at all: it is not empty and holds no character that is none.
bool mayBePosted(const QString &text);
/// A whole http or https address by the rules that X checks links with (RFC 3986, section 3).
bool isWebAddress(const QString &text);

/// The length of a domain at `start` that X would link, its top-level domain included; 0 for none.
/// `asciiOnly` is the rule for links without "https://".
int domainLength(const QString &text, int start, bool asciiOnly);
/// The length of the top-level domain that begins at `start`; 0 for none.
int topLevelDomainLength(const QString &text, int start);

}  // namespace core
