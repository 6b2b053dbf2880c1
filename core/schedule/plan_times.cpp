// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_times.h"

#include "core/schedule/plan_vocabulary.h"
#include "core/schedule/plan_words.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

enum class Half { Unknown, Morning, Evening, Day };

/// One side of a time or a range before it is known what half of the day it means.
struct Reading {
    int hour = -1;
    int minute = 0;
    bool hasMinutes = false;
    bool hasZero = false;  ///< "08:30"
    Half half = Half::Unknown;
};

Half halfOf(const QString &word)
{
    const QString plain = QString(word).remove(u'.').remove(u' ').toLower();
    if (plain.startsWith(u'a'))
        return Half::Morning;
    if (plain.startsWith(u'p'))
        return Half::Evening;
    return plain.isEmpty() ? Half::Unknown : Half::Day;
}

Reading readingOf(const QRegularExpressionMatch &match, const QString &side)
{
    Reading reading;
    const QString hour = match.captured(u"hour"_s + side);
    if (hour.isEmpty())
        return reading;
    reading.hour = hour.toInt();
    reading.hasZero = hour.size() == 2 && hour.front() == u'0';
    reading.hasMinutes = !match.captured(u"minute"_s + side).isEmpty();
    reading.minute = match.captured(u"minute"_s + side).toInt();
    reading.half = halfOf(match.captured(u"half"_s + side));
    if (match.captured(u"colon"_s + side).toLower() == u"h")
        reading.half = Half::Day;
    return reading;
}

QTime resolved(const Reading &reading, bool by24)
{
    const bool twelve = reading.half == Half::Morning || reading.half == Half::Evening;
    if (twelve && (reading.hour < 1 || reading.hour > 12))
        return reading.hour > 12 ? QTime(reading.hour, reading.minute) : QTime();
    if (twelve)
        return QTime(reading.hour % 12 + (reading.half == Half::Evening ? 12 : 0), reading.minute);
    const bool sure = reading.half == Half::Day || reading.hour > 12 || reading.hour == 0 ||
                      reading.hasZero || by24;
    return sure ? QTime(reading.hour, reading.minute) : QTime();
}

const QRegularExpression &timePattern()
{
    static const QRegularExpression pattern(
        u"(?<![\\w:.,/$€£#@+\u2212-])"
        u"(?<hour>[01]?\\d|2[0-3])(?:\\s?(?<colon>[:.h])(?<minute>[0-5]\\d))?(?![\\d%/])"
        u"\\s?(?<half>[ap]\\.\\s?m\\.?|[ap]m\\b|uhr\\b|h\\b|heures\\b|horas\\b|hs\\b)?"
        u"(?:\\s?(?:-|\u2013|\u2014|to|till?|until|bis|à|a las|a)\\s?"
        u"(?<hour2>[01]?\\d|2[0-4])(?:(?<colon2>[:.h])(?<minute2>[0-5]\\d))?(?![\\d%/:])"
        u"\\s?(?<half2>[ap]\\.\\s?m\\.?|[ap]m\\b|uhr\\b|h\\b|heures\\b|horas\\b|hs\\b)?)?"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

/// The zone's name behind a time, perhaps in brackets.
QByteArray zoneBehind(const QString &line, qsizetype place, bool afterHalf)
{
    constexpr QStringView between = u" (,[-/|";
    while (place < line.size() && between.contains(line.at(place)))
        ++place;
    for (const QStringView word : {u"Uhr ", u"in ", u"hora "}) {
        if (QStringView(line).mid(place).startsWith(word) && word != u"hora ")
            place += word.size();
    }
    const auto zone = zoneAtStart(QStringView(line).mid(place), afterHalf);
    return zone ? zone->id : QByteArray();
}

/// "日本時間21:00": some languages name the zone first.
QByteArray zoneBefore(const QString &line, qsizetype place)
{
    for (const QStringView name : {u"日本時間", u"北京时间", u"한국시간"}) {
        if (QStringView(line).left(place).trimmed().endsWith(name))
            return zoneAtStart(name, false).value_or(ZoneName()).id;
    }
    return {};
}

/// "8–9 pm": the first side takes its half from the second, so that the range runs forward.
void settleHalves(Reading &from, Reading &to)
{
    if (to.hour < 0)
        return;
    if (from.half == Half::Unknown && to.half != Half::Unknown) {
        from.half = to.half;
        if (to.half == Half::Evening && from.hour % 12 > to.hour % 12)
            from.half = Half::Morning;  // "11–12:30 pm"
    } else if (to.half == Half::Unknown) {
        to.half = from.half;
    }
}

std::optional<Minutes> lengthOf(const QTime &from, const QTime &to)
{
    constexpr int dayInMinutes = 24 * 60;
    constexpr int longest = 12 * 60;
    if (!from.isValid() || !to.isValid())
        return std::nullopt;
    const int minutes = (from.secsTo(to) / 60 + dayInMinutes) % dayInMinutes;
    if (minutes < 10 || minutes > longest)
        return std::nullopt;
    return Minutes(minutes);
}

std::optional<TimeMention> mentionOf(const QRegularExpressionMatch &match, const QString &line)
{
    Reading from = readingOf(match, {});
    Reading to = readingOf(match, u"2"_s);
    const bool isBare = !from.hasMinutes && from.half == Half::Unknown && to.half == Half::Unknown;
    settleHalves(from, to);
    const bool afterHalf = from.half == Half::Morning || from.half == Half::Evening;
    TimeMention mention;
    mention.at = match.capturedStart();
    mention.zone = zoneBehind(line, match.capturedEnd(), afterHalf);
    if (mention.zone.isEmpty())
        mention.zone = zoneBefore(line, match.capturedStart());
    if (isBare && (mention.zone.isEmpty() || from.hour < 13))
        return std::nullopt;  // a number, not a time
    const bool by24 = (from.hasMinutes && countsTo24(mention.zone)) || to.hour > 12;
    mention.time = resolved(from, by24);
    mention.length = lengthOf(mention.time, resolved(to, by24));
    return mention;
}

void addNoons(const QString &line, QList<TimeMention> &mentions)
{
    static const QRegularExpression noon(
        u"\\b(?:12 )?(?<word>noon|midday|mittags?|mediodía|midi)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = noon.match(line);
    if (!match.hasMatch())
        return;
    TimeMention mention{QTime(12, 0), std::nullopt, zoneBehind(line, match.capturedEnd(), true),
                        match.capturedStart()};
    const bool isFirst = mentions.isEmpty() || mentions.constFirst().at > mention.at;
    mentions.insert(isFirst ? 0 : mentions.size(), mention);
}

/// "午後9時半" as "21:30".
void writeOutHours(QString &line)
{
    static const QRegularExpression hour(
        u"(午前|午後)?\\s?(\\d{1,2})時(?:(半)|(\\d{1,2})分)?(?!間)"_s);
    for (auto match = hour.match(line); match.hasMatch(); match = hour.match(line)) {
        const bool evening = match.captured(1) == u"午後" && match.captured(2).toInt() < 12;
        const int minute = match.captured(3).isEmpty() ? match.captured(4).toInt() : 30;
        line.replace(match.capturedStart(), match.capturedLength(),
                     u"%1:%2"_s.arg(match.captured(2).toInt() + (evening ? 12 : 0))
                         .arg(minute, 2, 10, QChar(u'0')));
    }
}

}  // namespace

QList<TimeMention> timesIn(const QString &text)
{
    // "12:00 noon" is a time with its half of the day like any other.
    static const QRegularExpression twelve(u"\\b12(?::00)?\\s?(?:(noon|midday)|midnight)\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString line = text;
    if (const auto match = twelve.match(line); match.hasMatch())
        line.replace(match.capturedStart(), match.capturedLength(),
                     match.hasCaptured(1) ? u"12:00 pm"_s : u"12:00 am"_s);
    writeOutHours(line);
    QList<TimeMention> mentions;
    qsizetype dateEnd = 0;
    static const QRegularExpression numericDate(u"\\d{1,4}[-./]\\d{1,2}[-./]\\d{2,4}"_s);
    auto matches = timePattern().globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto date =
            numericDate.match(line, match.capturedStart(), QRegularExpression::NormalMatch,
                              QRegularExpression::AnchorAtOffsetMatchOption);
        if (date.hasMatch())
            dateEnd = date.capturedEnd();
        if (match.capturedStart() < dateEnd)
            continue;
        if (const auto mention = mentionOf(match, line))
            mentions.append(*mention);
    }
    addNoons(line, mentions);
    return mentions;
}

/// "Durée : 1h30", "Duration: 1 h 15 min".
std::optional<Minutes> mixedLengthIn(const QString &line)
{
    static const QRegularExpression mixed = vocabulary::pattern(
        u"(?:^\\W*|[.,;(|/\u00B7]\\s*)(?:%1)\\s?[:\u2013-]?\\s?(\\d)\\s?(?:%2)\\s?([0-5]\\d)(?!\\d)"_s
            .arg(vocabulary::lengths, vocabulary::hours));
    const auto match = mixed.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return Minutes(match.captured(1).toInt() * 60 + match.captured(2).toInt());
}

std::optional<Minutes> lengthIn(const QString &line)
{
    if (const auto mixed = mixedLengthIn(line))
        return mixed;
    static const QString amount = u"(?<count>\\d{1,3}(?:[.,]5)?|(?:an? )?\\p{L}{1,7}|half an?)[ "
                                  u"-]?(?:(?<hours>%1)|(?<minutes>%2))"
                                  u"(?![\\p{L}\\d])"_s.arg(vocabulary::hours, vocabulary::minutes);
    static const QList<QRegularExpression> patterns = {
        vocabulary::pattern(
            u"(?:^\\W*|[.,;(|/\u00B7]\\s*)(?:%1)\\b[ :\u2013-]*(?:about |ca\\.? |approx\\.? |circa )?"_s
                .arg(vocabulary::lengths) +
            amount),
        // "Tue 9 Nov / 8 pm GMT / 60 mins", "(60 minutes)": a part of its own
        vocabulary::pattern(u"(?:^|[/|\u00B7,;(\u2013\u2014]\\s?)"_s + amount +
                            u"\\s?(?:[/|\u00B7,;).]|$)"_s),
        vocabulary::pattern(u"\\b"_s + amount +
                            u"[ -](?:long |live |slow |twitter |hashtag )*"
                            u"(?:chat|conversation|session|gespräch)\\b"_s),
        vocabulary::pattern(u"\\b(?:for|lasts?|lasting|runs?|dauert|dura|dure|duurt|varer|trwa)"
                            u"(?: for)?(?: about| etwa| circa| unos)? "_s +
                            amount),
    };
    for (const QRegularExpression &pattern : patterns) {
        const auto match = pattern.match(line);
        const QString count = match.captured(u"count"_s).toLower().replace(u',', u'.');
        const bool isHalf = count.startsWith(u"half") || count == u"halbe" || count == u"media";
        const double number = isHalf                 ? 0.5
                              : count.contains(u'.') ? count.toDouble()
                                                     : numberOf(count.section(u' ', -1));
        const int minutes = int(number * (match.hasCaptured(u"hours"_s) ? 60 : 1));
        constexpr int shortest = 10;
        constexpr int longest = 31 * 24 * 60;
        if (match.hasMatch() && minutes >= shortest && minutes <= longest)
            return Minutes(minutes);
    }
    return std::nullopt;
}

}  // namespace core::plan
