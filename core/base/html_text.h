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

/// The line "RE: https://…" that stands in for a quote where a program knows none ("quote-inline").
enum class QuoteLine { LeftOut, Kept };

/// Reads the HTML that Mastodon and its relatives send for a post, and nothing in it acts.
///
/// The text is complete: the hidden parts of a link are in it, so that texts can be compared and
/// what is shown can be shortened by whoever shows it. Its signs are those that people type:
/// paragraphs are a blank line apart, items of lists begin with "•" or their number, quoted lines
/// with ">", code stands in ` and deleted text in ~~, the cells of a row have a "·" between, an
/// emoji or smiley that is a picture is its alternative text, and what else a picture shows stands
/// in [ ]. Behind the text of a link that lies its real host follows, outside the link.
///
/// Our own on purpose: one pass, linear and capped, where Gumbo and libxml2 take seconds for a
/// hostile 64 KiB. Markup: https://docs.joinmastodon.org/spec/activitypub/#sanitization
HtmlText htmlToText(const QString &html, QuoteLine quoteLine = QuoteLine::LeftOut);

/// The text alone, of what is only looked through and never clicked: a link is what it shows.
QString htmlToWords(const QString &html);

}  // namespace core
