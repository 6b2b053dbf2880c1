// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_markdown.h"

#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_words.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr char16_t variationSelector = 0xFE0F;
constexpr char16_t keycap = 0x20E3;

bool isSpaceAt(QStringView line, qsizetype at)
{
    return at < 0 || at >= line.size() || line.at(at).isSpace();
}

/// `\*` means the sign itself.
QString carryEscaped(const QString &line)
{
    QString result;
    result.reserve(line.size());
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool escapes =
            line.at(i) == u'\\' && i + 1 < line.size() && escaped(line.at(i + 1)) != line.at(i + 1);
        result.append(escapes ? escaped(line.at(++i)) : line.at(i));
    }
    return result;
}

/// `[words](address)` to its words, `![words](address)` to nothing.
QString withoutLinks(const QString &line)
{
    QString result;
    qsizetype copied = 0;
    qsizetype open = -1;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (line.at(i) == u'[')
            open = i;
        if (line.at(i) != u']' || line.at(i + 1) != u'(' || open < copied)
            continue;
        const qsizetype close = line.indexOf(u')', i);
        if (close < 0)
            break;
        const bool picture = open > copied && line.at(open - 1) == u'!';
        result += QStringView(line).mid(copied, open - copied - (picture ? 1 : 0));
        if (!picture)
            result += QStringView(line).mid(open + 1, i - open - 1);
        copied = close + 1;
        i = close;
        open = -1;
    }
    return result.append(QStringView(line).mid(copied));
}

/// One run of * or _ that may open or close an emphasis.
struct Run {
    qsizetype at;
    qsizetype length;
    QChar sign;
    bool removed = false;
};

bool opensEmphasis(QStringView line, const Run &run)
{
    const qsizetype before = run.at - 1;
    const bool free =
        isSpaceAt(line, before) ||
        QStringView(u"(\"'\u201C\u2018\u201E[*_~\u2014\u2013-:").contains(line.at(before));
    return free && !isSpaceAt(line, run.at + run.length);
}

bool closesEmphasis(QStringView line, const Run &run)
{
    const qsizetype after = run.at + run.length;
    return !isSpaceAt(line, run.at - 1) &&
           (isSpaceAt(line, after) || !line.at(after).isLetterOrNumber());
}

std::vector<Run> emphasisRuns(QStringView line)
{
    std::vector<Run> runs;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar sign = line.at(i);
        if (sign != u'*' && sign != u'_' && sign != u'~')
            continue;
        qsizetype end = i;
        while (end < line.size() && line.at(end) == sign)
            ++end;
        runs.push_back({i, end - i, sign});
        i = end - 1;
    }
    return runs;
}

QString withoutEmphasis(const QString &line)
{
    std::vector<Run> runs = emphasisRuns(line);
    std::array<std::array<qsizetype, 4>, 3> openers;
    for (auto &perSign : openers)
        perSign.fill(-1);
    for (size_t i = 0; i < runs.size(); ++i) {
        Run &run = runs[i];
        if (run.length > 3)
            continue;
        const size_t sign = run.sign == u'*' ? 0 : run.sign == u'_' ? 1 : 2;
        qsizetype &opener = openers[sign][size_t(run.length)];
        if (opener >= 0 && closesEmphasis(line, run)) {
            runs[size_t(opener)].removed = run.removed = run.sign != u'~' || run.length == 2;
            opener = -1;
        } else if (opensEmphasis(line, run)) {
            opener = qsizetype(i);
        }
    }
    QString result;
    qsizetype copied = 0;
    for (const Run &run : runs) {
        if (!run.removed)
            continue;
        result += QStringView(line).mid(copied, run.at - copied);
        copied = run.at + run.length;
    }
    return result.append(QStringView(line).mid(copied));
}

/// "3. ", "3) " or a keycap at the start of a line.
bool takeOrdinal(QStringView &line, int &ordinal)
{
    qsizetype digits = 0;
    while (digits < line.size() && digits < 3 && line.at(digits).unicode() < 128 &&
           line.at(digits).isDigit())
        ++digits;
    if (digits == 0 || digits == 3)
        return false;
    qsizetype end = digits;
    if (end < line.size() && line.at(end) == QChar(variationSelector))
        ++end;
    const bool isKeycap = end < line.size() && line.at(end) == QChar(keycap);
    const bool escapedDot = end + 1 < line.size() && line.at(end) == u'\\';
    end += isKeycap || escapedDot ? 1 : 0;
    const bool separated = end < line.size() && (line.at(end) == u'.' || line.at(end) == u')');
    end += separated ? 1 : 0;
    if ((!separated && !isKeycap) || !isSpaceAt(line, end) || end >= line.size())
        return false;
    const QStringView rest = line.mid(end).trimmed();
    if (monthOf(rest.left(rest.indexOf(u' ')).toString()) > 0)
        return false;  // "15. September" is a day, no item
    ordinal = line.left(digits).toInt();
    line = rest;
    return true;
}

}  // namespace

bool isFence(QStringView line)
{
    return line.startsWith(u"```") || line.startsWith(u"~~~");
}

bool isTableRule(QStringView line)
{
    bool hasDash = false;
    bool hasBar = false;
    for (const QChar character : line) {
        hasDash = hasDash || character == u'-';
        hasBar = hasBar || character == u'|';
        if (!QStringView(u"|-: +").contains(character))
            return false;
    }
    return hasDash && hasBar;
}

bool isTableRow(QStringView line)
{
    return line.startsWith(u'|') && line.indexOf(u'|', 1) > 0;
}

QString withCells(QStringView row)
{
    if (row.startsWith(u'|'))
        row = row.mid(1);
    if (row.endsWith(u'|') && !row.endsWith(u"\\|"))
        row.chop(1);
    QString cells;
    cells.reserve(row.size());
    for (qsizetype i = 0; i < row.size(); ++i) {
        const bool isEscaped = i > 0 && row.at(i - 1) == u'\\';
        cells.append(row.at(i) == u'|' && !isEscaped ? cellBreak : row.at(i));
    }
    return cells.trimmed();
}

int takeHeading(QStringView &line)
{
    int signs = 0;
    while (signs < line.size() && line.at(signs) == u'#')
        ++signs;
    if (signs == 0 || signs > 6 || signs == line.size() || !line.at(signs).isSpace())
        return 0;
    line = line.mid(signs).trimmed();
    while (line.endsWith(u" #") || line.endsWith(u"##"))
        line = line.chopped(1).trimmed();
    return signs;
}

bool takeItem(QStringView &line, int &ordinal)
{
    constexpr QStringView bullets = u"-*+\u2022\u25E6\u25AA\u00B7\u2023";
    const bool hasBullet =
        line.size() > 1 && bullets.contains(line.front()) && line.at(1).isSpace();
    if (hasBullet)
        line = line.mid(2).trimmed();
    return takeOrdinal(line, ordinal) || hasBullet;
}

QString withoutMarks(const QString &line)
{
    QString result = line.contains(u'\\') ? carryEscaped(line) : line;
    if (result.contains(u"]("))
        result = withoutLinks(result);
    if (result.contains(u'*') || result.contains(u'_') || result.contains(u'~'))
        result = withoutEmphasis(result);
    result.remove(u'`');
    return result;
}

}  // namespace core::plan
