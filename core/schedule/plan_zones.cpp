// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_words.h"

#include <QHash>
#include <QList>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

struct ZoneWords {
    const char *id;
    const char *abbreviations;  ///< believed in capitals only
    const char *names;          ///< believed in any case, "time" behind them belongs to them
};

/// What people write for a zone. "IST" is missing on purpose: India, Ireland and Israel share it.
constexpr ZoneWords zoneWords[] = {
    {"America/New_York", "ET EST EDT", "US Eastern|Eastern US|Eastern|New York|NYC"},
    {"America/Chicago", "CT CST CDT", "US Central|Central US|Central|Chicago"},
    {"America/Denver", "MT MST MDT", "US Mountain|Mountain|Denver"},
    {"America/Los_Angeles", "PT PST PDT", "US Pacific|Pacific|West Coast|Los Angeles"},
    {"America/Anchorage", "AKT AKST AKDT", "Alaska"},
    {"Pacific/Honolulu", "HST", "Hawaii"},
    {"America/Halifax", "AST ADT", "Atlantic|Halifax"},
    {"America/St_Johns", "NST NDT", "Newfoundland"},
    {"UTC", "UTC Z", "Coordinated Universal"},
    {"Etc/GMT", "GMT", "Greenwich Mean"},
    {"Europe/London", "BST", "UK|U.K.|British|Britain|London|British Summer"},
    {"Europe/Dublin", "", "Irish|Ireland|Dublin"},
    {"Europe/Lisbon", "WET WEST", "Lisbon|Lisboa|hora de Lisboa|Portugal"},
    {"Europe/Berlin", "CET CEST MEZ MESZ",
     "Central European Summer|Central European|German|Berlin|deutscher Zeit|Mitteleuropäischer "
     "Zeit"},
    {"Europe/Paris", "", "Paris|heure de Paris|French|heure française"},
    {"Europe/Madrid", "",
     "Spanish|Madrid|hora peninsular española|hora peninsular|hora española|hora de España|hora "
     "de Madrid"},
    {"Europe/Rome", "", "Italian|Rome|ora italiana"},
    {"Europe/Amsterdam", "", "Dutch|Amsterdam|Nederlandse tijd"},
    {"Europe/Stockholm", "", "Swedish|Stockholm|svensk tid"},
    {"Europe/Helsinki", "EET EEST", "Finnish|Helsinki|Eastern European"},
    {"Europe/Athens", "", "Greek|Athens"},
    {"Europe/Istanbul", "TRT", "Turkish|Turkey|Istanbul|Türkiye saati|Türkiye"},
    {"Europe/Moscow", "MSK", "Moscow|по Москве"},
    {"Africa/Johannesburg", "SAST", "South African|South Africa"},
    {"Africa/Lagos", "WAT", "West Africa|Nigerian|Nigeria|Lagos"},
    {"Africa/Nairobi", "EAT", "East Africa|East African|Kenyan|Kenya|Nairobi"},
    {"Africa/Maputo", "CAT", "Central Africa"},
    {"Africa/Accra", "", "Ghana|Accra"},
    {"Africa/Cairo", "", "Egypt|Cairo"},
    {"Asia/Dubai", "GST", "Gulf Standard|Gulf|UAE|Dubai"},
    {"Asia/Karachi", "PKT", "Pakistan Standard|Pakistan|Karachi"},
    {"Asia/Kolkata", "", "Indian Standard|India Standard|Indian|India|IST (India)"},
    {"Asia/Dhaka", "", "Bangladesh|Dhaka"},
    {"Asia/Bangkok", "ICT", "Thai|Thailand|Bangkok"},
    {"Asia/Jakarta", "WIB", "Jakarta|Western Indonesian"},
    {"Asia/Singapore", "SGT", "Singapore Standard|Singapore"},
    {"Asia/Kuala_Lumpur", "MYT", "Malaysia|Malaysian"},
    {"Asia/Manila", "PHT PHST", "Philippine Standard|Philippines|Philippine|Manila"},
    {"Asia/Hong_Kong", "HKT", "Hong Kong"},
    {"Asia/Shanghai", "", "China Standard|China|Beijing|Shanghai"},
    {"Asia/Tokyo", "JST", "Japan Standard|Japan|Tokyo|日本時間"},
    {"Asia/Seoul", "KST", "Korea Standard|Korea|Korean|Seoul"},
    {"Australia/Perth", "AWST", "Australian Western|Western Australian|Perth"},
    {"Australia/Adelaide", "ACST ACDT", "Australian Central|Adelaide"},
    {"Australia/Brisbane", "", "Queensland|Brisbane"},
    {"Australia/Sydney", "AEST AEDT AET", "Australian Eastern|Sydney"},
    {"Australia/Melbourne", "", "Melbourne"},
    {"Pacific/Auckland", "NZT NZST NZDT", "New Zealand|NZ|Auckland"},
    {"America/Sao_Paulo", "BRT",
     "horário de Brasília|hora de Brasília|Brasília|Brasilia|São Paulo|Brazil"},
    {"America/Argentina/Buenos_Aires", "ART", "hora de Argentina|Argentina|Buenos Aires"},
    {"America/Santiago", "CLT CLST", "hora de Chile|Chile"},
    {"America/Bogota", "COT", "hora de Colombia|hora Colombia|Colombia|Bogotá|Bogota"},
    {"America/Lima", "PET", "hora de Perú|Peru|Perú"},
    {"America/Mexico_City", "CDMX",
     "Mexico City|Ciudad de México|hora de México|hora del centro de México|Mexico"},
};

struct Spelling {
    QByteArray id;
    QString text;
    bool isName;
};

/// All spellings by their first letter in lower case, longest first.
const QHash<QChar, QList<Spelling>> &spellings()
{
    static const QHash<QChar, QList<Spelling>> table = [] {
        QHash<QChar, QList<Spelling>> result;
        const auto add = [&result](const char *id, const QString &text, bool isName) {
            result[text.front().toLower()].append({id, text, isName});
        };
        for (const ZoneWords &words : zoneWords) {
            for (const QString &text : QString::fromUtf8(words.abbreviations).split(u' ')) {
                if (!text.isEmpty())
                    add(words.id, text, false);
            }
            for (const QString &text : QString::fromUtf8(words.names).split(u'|'))
                if (!text.isEmpty())
                    add(words.id, text, true);
        }
        for (QList<Spelling> &list : result)
            std::stable_sort(list.begin(), list.end(), [](const Spelling &a, const Spelling &b) {
                return a.text.size() > b.text.size();
            });
        return result;
    }();
    return table;
}

bool endsWord(QStringView text, qsizetype at)
{
    return at >= text.size() || !(text.at(at).isLetterOrNumber() || text.at(at) == u'_');
}

/// "Standard", "Daylight", "Summer" and "time" behind a zone's name belong to it.
qsizetype withTimeWord(QStringView text, qsizetype at)
{
    for (const QStringView word : {u" standard", u" daylight", u" summer", u" time", u" zone"}) {
        if (text.mid(at).startsWith(word, Qt::CaseInsensitive) && endsWord(text, at + word.size()))
            at += word.size();
    }
    return at;
}

/// "Europe/Berlin" itself.
std::optional<ZoneName> ianaName(QStringView text)
{
    qsizetype end = 0;
    bool hasSlash = false;
    while (end < text.size() && end < 40 &&
           (text.at(end).isLetterOrNumber() || QStringView(u"/_-+").contains(text.at(end)))) {
        hasSlash = hasSlash || text.at(end) == u'/';
        ++end;
    }
    if (!hasSlash || !text.front().isUpper())
        return std::nullopt;
    const QByteArray id = text.left(end).toString().toUtf8();
    if (!QTimeZone::isTimeZoneIdAvailable(id))
        return std::nullopt;
    return ZoneName{id, end};
}

/// "UTC+2" and "GMT-5": whole hours have a zone of their own, with the sign turned around.
std::optional<ZoneName> fixedOffset(QStringView text)
{
    if (!text.startsWith(u"UTC") && !text.startsWith(u"GMT"))
        return std::nullopt;
    qsizetype at = 3;
    while (at < text.size() && text.at(at) == u' ')
        ++at;
    if (at >= text.size() || !QStringView(u"+-\u2212\u2013").contains(text.at(at)))
        return std::nullopt;
    const bool ahead = text.at(at) == u'+';
    qsizetype end = at + 1;
    while (end < text.size() && end < at + 3 && text.at(end).isDigit())
        ++end;
    const int hours = text.mid(at + 1, end - at - 1).toInt();
    if (end == at + 1 || hours > 14 || (end < text.size() && text.at(end) == u':'))
        return std::nullopt;
    const QByteArray id =
        hours == 0 ? QByteArray("UTC")
                   : "Etc/GMT" + QByteArray(ahead ? "-" : "+") + QByteArray::number(hours);
    return ZoneName{id, end};
}

}  // namespace

std::optional<ZoneName> zoneAtStart(QStringView text, bool anyCase)
{
    if (text.isEmpty())
        return std::nullopt;
    if (const auto offset = fixedOffset(text))
        return offset;
    if (const auto iana = ianaName(text))
        return iana;
    const auto found = spellings().constFind(text.front().toLower());
    if (found == spellings().cend())
        return std::nullopt;
    for (const Spelling &spelling : *found) {
        const Qt::CaseSensitivity sensitivity =
            spelling.isName || (anyCase && spelling.text.size() > 1) ? Qt::CaseInsensitive
                                                                     : Qt::CaseSensitive;
        const qsizetype length = spelling.text.size();
        if (text.startsWith(spelling.text, sensitivity) && endsWord(text, length))
            return ZoneName{spelling.id, spelling.isName ? withTimeWord(text, length) : length};
    }
    return std::nullopt;
}

bool countsTo24(const QByteArray &zone)
{
    return zone == "UTC" ||
           (zone.startsWith("Europe/") && zone != "Europe/London" && zone != "Europe/Dublin");
}

}  // namespace core::plan
