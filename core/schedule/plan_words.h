// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace core::plan {

// The words in which people name days, months, numbers and zones, in a handful of languages.

/// A weekday's name: 1 Monday … 7 Sunday.
struct WeekdayWord {
    int day = 0;
    bool isPlural = false;  ///< "Mondays", "montags": every one of them
    bool isShort = false;   ///< "Mon", "Sat": believed only next to a date or a time
};
std::optional<WeekdayWord> weekdayOf(const QString &word);

int monthOf(const QString &word);  ///< 1 … 12, 0 for another word

struct OrdinalWord {
    int number = 0;          ///< -1 is "last"
    bool isSpelled = false;  ///< "second", not "2nd"
};
std::optional<OrdinalWord> ordinalOf(const QString &word);
int numberOf(const QString &word);  ///< "two", "zwei", "2"; 0 for another word

/// A zone's name at the start of a text: its IANA name and how many characters it takes.
struct ZoneName {
    QByteArray id;
    qsizetype length = 0;
};
/// `anyCase` also knows "et" and "gmt" in small letters, as they stand behind "8pm".
std::optional<ZoneName> zoneAtStart(QStringView text, bool anyCase);

/// Whether people of this zone write the hours 0 to 23 as a rule, so that "8:30" is the morning.
bool countsTo24(const QByteArray &zone);

}  // namespace core::plan
