// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/hashtag.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTag = 64;  ///< Bluesky: app.bsky.richtext.facet#tag

bool isSign(QChar c)
{
    return c == u'#' || c == u'＃';
}

bool isTagPart(const QString &text, qsizetype &i)
{
    const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size();
    const char32_t point =
        pair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : text.at(i).unicode();
    i += pair ? 1 : 0;
    const bool joiner = point == U'_' || point == U'·' || point == U'・' || point == 0x200C;
    return joiner || QChar::isLetterOrNumber(point) || QChar::isMark(point);
}

/// Networks link no tag that goes on from a word, a path or an entity.
bool mayPrecede(QChar c)
{
    return !c.isLetterOrNumber() && c != u'_' && c != u'/' && c != u'&';
}

/// NFKC, lower case, accents folded away; everything else dropped.
QString normalizedTag(const QString &text)
{
    const QString folded = text.normalized(QString::NormalizationForm_KC)
                               .toLower()
                               .normalized(QString::NormalizationForm_KD);
    QString kept;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const qsizetype start = i;
        const bool latinAccent = folded.at(i).unicode() >= 0x300 && folded.at(i).unicode() <= 0x36F;
        if (!latinAccent && isTagPart(folded, i))
            kept += QStringView(folded).mid(start, i - start + 1);
    }
    return kept.normalized(QString::NormalizationForm_C);
}

}  // namespace

std::optional<Hashtag> Hashtag::fromText(const QString &text)
{
    QString name = text.trimmed();
    if (!name.isEmpty() && isSign(name.front()))
        name.remove(0, 1);
    if (name.isEmpty() || name.size() > longestTag)
        return std::nullopt;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!isTagPart(name, i))
            return std::nullopt;
    }
    const bool onlyDigits =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isDigit() || c == u'_'; });
    if (onlyDigits)
        return std::nullopt;
    Hashtag tag;
    tag.m_text = name;
    tag.m_normalized = normalizedTag(name);
    return tag;
}

bool Hashtag::isIn(const QString &text) const
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isSign(text.at(i)) || (i > 0 && !mayPrecede(text.at(i - 1))))
            continue;
        qsizetype end = i + 1;
        for (qsizetype part = end; part < text.size() && isTagPart(text, part); ++part)
            end = part + 1;
        if (end > i + 1 && normalizedTag(text.mid(i + 1, end - i - 1)) == m_normalized)
            return true;
        i = std::max(i, end - 1);
    }
    return false;
}

}  // namespace core
