// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_values.h"

#include <QCryptographicHash>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Signs that have no business in an article: controls, and marks that turn the reading direction.
bool isUnwanted(QChar c)
{
    const char16_t u = c.unicode();
    const bool control = (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7F && u < 0xA0);
    const bool turning = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    return control || turning;
}

QString escapedHtml(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            escaped += u"&amp;"_s;
            break;
        case u'<':
            escaped += u"&lt;"_s;
            break;
        case u'>':
            escaped += u"&gt;"_s;
            break;
        case u'"':
            escaped += u"&quot;"_s;
            break;
        case u'\'':
            escaped += u"&#39;"_s;
            break;
        case u'`':
            escaped += u"&#96;"_s;
            break;
        default:
            if (!isUnwanted(c))
                escaped += c;
        }
    }
    return escaped;
}

/// The policy allows exactly the one style sheet of the file, by its hash (W3C CSP3, 6.7.3.3).
QString withPolicy(QString html)
{
    const qsizetype start = html.indexOf(u"<style>"_s) + 7;
    const qsizetype end = html.indexOf(u"</style>"_s);
    const QByteArray style = html.mid(start, end - start).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    return html.replace(u"STYLE-HASH"_s, u"sha256-"_s + QString::fromLatin1(hash));
}

}  // namespace

QString recapHtml(const Recap &recap)
{
    // The hash goes in before the foreign texts, so that none of them can be taken for its place.
    static const QString place = u"STYLE-HASH"_s;
    const auto escape = [](const QString &text) {
        return escapedHtml(text).replace(place, u"STYLE-​HASH"_s);
    };
    return withPolicy(filledTemplate(u"article.html.mustache"_s,
                                     recapValues(recap, {.text = escape, .url = escape})));
}

}  // namespace core
