// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_words.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

using Words = QHash<QString, int>;

/// Each list holds, in order, all words for 1, then all words for 2, …
Words numbered(const QStringList &lists)
{
    Words words;
    for (qsizetype i = 0; i < lists.size(); ++i) {
        for (const QString &word : lists.at(i).split(u' '))
            words.insert(word, int(i + 1));
    }
    return words;
}

const Words &weekdays()
{
    static const Words words = numbered({
        u"monday montag lunes lundi segunda-feira lunedì maandag mandag måndag lunes 月曜日 月曜 poniedziałek pazartesi senin miyerkoles maanantai maanantaina понедельник"_s,
        u"tuesday dienstag martes mardi terça-feira martedì dinsdag tirsdag tisdag 火曜日 火曜 wtorek salı selasa tiistai tiistaina wtorki вторник"_s,
        u"wednesday mittwoch miércoles mercredi quarta-feira mercoledì woensdag onsdag 水曜日 水曜 środa çarşamba rabu miyerkules keskiviikko keskiviikkona środę środy среда среду"_s,
        u"thursday donnerstag jueves jeudi quinta-feira giovedì donderdag torsdag 木曜日 木曜 czwartek perşembe kamis huwebes torstai torstaina czwartki четверг"_s,
        u"friday freitag viernes vendredi sexta-feira venerdì vrijdag fredag 金曜日 金曜 piątek cuma jumat biyernes perjantai perjantaina piątki пятница пятницу"_s,
        u"saturday samstag sonnabend sábado samedi sabato zaterdag lørdag lördag 土曜日 土曜 sobota cumartesi sabtu lauantai lauantaina sobotę soboty суббота субботу"_s,
        u"sunday sonntag domingo dimanche domenica zondag søndag söndag 日曜日 日曜 niedziela pazar ahad linggo sunnuntai sunnuntaina niedzielę niedziele воскресенье"_s,
    });
    return words;
}

const Words &weekdayPlurals()
{
    static const Words words = numbered({
        u"mondays montags lundis segundas segundas-feiras maandagen"_s,
        u"tuesdays dienstags mardis terças terças-feiras dinsdagen"_s,
        u"wednesdays mittwochs mercredis quartas quartas-feiras woensdagen"_s,
        u"thursdays donnerstags jeudis quintas quintas-feiras donderdagen"_s,
        u"fridays freitags vendredis sextas sextas-feiras vrijdagen"_s,
        u"saturdays samstags sonnabends sábados samedis zaterdagen"_s,
        u"sundays sonntags domingos dimanches zondagen"_s,
    });
    return words;
}

const Words &shortWeekdays()
{
    static const Words words = numbered({
        u"Mon Mo MON"_s,
        u"Tue Tues Di TUE TUES"_s,
        u"Wed Weds Mi WED"_s,
        u"Thu Thur Thurs Do THU THURS"_s,
        u"Fri Fr FRI"_s,
        u"Sat Sa SAT"_s,
        u"Sun So SUN"_s,
    });
    return words;
}

const Words &months()
{
    static const Words words = numbered({
        u"january jan januar jänner enero janvier janeiro gennaio januari stycznia ocak januar styczeń tammikuuta января"_s,
        u"february feb februar febrero février fevereiro febbraio februari lutego şubat pebrero helmikuuta февраля"_s,
        u"march mar mär märz marzo mars março maart marca mart marts marso maret maaliskuuta марта"_s,
        u"april apr abril avril aprile kwietnia nisan huhtikuuta апреля"_s,
        u"may mai mayo maio maggio mei maj maja mayıs toukokuuta мая"_s,
        u"june jun juni junio juin junho giugno czerwca haziran hunyo kesäkuuta июня"_s,
        u"july jul juli julio juillet julho luglio lipca temmuz hulyo heinäkuuta июля"_s,
        u"august aug agosto août augustus augusti sierpnia ağustos agustus elokuuta августа"_s,
        u"september sep sept septiembre septembre setembro settembre września eylül setyembre syyskuuta сентября"_s,
        u"october oct oktober okt octubre octobre outubro ottobre października ekim oktubre lokakuuta октября"_s,
        u"november nov noviembre novembre novembro listopada kasım nobyembre marraskuuta ноября"_s,
        u"december dec dezember dez diciembre décembre dezembro dicembre grudnia aralık desember disyembre joulukuuta декабря"_s,
    });
    return words;
}

const Words &ordinals()
{
    static const Words words = numbered({
        u"first pierwszy pierwsza första første ilk unang primo prima ersten erste erster primer primero premier primeira primeiro eerste"_s,
        u"second drugi drugą andra anden ikinci ikalawang secondo seconda zweiten zweite zweiter segundo segunda deuxième tweede"_s,
        u"third trzeci trzecią tredje üçüncü ikatlong terzo terza dritten dritte dritter tercer tercero troisième terceira derde"_s,
        u"fourth vierten vierte vierter cuarto quatrième quarta vierde"_s,
        u"fifth fünften fünfte quinto cinquième vijfde"_s,
    });
    return words;
}

const Words &numbers()
{
    static const Words words = numbered({
        u"one a an ein eine einem einer uno una un une um uma"_s,
        u"two zwei dos deux dois duas twee"_s,
        u"three drei tres trois três drie"_s,
        u"four vier cuatro quatre quatro"_s,
        u"five fünf cinco cinq vijf"_s,
        u"six sechs seis zes"_s,
        u"seven sieben siete sept sete zeven"_s,
        u"eight acht ocho huit oito"_s,
        u"nine neun nueve neuf nove negen"_s,
        u"ten zehn diez dix dez tien"_s,
    });
    return words;
}

}  // namespace

std::optional<WeekdayWord> weekdayOf(const QString &word)
{
    constexpr qsizetype longest = 16;
    if (word.size() < 2 || word.size() > longest)
        return std::nullopt;
    if (const int day = shortWeekdays().value(word))
        return WeekdayWord{day, false, true};
    const QString lower = word.toLower();
    if (const int day = weekdays().value(lower))
        return WeekdayWord{day, false, false};
    if (const int day = weekdayPlurals().value(lower))
        return WeekdayWord{day, true, false};
    return std::nullopt;
}

int monthOf(const QString &word)
{
    constexpr qsizetype longest = 13;
    if (word.size() < 3 || word.size() > longest)
        return 0;
    const QString name = word.endsWith(u'.') || word.endsWith(u',') ? word.chopped(1) : word;
    return months().value(name.toLower());
}

std::optional<OrdinalWord> ordinalOf(const QString &word)
{
    constexpr qsizetype longest = 10;
    if (word.size() < 2 || word.size() > longest)
        return std::nullopt;
    const QString lower = word.toLower();
    if (lower == u"last" || lower == u"letzten" || lower == u"letzter" || lower == u"último" ||
        lower == u"dernier")
        return OrdinalWord{-1, true};
    if (const int number = ordinals().value(lower))
        return OrdinalWord{number, true};
    const int digit = lower.front().digitValue();
    const QString ending = lower.mid(1);
    const bool counts = ending == u"st" || ending == u"nd" || ending == u"rd" || ending == u"th" ||
                        ending == u"." || ending == u"er" || ending == u"º" || ending == u"e";
    if (digit >= 1 && digit <= 5 && counts)
        return OrdinalWord{digit, false};
    return std::nullopt;
}

int numberOf(const QString &word)
{
    if (word.isEmpty() || word.size() > 7)
        return 0;
    if (const int number = numbers().value(word.toLower()))
        return number;
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

}  // namespace core::plan
