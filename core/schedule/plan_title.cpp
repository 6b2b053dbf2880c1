// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_people.h"
#include "core/schedule/plan_times.h"
#include "core/schedule/plan_vocabulary.h"
#include "core/schedule/plan_words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr qsizetype longestTitle = 140;

/// More than the tag, a day and words that every announcement has.
bool saysSomething(const QString &title)
{
    static const QRegularExpression empty = vocabulary::pattern(
        u"\\b(?:newsletter|issue \\d|volume \\d)|^(?:questions? for|questions? (?:of|to)|plan "
        u"for|agenda for|reminder)\\b"_s);
    static const QRegularExpression common = vocabulary::pattern(
        u"^(?:%1|%2|\\d+|第\\d+回)$"_s.arg(vocabulary::everywhere, vocabulary::titles));
    static const QRegularExpression parting(u"[^\\w#]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    if (empty.match(title).hasMatch())
        return false;
    for (const QString &word : title.split(parting, Qt::SkipEmptyParts)) {
        const bool said = !word.startsWith(u'#') && !common.match(word).hasMatch() &&
                          !weekdayOf(word) && !monthOf(word);
        if (said)
            return true;
    }
    return false;
}

/// Without "#Tag chat recap:" before the title and "| #Tag" behind it, and without the signs
/// around.
QString withoutLead(QString title)
{
    static const QRegularExpression parting(
        u"\\s?:\\s+|\uFF1A|\\s[|\u2013\u2014\u00B7\u2022-]\\s"_s);
    static const QRegularExpression signs(
        u"^[^\\p{L}\\p{N}\"#\u201C\u201E\u00AB\u300C\u300E\u00BF\u00A1'\u2018(]+"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    title.remove(signs);
    for (auto match = parting.match(title); match.hasMatch() && match.capturedStart() > 0;
         match = parting.match(title)) {
        const QString lead = title.left(match.capturedStart());
        if (saysSomething(lead) || lead.count(u'(') > lead.count(u')'))
            break;
        title = title.mid(match.capturedEnd()).remove(signs);
    }
    static const QRegularExpression lastPart(
        u"\\s[|\u2013\u2014\u00B7\u2022-]\\s[^|\u2013\u2014\u00B7\u2022]*$"_s);
    if (const auto match = lastPart.match(title);
        match.hasMatch() && !saysSomething(match.captured()))
        title.truncate(match.capturedStart());
    return title;
}

/// Quotes around the whole, the tag before it, a full stop behind it.
QString trimmedTitle(QString title, const std::optional<Hashtag> &hashtag)
{
    static const QRegularExpression quotes(
        u"^[\"\u201C\u201E\u00AB\u300C\u300E'\u2018]\\s*(.*?)\\s*[\"\u201D\u201C\u00BB\u300D\u300F'\u2019]$"_s);
    static const QRegularExpression tagBefore(
        u"^#(\\w+)\\s*(?:[:|\u2013\u2014-]|chat\\s*[:|\u2013\u2014-])\\s*(?=\\S)"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    title = title.trimmed();
    if (const auto match = tagBefore.match(title); match.hasMatch() && hashtag) {
        const auto tag = Hashtag::fromText(match.captured(1));
        if (tag && tag->isSameAs(*hashtag))
            title = title.mid(match.capturedEnd());
    }
    title = withoutLead(title);
    if (title.endsWith(u'.') && title.size() > 1 && !title.at(title.size() - 2).isLetterOrNumber())
        title.chop(1);  // behind a closing quote
    if (const auto match = quotes.match(title);
        match.hasMatch() && !match.captured(1).contains(u'"'))
        title = match.captured(1);
    if (title.endsWith(u'.') && title.count(u'.') == 1)
        title.chop(1);
    return plain(title);
}

bool isSectionName(const QString &text)
{
    static const QRegularExpression section(
        u"^\\W*(?:(?:the |our |chat |discussion |tonight['\u2019]s "
        u")*(?:questions?|highlights?|agenda|"
        u"schedule|run "
        u"?sheet|details?|about|recap|resources?|notes?|hosts?|when|where|posts?|welcome|"
        u"introductions?|wrap-?up|plan)|fragen|preguntas|perguntas|highlights|ablauf|termin|"
        u"resumen|domande|vragen)\\W*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return section.match(text).hasMatch();
}

QString labelledTitle(const QString &line)
{
    static const QRegularExpression label =
        vocabulary::pattern(u"^\\W{0,8}(?:(?:tonight['\u2019]s|this "
                            u"week['\u2019]s|today['\u2019]s|our|chat|main|das|unser|"
                            u"nuestro|notre|ons|dagens)\\s)*(?:%1)(?:\\s(?:tonight|this "
                            u"week|today|heute|of the (?:month|week|day)|der woche|"
                            u"del d[ií]a|du jour|do dia))?\\s*(?:[:=\\t]|\\s[\u2013\u2014-]\\s|"
                            u"is:?\\s+(?=[\"\u201C\\p{Lu}]))\\s*"_s.arg(vocabulary::titles));
    static const QRegularExpression reply(u"^(?:(?:re|fwd?|aw|wg|rv)\\s?:\\s*)+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = label.match(line);
    if (!match.hasMatch())
        return {};
    return line.mid(match.capturedEnd()).remove(reply);
}

/// "… tonight! Topic: Glue. Hosts: …": as far as its sentence or its part of the line goes.
QString titleInside(const QString &line)
{
    static const QRegularExpression parting(u"[.!|\u00B7\u2022]\\s+"_s);
    if (labelAtStart(line) || isAnswerLine(line))
        return {};
    for (auto ends = parting.globalMatch(line); ends.hasNext();) {
        const QString rest = line.mid(ends.next().capturedEnd());
        const QString title = labelledTitle(rest.section(parting, 0, 0));
        if (!title.isEmpty())
            return title;
    }
    return {};
}

/// Whether a first line can be nothing but a title.
bool canBeTitle(const QList<PlanLine> &lines, qsizetype at)
{
    static const QRegularExpression greeting(
        u"^\\W*(?:hi|hello|hey|dear|good (?:morning|evening|afternoon)|hallo|liebe[rs]?|guten|hola|"
        u"bonjour|olá|ciao|thanks?|thank you|from|to|date|sent|cc|by|welcome|join us|here are|here "
        u"is|"
        u"these are|please|could you|can you|would you|will you)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString &text = lines.at(at).text;
    const bool setApart = at + 1 < lines.size() && lines.at(at + 1).opensParagraph;
    static const QRegularExpression byNext(u"^(?:by|(?:co-?)?hosts?\\b|hosted)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const bool beforeNames =
        at + 1 < lines.size() && byNext.match(lines.at(at + 1).text).hasMatch();
    if (lines.at(at).isItem || text.startsWith(u'@') || text.contains(cellBreak))
        return false;
    if (text.endsWith(u'.') || text.endsWith(u':') || text.endsWith(u',') || text.endsWith(u'!'))
        return false;
    const bool namesDay = !timesIn(text).isEmpty() || !datesIn(text).isEmpty();
    return (setApart || beforeNames) && !namesDay && !greeting.match(text).hasMatch() &&
           text.contains(u' ');
}

bool isCandidate(const PlanLine &line)
{
    const QString text = plain(line.text);
    return text.size() <= longestTitle && !isSectionName(text) && !labelAtStart(line.text) &&
           !isAnswerLine(line.text) && text.size() > 1;
}

/// Up to the comma behind which a day or a time follows; nothing if it says nothing or asks.
QString partThatIsNoTime(const QString &text)
{
    const auto namesTime = [](const QString &part) {
        return !timesIn(part).isEmpty() || !datesIn(part).isEmpty();
    };
    const QString part = namesTime(text) ? text.section(u',', 0, 0) : text;
    const bool fits = !namesTime(part) && saysSomething(part) && !part.endsWith(u'?');
    return fits ? part.trimmed() : QString();
}

/// «Words» beside the tag, or alone on the first line; "#Tag: words" near the top.
QString quotedTitle(const QString &line, const std::optional<Hashtag> &hashtag, qsizetype place)
{
    static const QRegularExpression quoted(
        u"[\"\u201C\u201E\u00AB\u300C\u300E]\\s*"
        u"([^\"\u201C\u201D\u201E\u00AB\u00BB\u300C\u300D\u300E\u300F]{3,120}?)\\s*"
        u"[\"\u201D\u201C\u00BB\u300D\u300F]"_s);
    static const QRegularExpression afterTag(u"^#\\w+\\s*[:|]\\s*(?=\\p{L})"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    const QString text = plain(line.left(longestTitle + 60));
    if (labelAtStart(line) || isAnswerLine(line) || line.contains(cellBreak))
        return {};
    const bool beside = hashtag && hashtag->isIn(text);
    const bool isFirst = place == 0;
    const bool isHead = place < 3 && text.size() <= 100 && !text.endsWith(u'.');
    auto matches = quoted.globalMatch(text);
    if (matches.hasNext()) {
        const auto match = matches.next();
        const bool whole = place < 3 && match.capturedLength() == text.size();
        if ((beside || whole) && !matches.hasNext())
            return match.captured(1);
    }
    static const QRegularExpression thisTime(
        u"^(?:this (?:week|month)|tonight|today)\\b[^:]{0,20}#\\w+[^:]{0,10}:\\s*(?=\\p{L})"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QRegularExpression *before : {&afterTag, &thisTime}) {
        const auto match = before->match(text);
        if (isHead && beside && match.hasMatch())
            return partThatIsNoTime(text.mid(match.capturedEnd()));
    }
    static const QRegularExpression tagBehind(u"^[^,#]{4,100}, #\\w+, "_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
    return isFirst && beside && tagBehind.match(text).hasMatch()
               ? partThatIsNoTime(text.section(u',', 0, 0))
               : QString();
}

QString likelyTitle(const QList<PlanLine> &lines, const std::optional<Hashtag> &hashtag)
{
    constexpr qsizetype linesLooked = 60;
    const qsizetype count = qMin(lines.size(), linesLooked);
    for (qsizetype i = 0; i < count; ++i) {
        const QString line = readable(lines.at(i).text.left(2 * longestTitle));
        const QString atStart = labelledTitle(line);
        const QString title = atStart.isEmpty() ? titleInside(line) : atStart;
        const QString trimmed = trimmedTitle(title, hashtag);
        if (!title.isEmpty() && title.size() <= longestTitle && saysSomething(trimmed))
            return trimmed;
    }
    constexpr qsizetype opening = 6;
    for (int level = 1; level <= 3; ++level) {
        for (qsizetype i = 0; i < count; ++i) {
            if (lines.at(i).heading != level || !isCandidate(lines.at(i)))
                continue;
            const QString title = trimmedTitle(lines.at(i).text, hashtag);
            if (saysSomething(title))
                return title;
        }
        for (qsizetype i = 0; level == 1 && i < qMin(count, opening); ++i) {
            const QString quoted = quotedTitle(lines.at(i).text, hashtag, i);
            if (!quoted.isEmpty() && saysSomething(quoted))
                return quoted;
        }
    }
    const bool first = !lines.isEmpty() && isCandidate(lines.constFirst()) &&
                       !lines.constFirst().text.front().isLower() && canBeTitle(lines, 0);
    return first ? trimmedTitle(lines.constFirst().text, hashtag) : QString();
}

}  // namespace

QString findTitle(const QList<PlanLine> &lines, const std::optional<Hashtag> &hashtag)
{
    const QString title = likelyTitle(lines, hashtag);
    return saysSomething(title) ? title : QString();
}

}  // namespace core::plan
