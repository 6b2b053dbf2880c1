// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_values.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// CommonMark lets every ASCII punctuation be escaped (spec 2.4); the ones that could begin
/// something are. A line break within a quote stays in the quote.
QString escapedMarkdown(const QString &text)
{
    static const QString special = u"\\`*_{}[]()#+-.!|<>~@:&"_s;
    QString escaped;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'\n') {
            escaped += u"  \n> "_s;
            continue;
        }
        const bool turning = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
        if ((u < 0x20 && u != u'\t') || u == 0x7F || turning)
            continue;
        const bool harmless = (c == u'.' || c == u'-' || c == u':' || c == u'!') &&
                              !escaped.isEmpty() && !escaped.back().isSpace() &&
                              !escaped.back().isDigit();
        if (special.contains(c) && !harmless)
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace

QString recapMarkdown(const Recap &recap)
{
    // Percent-encoded, an address holds nothing that could end its angle brackets.
    const auto asItIs = [](const QString &url) { return url; };
    return filledTemplate(u"article.md.mustache"_s,
                          recapValues(recap, {.text = escapedMarkdown, .url = asItIs}));
}

}  // namespace core
