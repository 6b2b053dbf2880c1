// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/text_rules.h"

#include "core/chat/text_entities.h"

#include <QRegularExpression>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int linkUnits = 23;
constexpr int emojiUnits = 2;

/// Calls `visit` for each grapheme cluster.
template <typename Visit>
void forEachCluster(const QString &text, Visit visit)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        return;
    const icu::UnicodeString copy(reinterpret_cast<const char16_t *>(text.utf16()),
                                  int(text.size()));
    breaks->setText(copy);
    int start = breaks->first();
    for (int end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        visit(QStringView(text).mid(start, end - start));
        start = end;
    }
}

int clusters(const QString &text)
{
    int count = 0;
    forEachCluster(text, [&count](QStringView) { ++count; });
    return count;
}

bool isEmoji(QStringView cluster)
{
    const auto points = cluster.toUcs4();
    bool emoji = false;
    for (const uint point : points) {
        emoji |= u_hasBinaryProperty(UChar32(point), UCHAR_EMOJI_PRESENTATION) != 0;
        emoji |= point == 0xFE0F || point == 0x20E3;
    }
    return emoji;
}

bool isWithin(const QList<std::pair<uint, uint>> &ranges, uint point)
{
    return std::any_of(ranges.begin(), ranges.end(), [point](const std::pair<uint, uint> &range) {
        return point >= range.first && point <= range.second;
    });
}

/// Takes the links out and counts them.
QString withoutLinks(const QString &text, bool onlyWithProtocol, int *count)
{
    QString rest;
    int end = 0;
    for (const TextEntity &link : linksIn(text)) {
        if (onlyWithProtocol && !link.text.startsWith(u"http"_s, Qt::CaseInsensitive))
            continue;
        rest += QStringView(text).mid(end, link.start - end);
        end = link.end;
        ++*count;
    }
    return rest + text.mid(end);
}

int shortened(const QString &text, int link)
{
    if (link == 0)
        return clusters(text);
    static const QRegularExpression remoteMention(u"(@[\\w.-]+)@[\\w.-]+\\w"_s,
                                                  QRegularExpression::UseUnicodePropertiesOption);
    int links = 0;
    QString rest = withoutLinks(text, true, &links);
    rest.replace(remoteMention, u"\\1"_s);
    return clusters(rest) + links * link;
}

}  // namespace

TextWeights TextWeights::current()
{
    return {.light = {{0, 0x10FF}, {0x2000, 0x200D}, {0x2010, 0x201F}, {0x2032, 0x2037}},
            .heavy = 2,
            .emojiAsOne = true};
}

int weightedLength(const QString &text, const TextWeights &weights)
{
    int links = 0;
    const QString rest = withoutLinks(text.normalized(QString::NormalizationForm_C), false, &links);
    int units = links * linkUnits;
    forEachCluster(rest, [&](QStringView cluster) {
        if (weights.emojiAsOne && isEmoji(cluster)) {
            units += emojiUnits;
            return;
        }
        for (const uint point : cluster.toUcs4())
            units += isWithin(weights.light, point) ? 1 : weights.heavy;
    });
    return units;
}

int TextRules::count(const QString &text) const
{
    switch (counting) {
    case Counting::Weighted:
        return weightedLength(text, TextWeights::current());
    case Counting::Shortened:
        return shortened(text, link);
    case Counting::Clusters:
        return clusters(text);
    }
    return 0;
}

int TextRules::count(const QString &text, const QString &warning) const
{
    return count(text) + (takesWarning() ? clusters(warning) : 0);
}

int TextRules::room(const QString &text, const QString &warning) const
{
    return room(text) - (takesWarning() ? clusters(warning) : 0);
}

int TextRules::room(const QString &text) const
{
    const int units = limit - count(text);
    const int bytes = byteLimit > 0 ? byteLimit - int(text.toUtf8().size()) : units;
    return std::min(units, bytes);
}

}  // namespace core
