// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_people.h"
#include "core/schedule/plan_times.h"
#include "core/schedule/plan_words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr qsizetype longestTitle = 140;

bool isSign(QChar character)
{
    const QChar sign = unescaped(character);
    return sign == u'#' || sign == u'\uFF03';
}

/// The length of the tag's word that begins at `at`.
qsizetype tagLength(const QString &text, qsizetype at)
{
    constexpr qsizetype longest = 100;
    qsizetype end = at;
    while (end < text.size() && end - at < longest &&
           (text.at(end).isLetterOrNumber() || text.at(end).isMark() || text.at(end) == u'_' ||
            text.at(end).isSurrogate()))
        ++end;
    return end - at;
}

/// How often each tag stands in a text, in the order of the first time.
struct Counted {
    Hashtag tag;
    int count = 0;
    int weight = 0;
};

class TagCounter {
public:
    void read(const PlanLine &line);
    std::optional<Hashtag> winner() const;

private:
    void count(const QString &word, int weight);

    static constexpr qsizetype mostTags = 200;
    QHash<QString, qsizetype> m_places;
    QList<Counted> m_tags;
};

void TagCounter::read(const PlanLine &line)
{
    static const QRegularExpression label(
        u"^\\W{0,3}(?:hashtag|chat|tag|twitter "
        u"chat|schlagwort|etiqueta)s?\\s*[:\u2013-]|\\b(?:hashtag|"
        u"using|use|with|follow|join(?: us)?(?: at| on| the)?(?: next)?) #"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString &text = line.text;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const bool free = i == 0 || !(text.at(i - 1).isLetterOrNumber() || text.at(i - 1) == u'/' ||
                                      text.at(i - 1) == u'&' || text.at(i - 1) == u'_');
        if (!isSign(text.at(i)) || !free)
            continue;
        const qsizetype length = tagLength(text, i + 1);
        const bool near = text.size() < 1000 && label.match(plain(text)).hasMatch();
        count(text.mid(i + 1, length), near || line.heading > 0 ? 2 : 0);
        i += length;
    }
}

void TagCounter::count(const QString &word, int weight)
{
    const QString key = word.toLower();
    auto place = m_places.constFind(key);
    if (place == m_places.cend()) {
        const auto tag = m_tags.size() < mostTags ? Hashtag::fromText(word) : std::nullopt;
        m_places.insert(key, tag ? m_tags.size() : -1);
        if (tag)
            m_tags.append({*tag, 0, 0});
        place = m_places.constFind(key);
    }
    if (*place < 0)
        return;
    Counted &counted = m_tags[*place];
    ++counted.count;
    counted.weight = qMax(counted.weight, weight);
}

std::optional<Hashtag> TagCounter::winner() const
{
    static const QRegularExpression chatName(u"(?:chat|convos?|talk|hour|club|lounge)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const Counted *best = nullptr;
    int bestScore = 0;
    bool tied = false;
    for (const Counted &counted : m_tags) {
        const int name = chatName.match(counted.tag.text()).hasMatch() ? 1 : 0;
        const int score = 2 * counted.count + 2 * counted.weight + name;
        if (score > bestScore) {
            best = &counted;
            bestScore = score;
            tied = false;
        } else if (score == bestScore) {
            tied = true;
        }
    }
    return best && !tied ? std::optional(best->tag) : std::nullopt;
}

/// Quotes around the whole, the tag before it, a full stop behind it.
QString trimmedTitle(QString title, const std::optional<Hashtag> &hashtag)
{
    static const QRegularExpression quotes(
        u"^[\"\u201C\u201E\u00AB'\u2018](.*)[\"\u201D\u201C\u00BB'\u2019]$"_s);
    static const QRegularExpression tagBefore(
        u"^#(\\w+)\\s*(?:[:|\u2013\u2014-]|chat\\s*[:|\u2013\u2014-])\\s*(?=\\S)"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    title = title.trimmed();
    if (const auto match = tagBefore.match(title); match.hasMatch() && hashtag) {
        const auto tag = Hashtag::fromText(match.captured(1));
        if (tag && tag->isSameAs(*hashtag))
            title = title.mid(match.capturedEnd());
    }
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
    static const QRegularExpression label(
        u"^\\W{0,3}(?:(?:tonight['\u2019]s|this "
        u"week['\u2019]s|today['\u2019]s|our|chat|main)\\s)*(?:title|"
        u"topic|theme|subject|titel|thema|tema|título|titulo|titre|thème|sujet|titolo|argomento|"
        u"onderwerp|betreff|asunto|ämne|emne|temat|konu|tópico|topik|テーマ|主題|主题)(?:\\s(?:"
        u"tonight|this week|today|heute|der woche))?\\s*"
        u"(?:[:=\u2013\u2014\\t-]\\s*|is:?\\s+(?=[\"\u201C\\p{Lu}]))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression reply(u"^(?:(?:re|fwd?|aw|wg|rv)\\s?:\\s*)+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = label.match(line);
    if (!match.hasMatch())
        return {};
    return line.mid(match.capturedEnd()).remove(reply);
}

/// Whether a first line can be nothing but a title.
bool canBeTitle(const QList<PlanLine> &lines, qsizetype at)
{
    static const QRegularExpression greeting(
        u"^\\W*(?:hi|hello|hey|dear|good (?:morning|evening|afternoon)|hallo|liebe[rs]?|guten|hola|"
        u"bonjour|olá|ciao|thanks?|thank you|from|to|date|sent|cc|by|welcome|join us|here are|here "
        u"is|"
        u"these are|please)\\b"_s,
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
           !isAnswerLine(line.text) && tagLength(text, 1) + 1 < text.size();
}

/// More than the tag, a day and words that every announcement has.
bool saysSomething(const QString &title)
{
    static const QRegularExpression empty(
        u"\\b(?:newsletter|issue \\d|volume \\d)|^(?:questions? for|questions? (?:of|to)|plan for|agenda for|reminder)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QSet<QString> common{
        u"next"_s,    u"this"_s,      u"on"_s,      u"tonight"_s,    u"tomorrow"_s,
        u"today"_s,   u"reminder"_s,  u"chat"_s,    u"our"_s,        u"the"_s,
        u"join"_s,    u"us"_s,        u"for"_s,     u"invitation"_s, u"announcement"_s,
        u"recap"_s,   u"bilingual"_s, u"twitter"_s, u"live"_s,       u"a"_s,
        u"an"_s,      u"in"_s,        u"at"_s,      u"week"_s,       u"of"_s,
        u"hashtag"_s, u"monthly"_s,   u"weekly"_s,  u"plan"_s,       u"upcoming"_s,
        u"subject"_s, u"betreff"_s,   u"asunto"_s,  u"der"_s,        u"die"_s,
        u"am"_s,      u"heute"_s,     u"charla"_s,  u"run"_s,        u"sheet"_s};
    if (empty.match(title).hasMatch())
        return false;
    static const QRegularExpression parting(u"[^\\w#]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &word : title.split(parting, Qt::SkipEmptyParts)) {
        const bool said = !word.startsWith(u'#') && !common.contains(word.toLower()) &&
                          !weekdayOf(word) && !monthOf(word);
        if (said)
            return true;
    }
    return false;
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

/// «Words» beside the tag, or alone on the first line; "#Tag: words" on the first line.
QString quotedTitle(const QString &line, const std::optional<Hashtag> &hashtag, bool isFirst)
{
    static const QRegularExpression quoted(
        u"[\"\u201C\u201E\u00AB]\\s*([^\"\u201C\u201D\u201E\u00AB\u00BB]{3,120}?)\\s*[\"\u201D\u201C\u00BB]"_s);
    static const QRegularExpression afterTag(u"^#\\w+\\s*[:|]\\s*(?=\\p{L})"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    const QString text = plain(line.left(longestTitle + 60));
    if (labelAtStart(line) || isAnswerLine(line))
        return {};
    const bool beside = hashtag && hashtag->isIn(text);
    auto matches = quoted.globalMatch(text);
    if (matches.hasNext()) {
        const auto match = matches.next();
        const bool whole = isFirst && match.capturedLength() == text.size();
        if ((beside || whole) && !matches.hasNext())
            return match.captured(1);
    }
    static const QRegularExpression thisTime(
        u"^(?:this (?:week|month)|tonight|today)\\b[^:]{0,20}#\\w+[^:]{0,10}:\\s*(?=\\p{L})"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QRegularExpression *before : {&afterTag, &thisTime}) {
        const auto match = before->match(text);
        if (isFirst && beside && match.hasMatch())
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
        const QString title = labelledTitle(lines.at(i).text.left(longestTitle + 40));
        const QString trimmed = trimmedTitle(title, hashtag);
        if (!title.isEmpty() && title.size() <= longestTitle && saysSomething(trimmed))
            return trimmed;
    }
    constexpr qsizetype opening = 6;
    for (qsizetype i = 0; i < qMin(count, opening); ++i) {
        const QString quoted = quotedTitle(lines.at(i).text, hashtag, i == 0);
        if (!quoted.isEmpty())
            return quoted;
    }
    for (int level = 1; level <= 3; ++level) {
        for (qsizetype i = 0; i < count; ++i) {
            if (lines.at(i).heading == level && isCandidate(lines.at(i)))
                return trimmedTitle(lines.at(i).text, hashtag);
        }
    }
    const bool first = !lines.isEmpty() && isCandidate(lines.constFirst()) && canBeTitle(lines, 0);
    return first ? trimmedTitle(lines.constFirst().text, hashtag) : QString();
}

}  // namespace

QString findTitle(const QList<PlanLine> &lines, const std::optional<Hashtag> &hashtag)
{
    const QString title = likelyTitle(lines, hashtag);
    return saysSomething(title) ? title : QString();
}

std::optional<Hashtag> findHashtag(const QList<PlanLine> &lines)
{
    TagCounter counter;
    for (const PlanLine &line : lines)
        counter.read(line);
    return counter.winner();
}

}  // namespace core::plan
