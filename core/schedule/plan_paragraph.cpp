// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_questions.h"

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

/// Without "[graphic: …]" behind it.
QStringView withoutNote(QStringView text)
{
    text = text.trimmed();
    const qsizetype bracket = text.endsWith(u']') ? text.lastIndexOf(u'[') : -1;
    return bracket > 0 ? text.left(bracket).trimmed() : text;
}

/// A tag at the end closes a post as a full stop does.
bool endsSentence(const QString &whole)
{
    const QStringView text = withoutNote(whole);
    if (text.mid(text.lastIndexOf(u' ') + 1).startsWith(u'#'))
        return true;
    constexpr QStringView closers = u"\"')]}\u201D\u2019\u00BB\u201C";
    qsizetype last = text.size() - 1;
    while (last > 0 && (closers.contains(text.at(last)) || text.at(last).isSpace()))
        --last;
    return last >= 0 &&
           QStringView(u".?!:\u2026\u061F\uFF1F\u3002\uFF01;").contains(unescaped(text.at(last)));
}

/// "When: …", "Host: …": a line with a name of its own begins something new.
bool hasOwnName(const QString &text)
{
    constexpr qsizetype longestName = 20;
    const qsizetype colon = text.left(longestName).indexOf(u": ");
    return colon > 0 && text.front().isUpper() && text.left(colon).count(u' ') < 3;
}

bool continues(const QString &text, const PlanLine &last, const PlanLine &next, qsizetype width)
{
    if (next.opensParagraph || next.text.startsWith(u'@') || isAside(next.text))
        return false;
    if (labelAtStart(next.text) || timePrefix(next.text) > 0)
        return false;
    if (next.text.front().isLower())
        return true;
    const qsizetype space = next.text.indexOf(u' ');
    const qsizetype firstWord = space < 0 ? next.text.size() : space;
    if (hasOwnName(next.text))
        return false;
    const bool wasBroken = width > 0 && last.text.size() + 1 + firstWord > width;
    if (wasBroken)
        return true;
    return !endsSentence(text) && !next.text.startsWith(u'#');
}

}  // namespace

Paragraph paragraphFrom(const QList<PlanLine> &lines, qsizetype first, qsizetype width)
{
    Paragraph paragraph{lines.at(first).text, first + 1};
    while (paragraph.end < lines.size() &&
           continues(paragraph.text, lines.at(paragraph.end - 1), lines.at(paragraph.end), width)) {
        paragraph.text += u' ' + lines.at(paragraph.end).text;
        ++paragraph.end;
    }
    return paragraph;
}

QList<PlanLine> unwrapped(const QList<PlanLine> &lines, QSet<qsizetype> &questionLines)
{
    const qsizetype width = wrapWidth(lines);
    if (width == 0)
        return lines;
    QList<PlanLine> whole;
    QSet<qsizetype> moved;
    for (qsizetype i = 0; i < lines.size();) {
        PlanLine line = lines.at(i);
        Paragraph paragraph{line.text, i + 1};
        if (questionLines.contains(i))
            moved.insert(whole.size());
        else
            paragraph = paragraphFrom(lines, i, width);
        for (qsizetype below = i + 1; below < paragraph.end; ++below) {
            if (questionLines.contains(below))
                paragraph = {line.text, i + 1};
        }
        line.text = paragraph.text;
        whole.append(line);
        i = paragraph.end;
    }
    questionLines = moved;
    return whole;
}

}  // namespace core::plan
