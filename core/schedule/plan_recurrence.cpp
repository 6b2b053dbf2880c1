// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_times.h"
#include "core/schedule/plan_words.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

enum class Kind {
    Other,
    Weekday,
    Ordinal,
    Every,
    Alternate,
    Number,
    Week,
    Weekly,
    Month,
    Joiner,
    Day
};

/// One word of a sentence and what it may mean for a recurrence.
struct Token {
    Kind kind = Kind::Other;
    int value = 0;
    bool isPlural = false;
    bool isSpelled = false;
};

QString byDayName(int day)
{
    static constexpr const char16_t *names[] = {u"MO", u"TU", u"WE", u"TH", u"FR", u"SA", u"SU"};
    return QString::fromUtf16(names[day - 1]);
}

Kind kindOf(const QString &lower)
{
    static const QHash<QString, Kind> kinds = [] {
        QHash<QString, Kind> table;
        const auto add = [&table](Kind kind, const QString &words) {
            for (const QString &word : words.split(u' '))
                table.insert(word, kind);
        };
        add(Kind::Every,
            u"every each jeden jede jeder jedem alle cada todos todas toda todo tous "
            u"toutes chaque ogni elke iedere varje hver każdy każdą każda każde her setiap tuwing joka каждый каждую"_s);
        add(Kind::Alternate, u"other alternate alternating alternos alternados biweekly bi-weekly "
                             u"fortnightly fortnight vierzehntägig 14-tägig zweiwöchentlich "
                             u"quincenal"_s);
        add(Kind::Week, u"week weeks woche wochen semana semanas semaine semaines settimana "
                        u"settimane weken"_s);
        add(Kind::Weekly, u"weekly wöchentlich semanal hebdomadaire semanalmente wekelijks"_s);
        add(Kind::Month, u"month months monat monats mes mois mês mese maand monthly monatlich"_s);
        add(Kind::Joiner,
            u"and und y et e & + or , / on at am the of de du del im in den des le la "
            u"les los las el les night nights evening evenings abend a di van"_s);
        add(Kind::Day, u"day daily weekday weekdays täglich"_s);
        return table;
    }();
    return kinds.value(lower, Kind::Other);
}

Token tokenOf(const QString &word)
{
    const Kind kind = kindOf(word.toLower());
    if (kind != Kind::Other)
        return {kind};
    if (const auto day = weekdayOf(word))
        return {Kind::Weekday, day->day, day->isPlural};
    if (const auto ordinal = ordinalOf(word))
        return {Kind::Ordinal, ordinal->number, false, ordinal->isSpelled};
    if (const int number = numberOf(word))
        return {Kind::Number, number};
    return {};
}

QList<Token> tokensOf(const QString &sentence)
{
    static const QRegularExpression word(u"[\\p{L}\\d'\u2019º-]+|[&+,/]"_s);
    QList<Token> tokens;
    for (auto matches = word.globalMatch(sentence); matches.hasNext();) {
        QString text = matches.next().captured();
        if (text.endsWith(u"'s") || text.endsWith(u"\u2019s"))
            text.chop(2);
        tokens.append(tokenOf(text));
    }
    return tokens;
}

bool has(const QList<Token> &tokens, Kind kind)
{
    return std::any_of(tokens.begin(), tokens.end(),
                       [kind](const Token &token) { return token.kind == kind; });
}

/// "every 3 weeks" anywhere in the sentence; 1 where none is said.
int weeksBetween(const QList<Token> &tokens)
{
    for (qsizetype i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens.at(i).kind == Kind::Every && tokens.at(i + 1).kind == Kind::Number &&
            tokens.at(i + 2).kind == Kind::Week)
            return tokens.at(i + 1).value;
        if (tokens.at(i).kind == Kind::Every && tokens.at(i + 1).kind == Kind::Ordinal &&
            tokens.at(i + 2).kind == Kind::Week)
            return tokens.at(i + 1).value;
    }
    return 1;
}

/// What stands around one weekday, or around several joined ones.
struct Group {
    QList<int> days;
    QList<int> ordinals;
    bool isPlural = false;
    bool isEvery = false;
    bool isAlternate = false;
    bool isCountedOut = false;  ///< "every second Monday", in a word: every other
    bool namesMonth = false;
    int step = 0;  ///< "cada dos lunes", "alle zwei Montage"
};

void lookLeft(const QList<Token> &tokens, qsizetype first, Group &group)
{
    constexpr qsizetype reach = 7;
    bool spelled = false;
    for (qsizetype i = first - 1; i >= qMax(qsizetype(0), first - reach); --i) {
        const Token &token = tokens.at(i);
        if (token.kind == Kind::Ordinal) {
            group.ordinals.prepend(token.value);
            spelled = token.isSpelled;
        } else if (token.kind == Kind::Every) {
            group.isEvery = true;
            group.isCountedOut =
                group.ordinals.size() == 1 && group.ordinals.front() == 2 && spelled;
            return;
        } else if (token.kind == Kind::Alternate) {
            group.isAlternate = true;
        } else if (token.kind == Kind::Number && i + 1 == first) {
            group.step = token.value;
        } else if (token.kind != Kind::Joiner) {
            return;
        }
    }
}

void lookRight(const QList<Token> &tokens, qsizetype last, Group &group)
{
    constexpr qsizetype reach = 5;
    for (qsizetype i = last + 1; i < qMin(tokens.size(), last + 1 + reach); ++i) {
        const Token &token = tokens.at(i);
        group.namesMonth = group.namesMonth || token.kind == Kind::Month;
        group.isAlternate = group.isAlternate || token.kind == Kind::Alternate;
        if (token.kind != Kind::Joiner && token.kind != Kind::Every && token.kind != Kind::Month)
            return;
    }
}

Group groupAt(const QList<Token> &tokens, qsizetype first, qsizetype &last)
{
    Group group;
    last = first;
    for (qsizetype i = first; i < tokens.size(); ++i) {
        if (tokens.at(i).kind == Kind::Weekday) {
            if (!group.days.contains(tokens.at(i).value))
                group.days.append(tokens.at(i).value);
            group.isPlural = group.isPlural || tokens.at(i).isPlural;
            last = i;
        } else if (tokens.at(i).kind != Kind::Joiner || i - last > 2) {
            break;
        }
    }
    lookLeft(tokens, first, group);
    lookRight(tokens, last, group);
    return group;
}

QString joined(const QList<int> &days, int ordinal)
{
    QStringList names;
    for (const int day : days)
        names.append((ordinal == 0 ? QString() : QString::number(ordinal)) + byDayName(day));
    return names.join(u',');
}

QString monthlyRule(const Group &group)
{
    QStringList days;
    for (const int ordinal : group.ordinals)
        days.append(joined(group.days, ordinal));
    return u"FREQ=MONTHLY;BYDAY="_s + days.join(u',');
}

QString weeklyRule(const QList<int> &days, int interval)
{
    const QString every = interval > 1 ? u";INTERVAL="_s + QString::number(interval) : QString();
    return u"FREQ=WEEKLY"_s + every + u";BYDAY="_s + joined(days, 0);
}

QString ruleOf(const Group &group, const QList<Token> &sentence)
{
    constexpr int mostWeeks = 12;
    if (!group.ordinals.isEmpty() && !group.isCountedOut) {
        const bool monthly = group.namesMonth || group.isPlural || group.ordinals.size() > 1 ||
                             (group.isEvery && group.ordinals.front() != 2);
        return monthly ? monthlyRule(group) : QString();
    }
    if (group.isCountedOut && group.namesMonth)
        return monthlyRule(group);
    const bool otherWeek = has(sentence, Kind::Alternate) && has(sentence, Kind::Week);
    const int weeks = weeksBetween(sentence);
    if (group.isAlternate || group.isCountedOut || otherWeek)
        return weeklyRule(group.days, 2);
    if (weeks > 1 && weeks <= mostWeeks)
        return weeklyRule(group.days, weeks);
    if (group.isEvery && group.step > 1 && group.step <= mostWeeks)
        return weeklyRule(group.days, group.step);
    if (group.namesMonth && !group.isEvery && !group.isPlural)
        return {};
    const bool everyWeek = has(sentence, Kind::Every) && has(sentence, Kind::Week);
    if (group.isEvery || group.isPlural || everyWeek || has(sentence, Kind::Weekly))
        return weeklyRule(group.days, 1);
    return {};
}

/// French and Spanish put it behind: "un lundi sur deux", "lunes sí, lunes no".
bool isOneOfTwo(const QString &sentence)
{
    static const QRegularExpression oneOfTwo(u"\\b(?:un|une) \\p{L}+ sur deux\\b"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return oneOfTwo.match(sentence).hasMatch();
}

/// "毎月第1月曜日" as "every month 1. 月曜日": languages without spaces get some.
QString withSpaces(QString line)
{
    if (!line.contains(u'曜') && !line.contains(u'週'))
        return line;
    static const QRegularExpression ordinal(u"第(\\d)"_s);
    static const QRegularExpression day(u"([月火水木金土日]曜日?)"_s);
    line.replace(ordinal, u" \\1. "_s).replace(day, u" \\1 "_s);
    line.replace(u"毎週"_s, u" every "_s).replace(u"毎月"_s, u" every month "_s);
    return line.replace(u"隔週"_s, u" alternate "_s);
}

}  // namespace

QList<int> weekdaysIn(const QString &line, bool trustShort)
{
    static const QRegularExpression word(u"[\\p{L}-]{2,16}"_s);
    QList<int> days;
    for (auto matches = word.globalMatch(line); matches.hasNext();) {
        const auto day = weekdayOf(matches.next().captured());
        if (day && (!day->isShort || trustShort) && !days.contains(day->day))
            days.append(day->day);
    }
    static const QRegularExpression bracketed(u"日\\s?\\(([月火水木金土日])\\)"_s);
    for (auto matches = bracketed.globalMatch(line); matches.hasNext();) {
        const int day = int(QStringView(u"月火水木金土日").indexOf(matches.next().captured(1))) + 1;
        if (!days.contains(day))
            days.append(day);
    }
    return days;
}

QString recurrenceIn(const QString &text)
{
    const QString line = withSpaces(text);
    static const QRegularExpression literal(u"FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+:-]+)*"_s);
    static const QRegularExpression sentenceEnd(u"[.!?;](?:\\s|$)"_s);
    if (const auto match = literal.match(line); match.hasMatch())
        return match.captured();
    for (const QString &sentence : line.split(sentenceEnd, Qt::SkipEmptyParts)) {
        const QList<Token> tokens = tokensOf(sentence);
        for (qsizetype i = 0; i < tokens.size(); ++i) {
            if (tokens.at(i).kind != Kind::Weekday)
                continue;
            Group group = groupAt(tokens, i, i);
            group.isAlternate = group.isAlternate || isOneOfTwo(sentence);
            const QString rule = ruleOf(group, tokens);
            if (!rule.isEmpty())
                return rule;
        }
    }
    return {};
}

}  // namespace core::plan
