// SPDX-License-Identifier: GPL-3.0-or-later
// Which domains X links, with and without https:// before them.
#include "core/chat/text_characters.h"
#include "core/chat/text_entities.h"

#include <QSet>

#include <libpsl.h>
#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <memory>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestTopLevel = 24;  ///< in UTF-16 units, of those in other scripts

/// Delegated once or reserved, and linked all the same: they left the root zone after X took its
/// list of them, or never were in it (IANA, Root Zone Database; those gone by the public suffix
/// lists of Debian 12 and 13).
const QSet<QString> &formerTopLevelDomains()
{
    static const QStringList names =
        (u"abarth active adac afamilycompany aigo alfaromeo an bl blanco bnl boots bq "
         "budapest bugatti cancerresearch cartier caseih ceb chloe chrysler "
         "cookingchannel csc dodge doha doosan duck duns eh epost esurance everbank fiat "
         "flsmidth foodnetwork fujixerox glade goodhands hgtv honeywell hoteles htc "
         "iinet intel iselect iveco iwc jcp jlc ladbrokes lancia lancome liaison linde "
         "lixil loft lupin macys maserati mcd mcdonalds meo metlife mf mobily montblanc "
         "mopar movistar mtpc mutual mutuelle nadex nationwide newholland "
         "northwesternmutual off onyourside orientexpress pamperedchef panerai passagens "
         "piaget qvc raid rightathome rmit sapo scjohnson scor ses shriram spiegel "
         "spreadbetting srt starhub statoil swiftcover symantec telecity telefonica "
         "tiffany tp travelchannel uconnect um vista vistaprint vuelos warman wed xperia "
         "za zippo موبايلي 大众汽车 工行 手表 珠宝 诺基亚"_s)
            .split(u' ', Qt::SkipEmptyParts);
    static const QSet<QString> set(names.begin(), names.end());
    return set;
}

bool isTopLevelDomain(const QString &label)
{
    const QString lower = label.toLower();
    if (formerTopLevelDomains().contains(lower))
        return true;
    return psl_is_public_suffix2(psl_builtin(), lower.toUtf8().constData(),
                                 PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

QChar at(const QString &text, qsizetype index)
{
    return index < text.size() ? text.at(index) : QChar();
}

/// Short enough in its encoded form, and not encoded by half (UTS #46).
bool canBeResolved(const QString &domain)
{
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_DEFAULT, status));
    if (!idna)
        return false;
    icu::IDNAInfo info;
    icu::UnicodeString encoded;
    const icu::UnicodeString name(reinterpret_cast<const char16_t *>(domain.utf16()),
                                  int(domain.size()));
    idna->nameToASCII(name, encoded, info, status);
    constexpr uint32_t fatal = UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
                               UIDNA_ERROR_PUNYCODE | UIDNA_ERROR_EMPTY_LABEL;
    return U_SUCCESS(status) && (info.getErrors() & fatal) == 0;
}

/// Where the label at `start` ends; `sound` when it begins and ends as a label may.
int labelEnd(const QString &text, int start, bool asciiOnly, bool *sound, bool *underscore)
{
    int end = start;
    *underscore = false;
    while (end < text.size()) {
        const QChar c = text.at(end);
        const bool inside =
            asciiOnly ? chars::inAsciiLabel(c) : chars::inLabel(c) || c == u'-' || c == u'_';
        if (!inside)
            break;
        *underscore |= c == u'_';
        ++end;
    }
    const auto mayEnd = [&text](int index) {
        return text.at(index) != u'-' && text.at(index) != u'_';
    };
    *sound = end > start && mayEnd(start) && mayEnd(end - 1);
    return end;
}

}  // namespace

int topLevelDomainLength(const QString &text, int start)
{
    const auto endsThere = [&text](int end) {
        const QChar next = at(text, end);
        return !chars::isAsciiAlnum(next) && next != u'@' && next != u'+' && next != u'-';
    };
    int end = start;
    const bool encoded = QStringView(text).mid(start, 4).compare(u"xn--", Qt::CaseInsensitive) == 0;
    while (chars::isAsciiLetter(at(text, end)) ||
           (encoded && (chars::isAsciiAlnum(at(text, end)) || at(text, end) == u'-')))
        ++end;
    const int plain = end - start;
    if (plain > 0 && endsThere(end) && (encoded || isTopLevelDomain(text.mid(start, plain))))
        return plain;
    while (end - start < longestTopLevel && chars::inLabel(at(text, end)))
        ++end;
    for (; end > start + plain; --end) {  // no space stands between it and the next word
        if (endsThere(end) && isTopLevelDomain(text.mid(start, end - start)))
            return end - start;
    }
    return 0;
}

int domainLength(const QString &text, int start, bool asciiOnly)
{
    int best = 0;
    for (int label = start; label < text.size();) {
        bool sound = false;
        bool underscore = false;
        const int end = labelEnd(text, label, asciiOnly, &sound, &underscore);
        if (!sound || at(text, end) != u'.')
            break;
        const int topLevel = underscore ? 0 : topLevelDomainLength(text, end + 1);
        if (topLevel > 0)
            best = end + 1 + topLevel - start;
        label = end + 1;
    }
    return best > 0 && canBeResolved(text.mid(start, best)) ? best : 0;
}

}  // namespace core
