// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recurrence_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("RecurrenceText", text);
}

/// "MO" → "Monday"
QString dayName(const QString &code)
{
    static const QStringList codes{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s};
    const qsizetype at = codes.indexOf(code);
    return at < 0 ? QString() : QLocale(QLocale::English).dayName(int(at) + 1);
}

QString joined(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return names.mid(0, names.size() - 1).join(u", "_s) + u' ' + words("and") + u' ' + names.last();
}

QString weekly(int interval, const QStringList &codes)
{
    QStringList days;
    for (const QString &code : codes)
        days.append(dayName(code));
    const QString names = days.isEmpty() ? words("week") : joined(days);
    if (interval == 1)
        return words("Every %1").arg(names);
    if (interval == 2)
        return words("Every other %1").arg(names);
    return words("Every %1 weeks").arg(interval) + (days.isEmpty() ? QString() : u", "_s + names);
}

QString ordinal(int number)
{
    switch (number) {
    case 1:
        return words("First");
    case 2:
        return words("Second");
    case 3:
        return words("Third");
    case 4:
        return words("Fourth");
    case -1:
        return words("Last");
    default:
        return {};
    }
}

/// "1MO" or BYDAY=MO with BYSETPOS=1.
QString monthly(const QStringList &codes, const QString &position)
{
    static const QRegularExpression numbered(u"^(-?\\d)([A-Z]{2})$"_s);
    QStringList parts;
    for (const QString &code : codes) {
        const QRegularExpressionMatch match = numbered.match(code);
        const int number = match.hasMatch() ? match.captured(1).toInt() : position.toInt();
        const QString day = dayName(match.hasMatch() ? match.captured(2) : code);
        if (ordinal(number).isEmpty() || day.isEmpty())
            return {};
        parts.append(ordinal(number) + u' ' + day);
    }
    return parts.isEmpty() ? words("Every month") : words("%1 of the month").arg(joined(parts));
}

}  // namespace

QString recurrenceText(const QString &rule)
{
    QMap<QString, QString> parts;
    for (const QString &part : rule.split(u';', Qt::SkipEmptyParts))
        parts.insert(part.section(u'=', 0, 0).toUpper(), part.section(u'=', 1));
    const int interval = std::max(1, parts.value(u"INTERVAL"_s, u"1"_s).toInt());
    const QStringList days = parts.value(u"BYDAY"_s).split(u',', Qt::SkipEmptyParts);
    QString text;
    if (parts.value(u"FREQ"_s) == u"WEEKLY")
        text = weekly(interval, days);
    else if (parts.value(u"FREQ"_s) == u"MONTHLY" && interval == 1)
        text = monthly(days, parts.value(u"BYSETPOS"_s));
    return text.isEmpty() ? rule : text;
}

}  // namespace ui
