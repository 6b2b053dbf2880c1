// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"
#include "core/highlights/recap_values.h"

#include <QCryptographicHash>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// The policy allows exactly the style sheets of the template, by their hashes (W3C CSP3, 6.7.3.3):
/// no script, no request, and no picture but those that the host chose.
QString policyFor(const QString &words, bool pictures)
{
    QString styles;
    qsizetype at = 0;
    while ((at = words.indexOf(u"<style"_s, at, Qt::CaseInsensitive)) >= 0) {
        const qsizetype start = words.indexOf(u'>', at) + 1;
        const qsizetype end = words.indexOf(u"</style"_s, start, Qt::CaseInsensitive);
        if (start == 0 || end < 0)
            break;
        const QByteArray style = words.mid(start, end - start).toUtf8();
        const QByteArray hash =
            QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
        styles += u" 'sha256-%1'"_s.arg(QString::fromLatin1(hash));
        at = end;
    }
    return u"default-src 'none'; style-src%1; %2base-uri 'none'; form-action 'none'"_s.arg(
        styles.isEmpty() ? u" 'none'"_s : styles, pictures ? u"img-src data:; "_s : QString());
}

/// A template that a host has changed may have lost its policy: then it comes first in the head.
QString withPolicy(QString words)
{
    if (words.contains(u"{{policy}}"))
        return words;
    const QString meta =
        u"<meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">\n"_s;
    const qsizetype head = words.indexOf(u"<head>"_s, 0, Qt::CaseInsensitive);
    if (head >= 0)
        return words.insert(head + 6, u'\n' + meta);
    const bool hasDoctype = words.startsWith(u"<!doctype"_s, Qt::CaseInsensitive);
    return words.insert(hasDoctype ? words.indexOf(u'>') + 1 : 0, meta);
}

bool hasPictures(const Recap &recap)
{
    bool found = !recap.pictures.isEmpty();
    const auto look = [&found](const QList<Recap::Quote> &quotes) {
        for (const Recap::Quote &quote : quotes)
            found = found || !quote.pictures.isEmpty();
    };
    for (const Recap::Question &question : recap.questions)
        look(question.highlights);
    look(recap.others);
    return found;
}

}  // namespace

QString recapHtml(const Recap &recap)
{
    const QString words = withPolicy(recapTemplate(recap.templateFolder, u"html"_s).text);
    RecapValues values(recap, {.line = escapedHtml, .words = escapedHtml, .url = escapedHtml});
    values.set("policy", policyFor(words, hasPictures(recap)));
    return filledTemplate(words, values);
}

}  // namespace core
