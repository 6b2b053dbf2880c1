// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_text.h"

#include "core/schedule/plan_html.h"
#include "core/schedule/plan_markdown.h"
#include "core/schedule/plan_marks.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

/// One kind of line end and of space; nothing that has no shape on paper.
QString cleanCharacters(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const char16_t code = character.unicode();
        if (code == u'\r' || code == 0x2028 || code == 0x2029 || code == 0x0B || code == 0x0C) {
            if (code != u'\r' || i + 1 == text.size() || text.at(i + 1) != u'\n')
                result.append(u'\n');
        } else if (code == u'\n' || code == u'\t') {
            result.append(character);
        } else if (character.isSpace()) {
            result.append(u' ');
        } else if (code < 32 || code == 0x7F || code == 0xFEFF || code == 0x200B ||
                   code == 0x2060 || code == 0xAD || code == 0xFFFE || code == 0xFFFF ||
                   isCarried(character) || (code >= 0x202A && code <= 0x202E) ||
                   (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F) {
            continue;
        } else {
            result.append(character);
        }
    }
    return result;
}

/// Without "[12/01/26, 19:02] Noor: " of a copied message group, and without the "3/8" of a thread.
QStringView withoutStamp(QStringView line)
{
    constexpr qsizetype longestStamp = 80;
    if (line.isEmpty() || !(line.front().isDigit() || line.front() == u'[' || line.front() == u'('))
        return line;
    static const QRegularExpression message(u"^\\[?\\d{1,4}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?,? "
                                            u"\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?\\]?"
                                            u"(?: -)? (?![A-Z]\\d)[^:]{1,40}: "_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression part(
        u"^(?:\\(\\d{1,2}/\\d{0,2}\\)|\\d{1,2}/(?:\\d{1,2}(?![\\d/]))?)\\s+(?=\\D)"_s);
    const QString head = line.left(longestStamp).toString();
    for (const QRegularExpression *stamp : {&message, &part}) {
        if (const auto match = stamp->match(head); match.hasMatch())
            return line.mid(match.capturedEnd());
    }
    return line;
}

/// The lines as they come out of the file, taken apart one after the other.
class LineReader {
public:
    QList<PlanLine> read(QStringView text);

private:
    void take(QStringView raw);
    bool takeUnderline(QStringView raw);
    void append(PlanLine line);

    QList<PlanLine> m_lines;
    bool m_afterGap = true;
    bool m_hardBreak = false;  ///< the line before ended with a backslash
};

QList<PlanLine> LineReader::read(QStringView text)
{
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        take(text.mid(start, end - start));
        start = end + 1;
    }
    return m_lines;
}

void LineReader::take(QStringView raw)
{
    QStringView rest = raw.trimmed();
    while (rest.startsWith(u'>'))
        rest = rest.mid(1).trimmed();
    if (rest.isEmpty() || isFence(rest) || isTableRule(rest)) {
        m_afterGap = m_afterGap || !isTableRule(rest);
        m_hardBreak = false;
        return;
    }
    if (takeUnderline(rest))
        return;

    PlanLine line;
    const bool joins = m_hardBreak && !m_lines.isEmpty();
    m_hardBreak = rest.endsWith(u'\\') && !rest.endsWith(u"\\\\");
    if (m_hardBreak)
        rest.chop(1);
    if (joins) {
        m_lines.last().text += hardBreak + withoutMarks(rest.toString());
        return;
    }
    const QStringView said = withoutStamp(rest);
    const bool isMessage = said.size() < rest.size();
    rest = said;
    line.heading = takeHeading(rest);
    if (line.heading == 0)
        line.isItem = takeItem(rest, line.ordinal);
    line.text = withoutMarks(isTableRow(rest) ? withCells(rest) : rest.toString()).trimmed();
    line.opensParagraph = m_afterGap || isMessage || line.heading > 0 || line.isItem ||
                          (!m_lines.isEmpty() && m_lines.last().heading > 0);
    m_afterGap = false;
    append(std::move(line));
}

/// A row of "=" or "-" below a line of text makes it a heading; elsewhere it is only a rule.
bool LineReader::takeUnderline(QStringView raw)
{
    const QChar sign = raw.front();
    if (raw.size() < 3 || !QStringView(u"=-_*~\u2013\u2014").contains(sign))
        return false;
    for (const QChar character : raw) {
        if (character != sign && character != u' ')
            return false;
    }
    constexpr qsizetype longestHeading = 100;
    const bool below = !m_afterGap && !m_lines.isEmpty() && m_lines.last().opensParagraph &&
                       m_lines.last().text.size() <= longestHeading && !m_lines.last().isItem;
    if (below && (sign == u'=' || sign == u'-') && m_lines.last().heading == 0)
        m_lines.last().heading = sign == u'=' ? 1 : 2;
    m_afterGap = true;
    return true;
}

void LineReader::append(PlanLine line)
{
    if (!line.text.isEmpty())
        m_lines.append(std::move(line));
}

}  // namespace

QList<PlanLine> planLines(const QString &text)
{
    constexpr qsizetype longestText = 4 * 1024 * 1024;
    const QString clean = cleanCharacters(text.left(longestText));
    const bool isPage = looksLikeHtml(clean);
    const bool hasTags = isPage || clean.contains(u'<') || clean.contains(u'&');
    return LineReader().read(hasTags ? htmlToMarkdown(clean, isPage) : clean);
}

qsizetype wrapWidth(const QList<PlanLine> &lines)
{
    constexpr qsizetype narrowest = 50;
    constexpr qsizetype widest = 100;
    constexpr int enough = 3;
    qsizetype width = 0;
    int wrapped = 0;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const qsizetype length = lines.at(i).text.size();
        if (length > widest)
            return 0;
        width = qMax(width, length);
        wrapped += length >= narrowest && !lines.at(i + 1).opensParagraph;
    }
    return wrapped >= enough ? width : 0;
}

}  // namespace core::plan
