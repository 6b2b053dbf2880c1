// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/facets.h"

#include "core/chat/text_entities.h"
#include "core/chat/text_rules.h"

#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestTag = 64;  ///< in characters as people see them, and 640 bytes
constexpr int longestTagBytes = 640;
constexpr int longestHandle = 253;
constexpr int longestLabel = 63;
constexpr int longestSymbol = 5;

/// A part of the text, in UTF-16, and what it means.
struct Found {
    enum class Kind { Tag, Link, Mention };
    Kind kind = Kind::Tag;
    int start = 0;
    int end = 0;
    QString value;
};

QChar at(const QString &text, int index)
{
    return index >= 0 && index < text.size() ? text.at(index) : QChar();
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiAlnum(QChar c)
{
    return isAsciiLetter(c) || isAsciiDigit(c);
}

/// Links and mentions begin where a word does.
bool beginsWord(const QString &text, int start)
{
    const QChar before = at(text, start - 1);
    return start == 0 || before.isSpace() || before == u'(';
}

int wordEnd(const QString &text, int start)
{
    int end = start;
    while (end < text.size() && !text.at(end).isSpace())
        ++end;
    return end;
}

// Mentions.

std::optional<Found> mentionAt(const QString &text, int start)
{
    if (at(text, start) != u'@' || !beginsWord(text, start))
        return std::nullopt;
    int end = start + 1;
    while (isAsciiAlnum(at(text, end)) || at(text, end) == u'.' || at(text, end) == u'-')
        ++end;
    while (end > start + 1 && !isAsciiAlnum(text.at(end - 1)))
        --end;  // the sentence's own full stop
    const QString handle = text.mid(start + 1, end - start - 1).toLower();
    if (!isHandle(handle))
        return std::nullopt;
    return Found{Found::Kind::Mention, start, end, handle};
}

// Links.

/// Where the domain of a link without "https://" ends; -1 if it is none that the world knows.
int bareDomainEnd(const QString &text, int start)
{
    int end = start;
    while (isAsciiAlnum(at(text, end)) || at(text, end) == u'.' || at(text, end) == u'-')
        ++end;
    while (end > start && !isAsciiAlnum(text.at(end - 1)))
        --end;
    const QString domain = text.mid(start, end - start);
    const int dot = int(domain.lastIndexOf(u'.'));
    const bool isKnown =
        isHandle(domain) && topLevelDomainLength(domain, dot + 1) == domain.size() - dot - 1;
    return isKnown && isAsciiLetter(domain.front()) ? end : -1;
}

/// A sentence's last sign is no part of the link, nor a closing bracket that was opened before it.
int withoutPunctuation(const QString &text, int start, int end)
{
    if (QStringView(u".,;:!?").contains(text.at(end - 1)))
        --end;
    const QStringView link = QStringView(text).mid(start, end - start);
    return link.endsWith(u')') && !link.contains(u'(') ? end - 1 : end;
}

std::optional<Found> linkAt(const QString &text, int start)
{
    if (!beginsWord(text, start))
        return std::nullopt;
    const int word = wordEnd(text, start);
    const QString whole = text.mid(start, word - start);
    const bool hasProtocol = whole.startsWith(u"https://"_s, Qt::CaseInsensitive) ||
                             whole.startsWith(u"http://"_s, Qt::CaseInsensitive);
    if (!hasProtocol && bareDomainEnd(text, start) < 0)
        return std::nullopt;
    const int end = withoutPunctuation(text, start, word);
    const QString link = text.mid(start, end - start);
    if (hasProtocol && link.section(u"//"_s, 1).isEmpty())
        return std::nullopt;
    return Found{Found::Kind::Link, start, end, hasProtocol ? link : u"https://"_s + link};
}

// Hashtags.

/// Spaces that nobody sees end a tag as well.
bool endsTag(QChar c)
{
    return c.isSpace() || QStringView(u"\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2").contains(c);
}

/// Punctuation, code point by code point from the back: an emoji is none.
bool isPunctuation(const QString &text, int index)
{
    return text.at(index).isPunct();
}

bool isTooLong(const QString &tag)
{
    const TextRules rules{TextRules::Counting::Clusters, longestTag, longestTagBytes};
    return rules.room(tag) < 0;
}

std::optional<Found> tagAt(const QString &text, int start)
{
    const QChar sign = at(text, start);
    const bool isSign = sign == u'#' || sign == QChar(0xFF03);
    if (!isSign || (start > 0 && !text.at(start - 1).isSpace()) ||
        at(text, start + 1) == QChar(0xFE0F))
        return std::nullopt;
    int end = start + 1;
    while (end < text.size() && !endsTag(text.at(end)))
        ++end;
    while (end > start + 1 && isPunctuation(text, end - 1))
        --end;
    const QString tag = text.mid(start + 1, end - start - 1);
    const auto isDigitOrSign = [](QChar c) { return c.isDigit() || c.isPunct(); };
    if (std::all_of(tag.begin(), tag.end(), isDigitOrSign) || isTooLong(tag))
        return std::nullopt;
    return Found{Found::Kind::Tag, start, end, tag};
}

/// "$AAPL" is a tag that keeps its sign.
std::optional<Found> symbolAt(const QString &text, int start)
{
    if (at(text, start) != u'$' || !beginsWord(text, start) || !isAsciiLetter(at(text, start + 1)))
        return std::nullopt;
    int end = start + 1;
    while (isAsciiAlnum(at(text, end)))
        ++end;
    const bool stands = end == text.size() || text.at(end).isSpace() || text.at(end).isPunct();
    if (!stands || end - start - 1 > longestSymbol)
        return std::nullopt;
    return Found{Found::Kind::Tag, start, end, text.mid(start, end - start).toUpper()};
}

// All of them.

std::optional<Found> foundAt(const QString &text, int start)
{
    for (const auto &look : {mentionAt, tagAt, symbolAt, linkAt}) {
        if (const auto found = look(text, start))
            return found;
    }
    return std::nullopt;
}

bool overlaps(const QList<Found> &all, const TextEntity &tag)
{
    return std::any_of(all.begin(), all.end(), [&tag](const Found &one) {
        return tag.start < one.end && one.start < tag.end;
    });
}

QList<Found> allIn(const QString &text)
{
    QList<Found> all;
    for (int i = 0; i < text.size();) {
        const auto found = foundAt(text, i);
        if (found)
            all.append(*found);
        i = found ? found->end : i + 1;
    }
    for (const TextEntity &tag : hashtagsIn(text)) {
        if (!overlaps(all, tag) && !isTooLong(tag.text) && !endsTag(tag.text.front()))
            all.append({Found::Kind::Tag, tag.start, tag.end, tag.text});
    }
    const auto comesBefore = [](const Found &a, const Found &b) { return a.start < b.start; };
    std::sort(all.begin(), all.end(), comesBefore);
    return all;
}

QJsonObject featureOf(const Found &found)
{
    const QString type = u"$type"_s;
    switch (found.kind) {
    case Found::Kind::Mention:
        return {{type, u"app.bsky.richtext.facet#mention"_s}, {u"did"_s, found.value}};
    case Found::Kind::Link:
        return {{type, u"app.bsky.richtext.facet#link"_s}, {u"uri"_s, found.value}};
    case Found::Kind::Tag:
        break;
    }
    return {{type, u"app.bsky.richtext.facet#tag"_s}, {u"tag"_s, found.value}};
}

qint64 bytesBefore(const QString &text, int index)
{
    return text.left(index).toUtf8().size();
}

}  // namespace

bool isHandle(const QString &text)
{
    const QStringList labels = text.split(u'.');
    const auto isLabel = [](const QString &label) {
        const bool lengthFits = !label.isEmpty() && label.size() <= longestLabel;
        return lengthFits && isAsciiAlnum(label.front()) && isAsciiAlnum(label.back()) &&
               std::all_of(label.begin(), label.end(),
                           [](QChar c) { return isAsciiAlnum(c) || c == u'-'; });
    };
    return text.size() <= longestHandle && labels.size() >= 2 &&
           std::all_of(labels.begin(), labels.end(), isLabel) &&
           isAsciiLetter(labels.last().front());
}

QStringList handlesIn(const QString &text)
{
    QStringList handles;
    for (const Found &found : allIn(text)) {
        if (found.kind == Found::Kind::Mention && !handles.contains(found.value))
            handles.append(found.value);
    }
    return handles;
}

QJsonArray facetsOf(const QString &text, const Dids &dids)
{
    QJsonArray facets;
    for (Found found : allIn(text)) {
        if (found.kind == Found::Kind::Mention)
            found.value = dids.value(found.value);
        if (found.value.isEmpty())
            continue;
        const QJsonObject index{{u"byteStart"_s, bytesBefore(text, found.start)},
                                {u"byteEnd"_s, bytesBefore(text, found.end)}};
        facets.append(
            QJsonObject{{u"index"_s, index}, {u"features"_s, QJsonArray{featureOf(found)}}});
    }
    return facets;
}

}  // namespace core::bluesky
