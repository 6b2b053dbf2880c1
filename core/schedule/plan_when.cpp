// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_when.h"

#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_times.h"
#include "core/schedule/plan_vocabulary.h"
#include "core/schedule/plan_words.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

/// A claim of the text and how much speaks for it.
template <typename T>
struct Claim {
    T value;
    int weight = 0;
};

/// The claim with the most weight; nothing where others with the same weight differ.
template <typename T>
std::optional<T> agreed(const QList<Claim<T>> &claims, int least)
{
    const Claim<T> *best = nullptr;
    bool disputed = false;
    for (const Claim<T> &claim : claims) {
        if (!best || claim.weight > best->weight) {
            best = &claim;
            disputed = false;
        } else if (claim.weight == best->weight && !(claim.value == best->value)) {
            disputed = true;
        }
    }
    if (!best || disputed || best->weight < least)
        return std::nullopt;
    return best->value;
}

struct StartTime {
    QTime time;
    QByteArray zone;
    std::optional<Minutes> length;
    bool operator==(const StartTime &other) const
    {
        return time == other.time && zone == other.zone;
    }
};

struct Day {
    QDate date;
    int month = 0;
    int day = 0;
    bool operator==(const Day &) const = default;
};

bool matches(const QRegularExpression &pattern, const QString &line)
{
    return pattern.match(line).hasMatch();
}

bool namesItself(const QString &line)
{
    static const QRegularExpression label =
        vocabulary::pattern(u"^\\W{0,8}(?:%1)\\b[^:]{0,12}[:\u2013-]"_s.arg(vocabulary::when));
    return matches(label, line);
}

bool speaksOfChat(const QString &line)
{
    static const QRegularExpression words =
        vocabulary::pattern(u"#\\w|\\b(?:%1)\\b"_s.arg(vocabulary::chat));
    return matches(words, line);
}

bool speaksOfOther(const QString &line)
{
    static const QRegularExpression words = vocabulary::pattern(
        u"\\b(?:%1)\\b|^\\W*(?:sent|on|am) .{0,60}wrote:|\u00A9"_s.arg(vocabulary::other));
    return matches(words, line);
}

bool speaksOfNext(const QString &line)
{
    static const QRegularExpression words =
        vocabulary::pattern(u"\\b(?:%1)\\b"_s.arg(vocabulary::next));
    return matches(words, line);
}

/// More than a weekday in the plural, which lunch duty has as well.
bool saysEvery(const QString &line)
{
    static const QRegularExpression words =
        vocabulary::pattern(u"FREQ=|\\b(?:%1)|[毎隔]"_s.arg(vocabulary::every));
    return matches(words, line);
}

/// Reads line by line and collects claims; lives for one reading.
class WhenReader {
public:
    /// What comes behind the questions may announce the chat after this one.
    void read(const QString &line, bool isBehind);
    void settle(Plan &plan) const;

private:
    int contextOf(const QString &line) const;
    void readTimes(const QString &line, const QList<TimeMention> &times, int context);
    void readDays(const QString &line, const QList<TimeMention> &times, int context);
    void settleDay(Plan &plan) const;

    static constexpr int least = 2;
    bool m_isBehind = false;

    QList<Claim<StartTime>> m_times;
    QList<Claim<Day>> m_days;
    QList<Claim<int>> m_weekdays;
    QList<Claim<QString>> m_recurrences;
    QList<Claim<QByteArray>> m_zones;
    QList<Claim<int>> m_lengths;
};

int WhenReader::contextOf(const QString &line) const
{
    int context = namesItself(line) ? 3 : 0;
    context += speaksOfChat(line) ? 1 : 0;
    context -= speaksOfOther(line) ? 4 : 0;
    context -= speaksOfNext(line) ? (m_isBehind ? 2 : 1) : 0;
    return context;
}

void WhenReader::read(const QString &line, bool isBehind)
{
    m_isBehind = isBehind;
    static const QRegularExpression zoneLine(u"^\\W*(?:time ?zone|zeitzone|zona horaria|fuseau "
                                             u"horaire|fuso horário|all times(?: are)?(?: "
                                             u"in)?)\\b[ :\u2013-]*"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (const auto match = zoneLine.match(line); match.hasMatch()) {
        if (const auto zone = zoneAtStart(QStringView(line).mid(match.capturedEnd()), false))
            m_zones.append({zone->id, least});
    }
    const int context = contextOf(line);
    const QList<TimeMention> times = timesIn(line);
    readTimes(line, times, context);
    readDays(line, times, context);
    if (const auto length = lengthIn(line))
        m_lengths.append(
            {int(length->count()), context < 0 ? 0 : least + (namesItself(line) ? 1 : 0)});
}

void WhenReader::readTimes(const QString &line, const QList<TimeMention> &times, int context)
{
    const bool aboutDay = !datesIn(line).isEmpty() || !weekdaysIn(line, true).isEmpty();
    const bool isRow = timePrefix(line) > 0 && !aboutDay;  // of a run sheet: "8:05 Introductions"
    for (const TimeMention &mention : times) {
        if (!mention.time.isValid())
            continue;
        int weight = context + (mention.zone.isEmpty() ? 0 : 4) + (aboutDay ? 3 : 0);
        weight += mention.length ? 1 : 0;
        weight -= isRow ? 3 : 0;
        m_times.append({{mention.time, mention.zone, mention.length}, weight});
        break;  // of "8 pm ET / 5 pm PT" the first is the host's own
    }
}

void WhenReader::readDays(const QString &line, const QList<TimeMention> &times, int context)
{
    const QString rule = recurrenceIn(line);
    const bool isShort = line.size() <= 60;
    const int timeWeight = times.isEmpty() ? 0 : 3;
    if (!rule.isEmpty()) {
        const bool isLiteral = line.contains(u"FREQ=");
        const bool namesZone = !times.isEmpty() && !times.constFirst().zone.isEmpty();
        const int stray = context <= 0 && !namesZone && !saysEvery(line) ? 3 : 0;
        m_recurrences.append({rule, qMax(0, context) + timeWeight + (isShort ? 1 : 0) +
                                        (isLiteral ? 5 : 0) - (speaksOfOther(line) ? 4 : 0) -
                                        stray});
    }
    const QList<DateMention> dates = datesIn(line);
    const QList<int> weekdays = weekdaysIn(line, !times.isEmpty() || !dates.isEmpty());
    // The date of the chat after this one is not this one's.
    const int dayWeight = context + timeWeight + (isShort ? 1 : 0) -
                          (m_isBehind && speaksOfNext(line) ? timeWeight : 0);
    for (const DateMention &date : dates) {
        const int weekdayWeight = weekdays.isEmpty() ? 0 : 2;
        m_days.append({{date.date, date.month, date.day}, dayWeight + weekdayWeight + 1});
    }
    if (weekdays.size() == 1)
        m_weekdays.append({weekdays.constFirst(), dayWeight + (dates.isEmpty() ? 0 : 2)});
}

void WhenReader::settle(Plan &plan) const
{
    if (const auto start = agreed(m_times, least)) {
        plan.time = start->time;
        plan.zone = start->zone;
        plan.length = start->length;
    }
    if (const auto zone = agreed(m_zones, least); zone && plan.zone.isEmpty())
        plan.zone = *zone;
    if (const auto length = agreed(m_lengths, least))
        plan.length = Minutes(*length);
    if (const auto rule = agreed(m_recurrences, least))
        plan.recurrence = *rule;
    settleDay(plan);
}

/// One weekday that a weekly rule names, else 0.
int weekdayOfRule(const QString &rule)
{
    static const QRegularExpression single(u"BYDAY=(?:-?\\d)?(MO|TU|WE|TH|FR|SA|SU)"
                                           u"(?:,-?\\d\\1)*(?:;|$)"_s);
    static const QStringList names = {u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s,
                                      u"FR"_s, u"SA"_s, u"SU"_s};
    const auto match = single.match(rule);
    return match.hasMatch() ? int(names.indexOf(match.captured(1))) + 1 : 0;
}

void WhenReader::settleDay(Plan &plan) const
{
    const int told = agreed(m_weekdays, least).value_or(0);
    if (const auto day = agreed(m_days, least)) {
        const bool fits = !day->date.isValid() || told == 0 || day->date.dayOfWeek() == told ||
                          !plan.recurrence.isEmpty();
        if (fits) {
            plan.date = day->date;
            plan.month = day->date.isValid() ? 0 : day->month;
            plan.dayOfMonth = day->date.isValid() ? 0 : day->day;
        }
        if (!fits)
            return;  // "Monday, 15 September" of a year in which it is a Tuesday: ask
    }
    const int regular = weekdayOfRule(plan.recurrence);
    plan.weekday = plan.date.isValid() ? plan.date.dayOfWeek() : told > 0 ? told : regular;
}

/// "Tonight at 9 pm we ask three things. Q1: …": what stands before the first label.
QString beforeQuestions(const QString &line)
{
    static const QRegularExpression label(u"(?:^|\\s)\\(?\\p{Lu}\\d{1,2}\\s?[:.)\u2013-]"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const auto match = label.match(line);
    return match.hasMatch() ? line.left(match.capturedStart()) : QString();
}

}  // namespace

namespace {

/// "Date: …" beside "From:" and "To:", or to the second, is when a message was sent.
bool saysWhenSent(const QList<PlanLine> &lines, qsizetype at)
{
    static const QRegularExpression date =
        vocabulary::pattern(u"^\\W*(?:date|datum|fecha|data|gesendet|enviado|envoyé|sent)\\s?:"_s);
    static const QRegularExpression person =
        vocabulary::pattern(u"^\\W*(?:from|to|cc|von|an|de|para|da|à)\\s?:\\s"_s);
    static const QRegularExpression second(u"\\d:\\d\\d:\\d\\d"_s);
    if (!matches(date, lines.at(at).text))
        return false;
    bool isHead = matches(second, lines.at(at).text);
    for (qsizetype i = qMax(0, at - 3); i < qMin(lines.size(), at + 4); ++i)
        isHead = isHead || matches(person, lines.at(i).text);
    return isHead;
}

}  // namespace

void findWhen(const QList<PlanLine> &lines, const QSet<qsizetype> &questionLines, Plan &plan)
{
    // An announcement stands at the beginning or at the end; between them a recap may hold
    // thousands of answers.
    constexpr qsizetype fromTop = 400;
    constexpr qsizetype fromEnd = 200;
    constexpr qsizetype longestLine = 1500;
    WhenReader reader;
    bool isBehind = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isNear = i < fromTop || i >= lines.size() - fromEnd;
        const QString &text = lines.at(i).text;
        if (!isNear || text.startsWith(u'@') || saysWhenSent(lines, i))
            continue;
        const QString line = readable(text.left(longestLine)).replace(cellBreak, u' ');
        reader.read(questionLines.contains(i) ? beforeQuestions(line) : line, isBehind);
        isBehind = isBehind || questionLines.contains(i);
    }
    reader.settle(plan);
}

}  // namespace core::plan
