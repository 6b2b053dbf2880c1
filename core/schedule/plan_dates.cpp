// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_times.h"
#include "core/schedule/plan_words.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

void add(QList<DateMention> &mentions, int year, int month, int day, qsizetype at)
{
    constexpr int leapYear = 2024;
    if (year > 0 && year < 100)
        year += 2000;
    if (month < 1 || !QDate::isValid(year > 0 ? year : leapYear, month, day))
        return;
    mentions.append({year > 0 ? QDate(year, month, day) : QDate(), month, day, at});
}

/// Whether month before day is the order of "2/9/27": by what is possible, else by the weekday
/// beside it; nullopt where both may be meant.
std::optional<bool> monthIsFirst(int one, int two, int year, const QString &line)
{
    if (one > 12 || two > 12 || one == two)
        return one <= 12;
    const QList<int> days = weekdaysIn(line, true);
    const int fullYear = year < 100 ? year + 2000 : year;
    const auto fits = [&](int month, int day) {
        return days.size() == 1 && QDate(fullYear, month, day).dayOfWeek() == days.constFirst();
    };
    if (fits(one, two) == fits(two, one))
        return std::nullopt;
    return fits(one, two);
}

/// "2026-09-15", "15.9.2026", and "15/9/2026" where only one order of day and month is possible.
void addNumeric(const QString &line, QList<DateMention> &mentions)
{
    static const QRegularExpression iso(u"(?<!\\d)(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)"_s);
    static const QRegularExpression dotted(
        u"(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(20\\d\\d|\\d\\d(?![.:\\d]))?(?!\\d)"_s);
    static const QRegularExpression slashed(
        u"(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(20\\d\\d|\\d\\d)(?![\\d/])"_s);
    static const QRegularExpression eastern(u"(?:(20\\d\\d)年\\s?)?(\\d{1,2})月\\s?(\\d{1,2})日"_s);
    for (auto matches = eastern.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        add(mentions, match.captured(1).toInt(), match.captured(2).toInt(),
            match.captured(3).toInt(), match.capturedStart());
    }
    for (auto matches = iso.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        add(mentions, match.captured(1).toInt(), match.captured(2).toInt(),
            match.captured(3).toInt(), match.capturedStart());
    }
    for (auto matches = dotted.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        add(mentions, match.captured(3).toInt(), match.captured(2).toInt(),
            match.captured(1).toInt(), match.capturedStart());
    }
    for (auto matches = slashed.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const int one = match.captured(1).toInt();
        const int two = match.captured(2).toInt();
        const int year = match.captured(3).toInt();
        if (const auto monthFirst = monthIsFirst(one, two, year, line))
            add(mentions, year, *monthFirst ? one : two, *monthFirst ? two : one,
                match.capturedStart());
    }
}

void addWritten(const QString &line, QList<DateMention> &mentions)
{
    static const QRegularExpression dayFirst(
        u"(?<![\\d:.,])(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,10})\\.?"
        u"(?:,?\\s+(?:de\\s+|del\\s+)?(20\\d\\d))?(?!\\d)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression monthFirst(
        u"\\b(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\s?[ap]\\.?m|\\.\\d)"
        u"(?:,?\\s+(20\\d\\d)(?!\\d))?"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    for (auto matches = dayFirst.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        add(mentions, match.captured(3).toInt(), monthOf(match.captured(2)),
            match.captured(1).toInt(), match.capturedStart());
    }
    const qsizetype dayFirstCount = mentions.size();
    for (auto matches = monthFirst.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        const qsizetype at = match.capturedStart();
        const bool known = std::any_of(
            mentions.cbegin(), mentions.cbegin() + dayFirstCount,
            [at](const DateMention &mention) { return mention.at < at && at - mention.at < 12; });
        if (!known && name.front().isUpper())  // "may 5" is rarely a day
            add(mentions, match.captured(3).toInt(), monthOf(name), match.captured(2).toInt(), at);
    }
}

}  // namespace

QList<DateMention> datesIn(const QString &line)
{
    QList<DateMention> mentions;
    addNumeric(line, mentions);
    addWritten(line, mentions);
    return mentions;
}

}  // namespace core::plan
