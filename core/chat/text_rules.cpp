// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/text_rules.h"

#include <QRegularExpression>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

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

/// http and https links; for X also bare domains of the commonest kinds, which it links as well.
const QRegularExpression &httpLinks()
{
    static const QRegularExpression links(u"https?://[^\\s<>\"]+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return links;
}

const QRegularExpression &xLinks()
{
    static const QRegularExpression links(
        u"(?:https?://[^\\s<>\"]+|(?<![@\\w./-])(?:[a-z0-9-]{1,63}\\.){1,4}"
        "(?:com|org|net|edu|gov|info|io|co|uk|de|fr|es|it|nl|ch|at|eu|us|ca|au|jp|in|br|app|dev|"
        "social|blog|me|tv|be)(?![\\w.-]*@)\\b(?:/[^\\s<>\"]*)?)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return links;
}

/// A link does not end in the sentence's own punctuation.
qsizetype linkLength(QStringView link)
{
    qsizetype length = link.size();
    while (length > 0 && u".,;:!?)]}'\""_s.contains(link.at(length - 1)))
        --length;
    return length;
}

/// Takes the links out and counts them.
QString withoutLinks(const QString &text, const QRegularExpression &links, int *count)
{
    QString rest;
    qsizetype end = 0;
    auto it = links.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        rest += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedStart() + linkLength(match.capturedView());
        ++*count;
    }
    return rest + text.mid(end);
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

/// twitter-text configuration v3: these ranges weigh one unit, everything else two.
int weight(uint point)
{
    const bool light = point <= 0x10FF || (point >= 0x2000 && point <= 0x200D) ||
                       (point >= 0x2010 && point <= 0x201F) || (point >= 0x2032 && point <= 0x2037);
    return light ? 1 : 2;
}

int weighted(const QString &text)
{
    int links = 0;
    const QString rest =
        withoutLinks(text.normalized(QString::NormalizationForm_C), xLinks(), &links);
    int units = links * linkUnits;
    forEachCluster(rest, [&units](QStringView cluster) {
        if (isEmoji(cluster)) {
            units += emojiUnits;
            return;
        }
        for (const uint point : cluster.toUcs4())
            units += weight(point);
    });
    return units;
}

int shortened(const QString &text)
{
    static const QRegularExpression remoteMention(u"(@[\\w.-]+)@[\\w.-]+\\w"_s,
                                                  QRegularExpression::UseUnicodePropertiesOption);
    int links = 0;
    QString rest = withoutLinks(text, httpLinks(), &links);
    rest.replace(remoteMention, u"\\1"_s);
    return clusters(rest) + links * linkUnits;
}

}  // namespace

int TextRules::count(const QString &text) const
{
    switch (counting) {
    case Counting::Weighted:
        return weighted(text);
    case Counting::Shortened:
        return shortened(text);
    case Counting::Clusters:
        return clusters(text);
    }
    return 0;
}

int TextRules::room(const QString &text) const
{
    const int units = limit - count(text);
    const int bytes = byteLimit > 0 ? byteLimit - int(text.toUtf8().size()) : units;
    return std::min(units, bytes);
}

}  // namespace core
