// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/text_entities.h"

#include "core/chat/text_characters.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLink = 4096;
constexpr int longestShortLink = 40;  ///< what may follow https://t.co/
constexpr int longestName = 20;
constexpr int longestList = 25;
constexpr int longestSymbol = 6;

QChar at(const QString &text, qsizetype index)
{
    return index >= 0 && index < text.size() ? text.at(index) : QChar();
}

bool standsAt(const QString &text, qsizetype index, const QString &words)
{
    return QStringView(text).mid(index, words.size()).compare(words, Qt::CaseInsensitive) == 0;
}

// Links.

/// The length of "http://" or "https://" at `start`; 0 for none.
int protocolLength(const QString &text, int start)
{
    for (const QString &protocol : {u"http://"_s, u"https://"_s}) {
        if (standsAt(text, start, protocol))
            return int(protocol.size());
    }
    return 0;
}

/// "(…)" with at most one pair inside; 0 if it does not end.
int parenthesesLength(const QString &text, int start)
{
    if (at(text, start) != u'(')
        return 0;
    int depth = 0;
    for (int i = start; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'(' && ++depth > 2)
            return 0;
        if (c == u')') {
            if (at(text, i - 1) == u'(')
                return 0;  // nothing inside
            if (--depth == 0)
                return i + 1 - start;
        } else if (c != u'(' && !chars::inPath(c)) {
            return 0;
        }
    }
    return 0;
}

/// The path and what is asked for after it, without the sentence's own punctuation.
int pathLength(const QString &text, int start)
{
    int end = start;
    if (at(text, start) == u'/') {
        end = start + 1;
        for (int i = end; i < text.size();) {
            if (const int parentheses = parenthesesLength(text, i)) {
                i += parentheses;
                end = i;
            } else if (chars::inPath(text.at(i))) {
                ++i;
                end = chars::endsPath(text.at(i - 1)) ? i : end;
            } else {
                break;
            }
        }
    }
    if (at(text, end) != u'?')
        return end - start;
    int queryEnd = end;
    for (int i = end + 1; i < text.size() && chars::inQuery(text.at(i)); ++i)
        queryEnd = chars::endsQuery(text.at(i)) ? i + 1 : queryEnd;
    return queryEnd - start;
}

int portLength(const QString &text, int start)
{
    int end = start + 1;
    while (at(text, end).isDigit() && at(text, end).unicode() < 0x80)
        ++end;
    return at(text, start) == u':' && end > start + 1 ? end - start : 0;
}

/// X's own short links end with their letters and digits, perhaps with a query.
int shortLinkLength(const QString &link)
{
    const int protocol = protocolLength(link, 0);
    if (protocol == 0 || !standsAt(link, protocol, u"t.co/"_s))
        return int(link.size());
    const int start = protocol + 5;
    int end = start;
    while (chars::isAsciiAlnum(at(link, end)))
        ++end;
    if (end == start)
        return int(link.size());
    if (end - start > longestShortLink)
        return 0;
    return at(link, end) == u'?' ? end + pathLength(link, end) : end;
}

/// The link at `start`, protocol included or left out; nothing if there is none.
TextEntity linkAt(const QString &text, int start)
{
    const int protocol = protocolLength(text, start);
    const QChar before = at(text, start - 1);
    const bool free = start == 0 || chars::mayPrecedeLink(before, protocol > 0);
    if (!free)
        return {};
    const int domain = domainLength(text, start + protocol, protocol == 0);
    if (domain == 0)
        return {};
    int end = start + protocol + domain;
    end += portLength(text, end);
    end += pathLength(text, end);
    const QString whole = text.mid(start, end - start);
    const int length = shortLinkLength(whole);
    if (length == 0 || length > longestLink)
        return {};
    return {start, start + length, whole.left(length)};
}

/// Where a run of characters that a bare domain is made of ends.
int asciiRunEnd(const QString &text, int start)
{
    int end = start;
    while (end < text.size() && (chars::inAsciiLabel(text.at(end)) || text.at(end) == u'.'))
        ++end;
    return end;
}

}  // namespace

QList<TextEntity> linksIn(const QString &text)
{
    QList<TextEntity> links;
    for (int i = 0; i < text.size();) {
        const bool starts = chars::inAsciiLabel(text.at(i)) || text.at(i) == u'.';
        if (!starts) {
            ++i;
            continue;
        }
        const TextEntity link = linkAt(text, i);
        if (link.end > 0) {
            links.append(link);
            i = link.end;
        } else if (const int protocol = protocolLength(text, i)) {
            i = asciiRunEnd(text, i + protocol);
        } else {
            // "ahttps://" begins no link, but what follows a word in another script may.
            const int end = asciiRunEnd(text, i);
            i = std::max(i + 1, end);
        }
    }
    return links;
}

// Hashtags.

QList<TextEntity> hashtagsIn(const QString &text)
{
    const QList<TextEntity> links =
        text.contains(u':') || text.contains(u'.') ? linksIn(text) : QList<TextEntity>();
    QList<TextEntity> tags;
    for (int i = 0; i < text.size(); ++i) {
        if (!chars::isHash(text.at(i)) || !chars::mayPrecedeTag(text, i))
            continue;
        bool hasLetter = false;
        int end = i + 1;
        while (const int length = chars::tagPartLength(text, end, &hasLetter))
            end += length;
        const QChar next = at(text, end);
        const bool goesOn = chars::isHash(next) || standsAt(text, end, u"://"_s);
        const bool isKeycap = at(text, i + 1) == QChar(0xFE0F) || at(text, i + 1) == QChar(0x20E3);
        const bool inLink = std::any_of(links.begin(), links.end(), [i](const TextEntity &link) {
            return link.start <= i && i < link.end;
        });
        if (hasLetter && !goesOn && !isKeycap && !inLink)
            tags.append({i, end, text.mid(i + 1, end - i - 1)});
        i = std::max(i, end - 1);
    }
    return tags;
}

// Names.

namespace {

int listLength(const QString &text, int start)
{
    if (at(text, start) != u'/' || !chars::isAsciiLetter(at(text, start + 1)))
        return 0;
    int end = start + 2;
    while (end - start <= longestList && (chars::inName(at(text, end)) || at(text, end) == u'-'))
        ++end;
    return end - start;
}

}  // namespace

QList<TextEntity> mentionsIn(const QString &text, bool listToo)
{
    QList<TextEntity> names;
    for (int i = 0; i < text.size(); ++i) {
        if (!chars::isAt(text.at(i)) || !chars::mayPrecedeMention(text, i))
            continue;
        int end = i + 1;
        while (end - i <= longestName && chars::inName(at(text, end)))
            ++end;
        if (end == i + 1)
            continue;
        end += listToo ? listLength(text, end) : 0;
        const QChar next = at(text, end);
        const bool goesOn =
            chars::isAt(next) || chars::isLatinAccent(next) || standsAt(text, end, u"://"_s);
        if (!goesOn)
            names.append({i, end, text.mid(i + 1, end - i - 1)});
        i = end - 1;
    }
    return names;
}

// Symbols of shares.

QList<TextEntity> cashtagsIn(const QString &text)
{
    QList<TextEntity> symbols;
    for (int i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'$' || !(i == 0 || chars::isSpace(text.at(i - 1))))
            continue;
        int end = i + 1;
        while (end - i <= longestSymbol && chars::isAsciiLetter(at(text, end)))
            ++end;
        if (end == i + 1)
            continue;
        if (at(text, end) == u'.' || at(text, end) == u'_') {
            int tail = end + 1;
            while (tail - end <= 2 && chars::isAsciiLetter(at(text, tail)))
                ++tail;
            end = tail > end + 1 ? tail : end;
        }
        const QChar next = at(text, end);
        if (end == text.size() || chars::isSpace(next) || chars::isPunctuation(next))
            symbols.append({i, end, text.mid(i + 1, end - i - 1)});
    }
    return symbols;
}

}  // namespace core
