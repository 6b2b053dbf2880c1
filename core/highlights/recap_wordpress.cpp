// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"
#include "core/highlights/recap_values.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// WordPress looks for shortcodes in every text, and turns an address that stands alone into a
/// frame of that site; a joiner that nobody sees keeps both from it, also after the editor has
/// taken the entities out.
QString escapedWords(const QString &words)
{
    static const QString joiner(QChar(0x2060));
    QString text = words;
    text.replace(u'[', u'[' + joiner);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        const QString shown = line.trimmed();
        if (shown.startsWith(u"http://", Qt::CaseInsensitive) ||
            shown.startsWith(u"https://", Qt::CaseInsensitive))
            line = joiner + shown;
        line = escapedHtml(line);
    }
    return lines.join(u"<br>"_s);
}

}  // namespace

QString recapWordPress(const Recap &recap)
{
    RecapValues values(recap, {.line = escapedWords, .words = escapedWords, .url = escapedHtml});
    const QString words = recapTemplate(recap.templateFolder, u"wordpress"_s).text;
    return filledTemplate(words, values).trimmed() + u'\n';
}

}  // namespace core
