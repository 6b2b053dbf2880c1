// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_candidates.h"

#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_questions.h"
#include "core/schedule/plan_vocabulary.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr qsizetype longestQuestion = 5000;

/// "[graphic: …]", "(8:08 pm)" and their like at the end belong to the plan, not to the question.
QString withoutNotes(const QString &text)
{
    static const QRegularExpression note(
        u"\\s*(?:\\[[^\\]\\[]{0,200}\\]|\\((?:(?:post |see |with "
        u")?(?:graphic|image|picture|photo|slide)|bild|grafik|"
        u"imagen|alt)\\b[^()]{0,200}\\)|[(\\[]?(?:at |um )?\\d{1,2}[:.]\\d\\d\\s?(?:[ap]\\.?m\\.?|"
        u"uhr|h)?[)\\]])\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString result = text;
    for (auto match = note.match(result); match.hasMatch(); match = note.match(result))
        result.truncate(match.capturedStart());
    return result;
}

/// Tags that hang behind a finished sentence, and the chat's own wherever it ends the text.
QString withoutTrailingTags(QString text, const Hashtag &hashtag)
{
    while (true) {
        text = text.trimmed();
        const qsizetype space = text.lastIndexOf(u' ');
        const QString last = text.mid(space + 1);
        if (space < 0 || !last.startsWith(u'#') || last.size() < 2)
            return text;
        const QString before = text.left(space).trimmed();
        const auto tag = Hashtag::fromText(last);
        const bool isOurs = tag && !hashtag.isEmpty() && tag->isSameAs(hashtag);
        const bool hangs = !before.isEmpty() &&
                           QStringView(u".?!:\u2026)\u201D\"\u061F\uFF1F").contains(before.back());
        const bool afterTag = before.mid(before.lastIndexOf(u' ') + 1).startsWith(u'#');
        if (!isOurs && !hangs && !afterTag)
            return text;
        text = before;
    }
}

/// Of a table's row the cell that asks, else the longest.
QString questionCell(const QString &text)
{
    if (!text.contains(cellBreak))
        return text;
    QString chosen;
    for (const QString &cell : text.split(cellBreak, Qt::SkipEmptyParts)) {
        const QString trimmed = cell.trimmed();
        if (asks(trimmed) > asks(chosen) ||
            (asks(trimmed) == asks(chosen) && trimmed.size() > chosen.size()))
            chosen = trimmed;
    }
    return chosen;
}

/// "… or keys? #Tag 8pm ET Sundays": what stands behind the tag of a post is no question.
QString withoutAfterTag(const QString &text, const Hashtag &hashtag)
{
    constexpr qsizetype longestNote = 60;
    const qsizetype tag = text.lastIndexOf(hashtag.withSign(), -1, Qt::CaseInsensitive);
    if (hashtag.isEmpty() || tag <= 0 || text.size() - tag > longestNote)
        return text;
    const QString asked = text.left(tag).trimmed();
    const bool isClosed = asks(asked.right(1)) && !asks(text.mid(tag));
    return isClosed ? asked : text;
}

QString cleaned(const QString &text, const Hashtag &hashtag)
{
    const QString cell = questionCell(text.left(longestQuestion)).trimmed();
    QString result = withoutAfterTag(cell, hashtag);
    for (qsizetype before = -1; before != result.size();) {
        before = result.size();
        result = withoutTrailingTags(withoutNotes(result), hashtag);
    }
    while (result.endsWith(u'|') || result.endsWith(u'/'))
        result = result.chopped(1).trimmed();
    return plain(result);
}

/// "Q1 is coming up", "Q2: answers", "Q3: 8:20 pm", "Q4: Ann" ask nothing.
bool isRemark(const QString &text)
{
    static const QRegularExpression remark(
        u"^(?:is|are|was|were|will|has|have you|coming|up next|starts?|in \\d+|now|next|answers?|"
        u"highlights?|recap|reminder|still|about|due|goes|follows|at \\d|kommt|folgt|gleich|jetzt|"
        u"viene|arrive|graphic|image)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (asks(text))
        return false;
    constexpr qsizetype fewestSpaces = 2;
    const bool isShort = text.count(u' ') < fewestSpaces && text.size() < 16;
    return isShort || remark.match(text).hasMatch() || timePrefix(text) == text.size();
}

/// Behind a label without a separator only a question in so many words is believed.
bool isPlainQuestion(const QString &text)
{
    static const QRegularExpression aboutIt(
        u"^(?:reminder|answers?|highlights?|recap|coming|next|draft|graphic|image|and|or|to)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!asks(text) || aboutIt.match(text).hasMatch())
        return false;
    const QChar first = text.front();
    return first.isUpper() || !first.isLetter() || first.script() != QChar::Script_Latin;
}

/// Takes one paragraph after the other apart; lives for one reading.
class LabelledReader {
public:
    LabelledReader(const QList<PlanLine> &lines, const Hashtag &hashtag)
        : m_lines(lines)
        , m_hashtag(hashtag)
        , m_width(wrapWidth(lines))
    {}

    Candidates read();

private:
    void readParagraph(const QString &text, qsizetype line);
    std::optional<Label> nextInside(const QString &text, qsizetype from, const Label *before) const;
    void take(const Label &label, const QString &text, qsizetype line, bool atLineStart);

    const QList<PlanLine> &m_lines;
    const Hashtag &m_hashtag;
    const qsizetype m_width;
    Candidates m_found;
};

Candidates LabelledReader::read()
{
    for (qsizetype i = 0; i < m_lines.size();) {
        Paragraph paragraph = paragraphFrom(m_lines, i, m_width);
        const auto label = labelAtStart(paragraph.text);
        const bool standsAlone =
            label && label->isFirm && paragraph.text.mid(label->end).trimmed().isEmpty();
        if (standsAlone && paragraph.end < m_lines.size()) {
            // "Question 1" on a line of its own: the next one says what it is, if it asks
            const Paragraph next = paragraphFrom(m_lines, paragraph.end, m_width);
            if (asks(next.text) && !labelAtStart(next.text) && !isAside(next.text)) {
                paragraph.text = paragraph.text + u' ' + next.text;
                paragraph.end = next.end;
            }
        }
        const qsizetype before = m_found.questions.size();
        readParagraph(paragraph.text, i);
        for (; i < paragraph.end; ++i) {
            if (m_found.questions.size() > before || label)
                m_found.lines.insert(i);
        }
    }
    return m_found;
}

void LabelledReader::readParagraph(const QString &text, qsizetype line)
{
    auto label = labelAtStart(text);
    bool atLineStart = label.has_value();
    if (!label)
        label = nextInside(text, 0, nullptr);
    while (label) {
        const auto next = nextInside(text, label->end, &*label);
        const qsizetype end = next ? next->start : text.size();
        take(*label, text.mid(label->end, end - label->end), line, atLineStart);
        atLineStart = false;
        label = next;
    }
}

/// The label in the middle of a paragraph that goes on counting; a mention such as "(Q3)" in a
/// sentence does not.
std::optional<Label> LabelledReader::nextInside(const QString &text, qsizetype from,
                                                const Label *before) const
{
    constexpr QStringView enders = u".?!:\u2026;)]\u201D\"|/\u061F\uFF1F\u2013\u2014-*";
    QChar lastSign;
    for (qsizetype i = from; i < text.size(); ++i) {
        const bool opensWord = i > from && text.at(i - 1).isSpace();
        if (opensWord && (text.at(i).isUpper() || text.at(i) == u'(' || text.at(i) == u'[')) {
            const auto label = labelAt(text, i);
            const bool goesOn = label && before && label->letter == before->letter &&
                                label->number == before->number + 1 && enders.contains(lastSign);
            const bool begins = label && !before && label->number <= 1 && label->letter == u'Q';
            const bool isNext = label && !before && enders.contains(lastSign) &&
                                !m_found.questions.isEmpty() &&
                                label->letter == m_found.questions.constLast().letter &&
                                label->number == m_found.questions.constLast().number + 1;
            if ((goesOn || begins || isNext) && label->end < text.size())
                return label;
        }
        if (!text.at(i).isSpace())
            lastSign = text.at(i);
        else if (text.at(i) == cellBreak)
            lastSign = u'|';
    }
    return std::nullopt;
}

void LabelledReader::take(const Label &label, const QString &text, qsizetype line, bool atLineStart)
{
    const qsizetype answer = answerIn(text.left(longestQuestion), label.number);
    const QString question = cleaned(answer < 0 ? text : text.left(answer), m_hashtag);
    if (question.isEmpty() || isRemark(question))
        return;
    const bool isSure = (label.isFirm && atLineStart) || isPlainQuestion(question);
    if (!isSure && (!atLineStart || !question.front().isUpper()))
        return;
    m_found.questions.append({label.letter, label.number, question, line, atLineStart, !isSure});
}

bool announcesQuestions(const PlanLine &line)
{
    static const QRegularExpression heading =
        vocabulary::pattern(u"\\b(?:%1)\\b"_s.arg(vocabulary::announcing));
    const bool isShort = line.text.size() <= 60;
    return isShort && (line.heading > 0 || line.text.endsWith(u':') || !line.text.contains(u' ')) &&
           heading.match(line.text).hasMatch();
}

/// A run of items, or of paragraphs below a heading that announces them.
struct Run {
    Candidates items;
    bool isAnnounced = false;
    bool isNumbered = false;

    qsizetype asking() const
    {
        qsizetype count = 0;
        for (const Candidate &item : items.questions)
            count += asks(item.text);
        return count;
    }
    bool isCredible() const
    {
        const qsizetype size = items.questions.size();
        if (isAnnounced)
            return size > 0 && 2 * asking() >= size;
        return isNumbered && size >= 2 && 2 * asking() > size;
    }
};

bool extends(const Run &run, const PlanLine &line)
{
    if (line.heading > 0 || isAside(line.text))
        return false;
    if (run.items.questions.isEmpty())
        return line.isItem || run.isAnnounced;
    if (run.isNumbered)
        return line.ordinal == run.items.questions.constLast().number + 1;
    return run.isAnnounced && line.ordinal < 0 && (line.isItem || asks(line.text));
}

}  // namespace

bool asks(const QString &text)
{
    return text.contains(u'?') || text.contains(u'\u061F') || text.contains(u'\uFF1F') ||
           text.contains(u'\u037E');
}

Candidates labelledQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag)
{
    return LabelledReader(lines, hashtag).read();
}

Candidates listedQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag)
{
    const qsizetype width = wrapWidth(lines);
    Run best;
    Run run;
    const auto finish = [&best, &run](bool announced) {
        const bool wins = run.isCredible() &&
                          (run.isAnnounced > best.isAnnounced ||
                           (run.isAnnounced == best.isAnnounced && run.asking() > best.asking()));
        if (wins)
            best = run;
        run = Run{.isAnnounced = announced};
    };
    for (qsizetype i = 0; i < lines.size();) {
        const PlanLine &line = lines.at(i);
        const Paragraph paragraph = paragraphFrom(lines, i, width);
        const bool startsAnew = line.ordinal == 1 && !run.items.questions.isEmpty();
        if (announcesQuestions(line) || startsAnew || !extends(run, line))
            finish(announcesQuestions(line) || (run.isAnnounced && run.items.questions.isEmpty()));
        if (!announcesQuestions(line) && extends(run, line)) {
            const bool first = run.items.questions.isEmpty();
            run.isNumbered = first ? line.ordinal >= 0 : run.isNumbered;
            const int number =
                line.ordinal >= 0 ? line.ordinal : int(run.items.questions.size()) + 1;
            const QString text = cleaned(paragraph.text, hashtag);
            run.items.questions.append({QChar(), number, text, i, true});
            for (qsizetype taken = i; taken < paragraph.end; ++taken)
                run.items.lines.insert(taken);
        }
        i = paragraph.end;
    }
    finish(false);
    return best.items;
}

}  // namespace core::plan
