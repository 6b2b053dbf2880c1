// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"
#include "core/highlights/recap_values.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Signs that never begin anything within a word, so that "e.g. well-known" stays readable.
bool isHarmless(const QString &line, qsizetype at)
{
    const char16_t sign = line[at].unicode();
    if (at == 0 || (sign != u'.' && sign != u'-' && sign != u'!'))
        return false;
    const QChar before = line[at - 1];
    const bool inWord = before.isLetter() || before == u'.' || before == u'!';
    const bool address = sign == u'.' && before.toLower() == u'w';  // "www." becomes a link
    return inWord && !address;
}

/// CommonMark lets every ASCII punctuation be escaped (spec 2.4); all that could begin something
/// are, and what its dialects add: $ for formulas, @ for mentions, :// and www. for links.
QString escapedLine(const QString &line)
{
    static const QString special = u"\\`*_{}[]()#+-.!|<>~@:&$=^"_s;
    QString escaped;
    escaped.reserve(line.size() + line.size() / 8);
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        if (at == 0 && c == u' ') {
            escaped += u"&#32;";  // else four of them would make it code
            continue;
        }
        if (special.contains(c) && !isHarmless(line, at))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

/// Each line of a quote begins with its mark; two spaces keep the line break.
QString escapedWords(const QString &words)
{
    QStringList lines = words.split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const bool breaks = at + 1 < lines.size() && !lines[at].trimmed().isEmpty() &&
                            !lines[at + 1].trimmed().isEmpty();
        lines[at] = escapedLine(lines[at].trimmed().isEmpty() ? QString() : lines[at]);
        if (breaks)
            lines[at] += u"  ";
    }
    return lines.join(u"\n> "_s);
}

}  // namespace

QString recapMarkdown(const Recap &recap)
{
    // Percent-encoded, an address holds nothing that could end its angle brackets.
    const auto asItIs = [](const QString &url) { return url; };
    RecapValues values(recap, {.line = escapedLine, .words = escapedWords, .url = asItIs});
    return filledTemplate(recapTemplate(recap.templateFolder, u"md"_s).text, values);
}

}  // namespace core
