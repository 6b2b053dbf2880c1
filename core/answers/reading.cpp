// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/reading.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

namespace core {

namespace {

using namespace Qt::StringLiterals;

/// Latin letters: in unspaced scripts the text goes on right behind a handle.
bool isOfHandle(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= 0xC0 && u <= 0x24F)
        return c.isLetter();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
           u == u'_';
}

/// Scripts without compatibility forms worth unfolding; asking ICU would only cost time.
bool isPlainEastAsian(char32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3);
}

/// Letters and numbers in signs that NFKC leaves alone.
std::optional<QLatin1StringView> letterOrNumberInSign(char32_t c, char *buffer)
{
    const auto letter = [&](char32_t first) {
        *buffer = char('A' + (c - first));
        return QLatin1StringView(buffer, 1);
    };
    const auto digit = [&](char32_t first) {
        *buffer = char('1' + (c - first));
        return QLatin1StringView(buffer, 1);
    };
    if (c >= 0x1F170 && c <= 0x1F189)
        return letter(0x1F170);
    if (c >= 0x1F150 && c <= 0x1F169)
        return letter(0x1F150);
    if ((c >= 0x2776 && c <= 0x277E) || (c >= 0x278A && c <= 0x2792))
        return digit(c < 0x278A ? 0x2776 : 0x278A);
    if ((c >= 0x2780 && c <= 0x2788) || (c >= 0x24F5 && c <= 0x24FD))
        return digit(c >= 0x2780 ? 0x2780 : 0x24F5);
    if (c == 0x24FF)
        return "0"_L1;
    if (c == 0x1F51F)
        return "10"_L1;
    return std::nullopt;
}

/// Builds a Reading from left to right, looking at each character once.
class Reader {
public:
    explicit Reader(const Post &post) : m_in(post.text)
    {
        m_out.text.reserve(m_in.size());
        for (const TextRange &range : post.ranges) {
            if (range.kind != TextRange::Kind::Hashtag && range.start >= 0 && range.length > 0)
                m_hidden.append(range);
        }
        std::ranges::sort(m_hidden, {}, &TextRange::start);
    }

    Reading read()
    {
        while (m_at < m_in.size()) {
            if (!skipRange() && !skipLink() && !skipMention() && !readTag())
                readCharacter();
        }
        m_out.lower = m_out.text;
        for (QChar &c : m_out.lower)
            c = c.toLower();
        return std::move(m_out);
    }

private:
    QChar at(qsizetype i) const { return i < m_in.size() ? m_in[i] : QChar(); }
    bool afterWord() const { return m_at > 0 && m_in[m_at - 1].isLetterOrNumber(); }

    void put(QChar sign)
    {
        m_out.text += sign;
        m_out.hasLink |= sign == Reading::link;
    }

    /// What the network itself called a link or a mention.
    bool skipRange()
    {
        while (m_range < m_hidden.size() && m_hidden[m_range].start < m_at)
            ++m_range;
        if (m_range == m_hidden.size() || m_hidden[m_range].start != m_at)
            return false;
        const TextRange &range = m_hidden[m_range];
        put(range.kind == TextRange::Kind::Link ? Reading::link : Reading::mention);
        m_at = std::min(m_at + range.length, m_in.size());
        return true;
    }

    bool skipLink()
    {
        const char16_t first = m_in[m_at].unicode() | 0x20;
        if ((first != u'h' && first != u'w') || afterWord())
            return false;
        const QStringView rest = m_in.sliced(m_at);
        if (!rest.startsWith(u"http://", Qt::CaseInsensitive) &&
            !rest.startsWith(u"https://", Qt::CaseInsensitive) &&
            !rest.startsWith(u"www.", Qt::CaseInsensitive))
            return false;
        while (m_at < m_in.size() && !m_in[m_at].isSpace())
            ++m_at;
        put(Reading::link);
        return true;
    }

    bool skipMention()
    {
        const bool sign = m_in[m_at] == u'@' || m_in[m_at] == u'＠';
        if (!sign || afterWord() || !isOfHandle(at(m_at + 1)))
            return false;
        ++m_at;
        qsizetype end = m_at;
        for (qsizetype i = m_at; i < m_in.size(); ++i) {
            const bool inner = m_in[i] == u'.' || m_in[i] == u'-' || m_in[i] == u'@';
            if (!inner && !isOfHandle(m_in[i]))
                break;
            if (!inner)
                end = i + 1;  // a handle never ends with a dot
        }
        m_at = end;
        put(Reading::mention);
        return true;
    }

    /// "#A1" is a label; "A#1" is one as well, but no tag: a tag holds a letter first.
    bool readTag()
    {
        if ((m_in[m_at] != u'#' && m_in[m_at] != u'＃') || !at(m_at + 1).isLetter())
            return false;
        const qsizetype start = ++m_at;
        while (m_at < m_in.size() && (m_in[m_at].isLetterOrNumber() || m_in[m_at].isMark() ||
                                      m_in[m_at] == u'_' || m_in[m_at].isSurrogate()))
            ++m_at;
        const QStringView body = m_in.sliced(start, m_at - start);
        const bool label =
            body.size() <= 3 && body.size() > 1 &&
            std::all_of(body.begin() + 1, body.end(), [](QChar c) { return c.isDigit(); });
        put(label ? Reading::tagLabel : Reading::tag);
        if (label)
            m_out.text += body;
        return true;
    }

    void readCharacter()
    {
        const QChar unit = m_in[m_at];
        if (unit.unicode() < 0x80) {
            ++m_at;
            m_out.text += unit == u'\n' || unit.unicode() >= 0x20 ? unit : QChar(u' ');
            return;
        }
        char32_t c = unit.unicode();
        m_at += 1;
        if (unit.isHighSurrogate() && at(m_at).isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, m_in[m_at++]);
        fold(c);
    }

    void fold(char32_t c)
    {
        char buffer = 0;
        m_out.hasAdultSign |= c == 0x1F51E;
        if (isPlainEastAsian(c))
            m_out.text += QChar(char16_t(c));
        else if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
            m_out.text += u'\'';  // one apostrophe for all
        else if (const auto plain = letterOrNumberInSign(c, &buffer))
            m_out.text += *plain;
        else if (c >= 0x1F1E6 && c <= 0x1F1FF)
            foldRegional(c);
        else
            foldByClass(c);
    }

    /// Two regional letters are a flag, one alone is a letter.
    void foldRegional(char32_t c)
    {
        const auto isRegional = [this](qsizetype i) {
            return at(i) == QChar(0xD83C) && at(i + 1) >= QChar(0xDDE6) &&
                   at(i + 1) <= QChar(0xDDFF);
        };
        if (!isRegional(m_at)) {
            m_out.text += QChar(char16_t(u'A' + (c - 0x1F1E6)));
            return;
        }
        m_at += 2;
        put(Reading::emoji);
    }

    void foldByClass(char32_t c)
    {
        switch (QChar::category(c)) {
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Mark_NonSpacing:
        case QChar::Mark_Enclosing:
            return;
        case QChar::Separator_Space:
        case QChar::Other_Control:
            m_out.text += u' ';
            return;
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            m_out.text += u'\n';
            return;
        default:
            unfold(c);
        }
    }

    void unfold(char32_t c)
    {
        if (const int digit = u_charDigitValue(UChar32(c)); digit >= 0) {
            m_out.text += QChar(char16_t(u'0' + digit));
            return;
        }
        UErrorCode status = U_ZERO_ERROR;
        static const icu::Normalizer2 *const nfkc = icu::Normalizer2::getNFKCInstance(status);
        icu::UnicodeString parts;
        if (nfkc && nfkc->getDecomposition(UChar32(c), parts))
            putParts(parts);
        else
            putPlain(c);
    }

    void putParts(const icu::UnicodeString &parts)
    {
        for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const char32_t part = char32_t(parts.char32At(i));
            if (QChar::category(part) != QChar::Mark_NonSpacing)
                putPlain(part == 0x2044 ? U'/' : part);
        }
    }

    void putPlain(char32_t c)
    {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Symbol_Other || (category == QChar::Symbol_Modifier && c > 0xFFFF))
            put(Reading::emoji);
        else if (QChar::requiresSurrogates(c))
            m_out.text.append(QChar(QChar::highSurrogate(c))).append(QChar(QChar::lowSurrogate(c)));
        else
            m_out.text += QChar(char16_t(c));
    }

    QStringView m_in;
    qsizetype m_at = 0;
    QList<TextRange> m_hidden;
    qsizetype m_range = 0;
    Reading m_out;
};

}  // namespace

Reading readingOf(const Post &post)
{
    return Reader(post).read();
}

}  // namespace core
