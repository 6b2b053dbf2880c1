// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace core {

/// A post's HTML as plain text, with the links that were in it.
struct HtmlText {
    struct Link {
        qsizetype start = 0;  ///< UTF-16 offsets into text
        qsizetype length = 0;
        QUrl target;         ///< http and https only
        QString cssClasses;  ///< as written, separated by spaces: "mention hashtag"

        bool operator==(const Link &) const = default;
    };

    QString text;
    QList<Link> links;
    bool cut = false;  ///< there was more than limits::postHtml

    bool operator==(const HtmlText &) const = default;
};

/// Reads the HTML that Mastodon and its relatives send for a post: paragraphs and breaks become
/// line breaks, list items get a sign, the hidden parts of a link are kept, the quoted post's link
/// that stands in for a quote ("quote-inline") is left out, and nothing acts. Our own on purpose:
/// one pass, linear and capped, where Gumbo and libxml2 take seconds for a hostile 64 KiB.
/// Markup: https://docs.joinmastodon.org/spec/activitypub/#sanitization
HtmlText htmlToText(const QString &html);

}  // namespace core
