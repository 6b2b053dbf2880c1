// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"

#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr QStringView letters = u"QFPTVDSK\u0412";  // the last is Cyrillic, as in "Вопрос"
constexpr int largestNumber = 99;

/// "Question 1" in other words; T is its own letter, for topics and themes.
QChar letterOfWord(const QString &word)
{
    static const QHash<QString, QChar> words = [] {
        QHash<QString, QChar> table;
        const auto add = [&table](QChar letter, const QString &list) {
            for (const QString &entry : list.split(u' '))
                table.insert(entry, letter);
        };
        add(u'Q',
            u"question frage pregunta pergunta domanda vraag fråga spørgsmål spørsmål "
            u"kysymys pytanie otázka soru вопрос питання سؤال 質問 問題 问题 問 问 질문 tanong "
            u"swali ερώτηση kérdés întrebarea prompt quest"_s);
        add(u'T', u"topic tema thema thème theme"_s);
        return table;
    }();
    return words.value(word.toLower());
}

QChar plainLetter(QChar letter)
{
    constexpr char16_t fullWidth = 0xFEE0;
    const char16_t code = letter.unicode();
    return code >= 0xFF21 && code <= 0xFF5A ? QChar(char16_t(code - fullWidth)) : letter;
}

qsizetype skipSpaces(QStringView text, qsizetype place)
{
    while (place < text.size() && text.at(place) == u' ')
        ++place;
    return place;
}

/// Reads one label from left to right; a value for the length of one look.
class LabelReader {
public:
    /// Only at the start of a line an escaped sign ("Q1\.") may still part label and text.
    LabelReader(QStringView text, qsizetype start, bool atLineStart)
        : m_text(text)
        , m_at(start)
        , m_atLineStart(atLineStart)
    {
        m_label.start = start;
    }

    std::optional<Label> read()
    {
        m_bracket = closingOf(at(m_at));
        if (!m_bracket.isNull())
            m_at = skipSpaces(m_text, m_at + 1);
        if (!readName() || !readNumber())
            return std::nullopt;
        readNote();
        if (!readSeparator())
            return std::nullopt;
        m_label.end = m_at;
        return m_label;
    }

private:
    static QChar closingOf(QChar opening)
    {
        return opening == u'(' ? u')' : opening == u'[' ? u']' : opening == u'{' ? u'}' : QChar();
    }
    QChar at(qsizetype place) const
    {
        if (place >= m_text.size())
            return {};
        return m_atLineStart ? unescaped(m_text.at(place)) : m_text.at(place);
    }
    bool readName();
    bool readNumber();
    void readNote();
    bool readSeparator();
    bool continues(qsizetype place) const;

    QStringView m_text;
    qsizetype m_at;
    const bool m_atLineStart;
    QChar m_bracket;
    bool m_isWord = false;
    Label m_label;
};

bool LabelReader::readName()
{
    constexpr qsizetype longestWord = 12;
    qsizetype end = m_at;
    while (end < m_text.size() && end - m_at <= longestWord && m_text.at(end).isLetter())
        ++end;
    const QStringView name = m_text.mid(m_at, end - m_at);
    if (name.size() == 1) {
        const QChar letter = plainLetter(name.front());
        m_label.letter = letter == u'q' ? QChar(u'Q') : letter;
    }
    if (name.size() != 1 || !letters.contains(m_label.letter)) {
        m_label.letter = name.isEmpty() ? QChar() : letterOfWord(name.toString());
        m_isWord = true;
    }
    m_at = end;
    return !m_label.letter.isNull();
}

bool LabelReader::readNumber()
{
    qsizetype place = skipSpaces(m_text, m_at);
    if (place - m_at > 1)
        return false;
    for (const QStringView sign : {u"#", u"No. ", u"Nr. ", u"no. ", u"nr. ", u"n\u00BA "}) {
        if (m_isWord && m_text.mid(place).startsWith(sign))
            place += sign.size();
    }
    qsizetype end = place;
    int number = 0;
    while (end < m_text.size() && end - place < 3 && m_text.at(end).isDigit()) {
        number = number * 10 + m_text.at(end).digitValue();
        ++end;
    }
    if (end == place && m_isWord) {
        while (end < m_text.size() && end - place < 8 && m_text.at(end).isLetter())
            ++end;
        number = numberOf(m_text.mid(place, end - place).toString());
        if (number == 0 || end - place < 3)
            return false;
    }
    while (at(end) == QChar(0xFE0F) || at(end) == QChar(0x20E3)) {
        m_label.isFirm = at(end) == QChar(0x20E3);  // "Q1" with a keycap needs no separator
        ++end;
    }
    if (end == place || number > largestNumber || at(end).isLetterOrNumber())
        return false;
    m_label.number = number;
    m_at = end;
    return true;
}

/// "of 5", "/5", "(8:08 pm)" and "(Vivett)" between the number and its separator.
void LabelReader::readNote()
{
    static const QRegularExpression count(
        u"^\\s?(?:/\\s?\\d{1,2}|of \\d{1,2}|von \\d{1,2}|de \\d{1,2})(?![\\d/])"_s);
    const auto match = count.match(m_text.mid(m_at, 8).toString());
    m_at += match.hasMatch() ? match.capturedEnd() : 0;
    if (!m_bracket.isNull() && at(m_at) == m_bracket) {
        ++m_at;
        m_label.isFirm = true;
    }
    const qsizetype open = skipSpaces(m_text, m_at);
    const QChar closing = closingOf(at(open));
    if (closing.isNull())
        return;
    constexpr qsizetype longestNote = 30;
    const qsizetype close = m_text.mid(open, longestNote).indexOf(closing);
    if (close > 0 &&
        QStringView(u":.)-\u2013\u2014").contains(at(skipSpaces(m_text, open + close + 1))))
        m_at = open + close + 1;
}

bool LabelReader::continues(qsizetype place) const
{
    const QChar next = at(skipSpaces(m_text, place));
    const QChar after = at(skipSpaces(m_text, place) + 1);
    return next.isDigit() || (letters.contains(next) && after.isDigit());
}

bool LabelReader::readSeparator()
{
    qsizetype place = skipSpaces(m_text, m_at);
    const QChar sign = at(place);
    const bool stops = sign == u':' || sign == u')' || sign == u']' || sign == u'|' ||
                       sign == cellBreak || sign == u'\uFF1A' || sign == u'>' || sign == u'=' ||
                       sign == u'\u2192' || sign == u'\u3001' || sign == u'\uFF09';
    const bool dash = sign == u'-' || sign == u'\u2013' || sign == u'\u2014' || sign == u'~';
    if ((sign == u'.' && !at(place + 1).isDigit()) || stops || (dash && !continues(place + 1))) {
        m_label.isFirm = true;
        ++place;
        // ") -", ".:" and the like
        while (place < m_text.size() && QStringView(u".:)]-\u2013\u2014 ").contains(at(place)))
            ++place;
    } else if (place < m_text.size() && !m_label.isFirm && (place == m_at || continues(place))) {
        return false;
    } else if (place == m_text.size()) {
        m_label.isFirm = true;
    }
    m_at = place;
    return true;
}

}  // namespace

qsizetype timePrefix(QStringView line)
{
    static const QRegularExpression time(
        u"^[(\\[+]?\\s?(?:[01]?\\d|2[0-3])?[:.h][0-5]\\d\\s?(?:[ap]\\.?m\\.?|uhr|h)?\\b\\s*"
        u"(?:[A-Z]{2,4}\\b)?\\s*[)\\]]?\\s*(?:[-\u2013\u2014|:\u2192\\t]\\s*)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (line.isEmpty() || (!line.front().isDigit() && !u"([:+"_s.contains(line.front())))
        return 0;
    const auto match = time.match(line.left(40).toString());
    return match.hasMatch() ? match.capturedEnd() : 0;
}

namespace {

std::optional<Label> labelBehindSigns(QStringView line, qsizetype start)
{
    constexpr qsizetype longestPrefix = 60;
    const QStringView head = line.left(start + longestPrefix);
    while (start < head.size()) {
        const QChar character = unescaped(line.at(start));
        if (character.isLetterOrNumber() || character == u'@')
            break;
        if (character == u'(' || character == u'[') {
            if (const auto label = LabelReader(line, start, true).read())
                return label;
        }
        ++start;
        if (character != u'#')
            continue;
        if (const auto label = LabelReader(line, start, true).read(); label && label->isFirm)
            return label;
        while (start < head.size() && line.at(start) != u' ')  // "#Tag Q1: …"
            ++start;
    }
    return start < head.size() ? LabelReader(line, start, true).read() : std::nullopt;
}

/// Where the text of a post begins that was copied with its author: "Nina: ", "@nina: ".
qsizetype authorEnd(QStringView line, qsizetype start)
{
    constexpr qsizetype longestAuthor = 40;
    const qsizetype colon = line.mid(start, longestAuthor).indexOf(u": ");
    return colon > 0 ? start + colon + 2 : -1;
}

}  // namespace

std::optional<Label> labelAtStart(QStringView line)
{
    const qsizetype stamp = timePrefix(line.left(40));
    if (const auto label = labelBehindSigns(line, stamp))
        return label;
    constexpr int cellsLooked = 5;
    qsizetype cell = line.indexOf(cellBreak);
    for (int i = 0; cell >= 0 && i < cellsLooked; ++i, cell = line.indexOf(cellBreak, cell + 1)) {
        if (const auto label = LabelReader(line, skipSpaces(line, cell + 1), true).read())
            return label;
    }
    const qsizetype post = authorEnd(line, stamp);
    const bool isCopied = post > 0 && (stamp > 0 || line.startsWith(u'@'));
    const auto label = isCopied ? LabelReader(line, post, true).read() : std::nullopt;
    return label && label->isFirm ? label : std::nullopt;
}

std::optional<Label> labelAt(QStringView line, qsizetype place)
{
    const auto label = LabelReader(line, place, false).read();
    return label && label->isFirm ? label : std::nullopt;
}

bool isAside(QStringView line)
{
    static const QRegularExpression aside(
        u"^\\W{0,3}(?:[AR]\\s?\\d{1,2}\\b|(?:my|our|host|draft|sample|possible|meine?|unsere?)?\\s?"
        u"(?:answers?|response|reply|draft|antworta?e?n?|respuestas?|réponses?|resposta|answer "
        u"draft|notes?|notiz(?:en)?|host|tip|hint|graphic|image|picture|photo|alt|alt text|link|"
        u"resources?|reminder|erinnerung|highlights?|grafik|bild|time|zeit|via)\\b[^:]{0,20}:)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return aside.match(line.left(60).toString()).hasMatch();
}

bool isAnswerLine(QStringView line)
{
    static const QRegularExpression answer(u"^\\W{0,3}(?:@[\\w.]+:?\\s+)*[AR]\\d{1,2}\\b"_s);
    return answer.match(line.left(60).toString()).hasMatch();
}

qsizetype answerIn(QStringView text, int number)
{
    const QString digits = QString::number(number);
    for (qsizetype i = 1; i + 2 < text.size(); ++i) {
        if ((text.at(i) != u'A' && text.at(i) != u'R') || !text.at(i - 1).isSpace())
            continue;
        const QStringView rest = text.mid(i + 1);
        if (rest.startsWith(digits) && rest.size() > digits.size() &&
            u":).-"_s.contains(rest.at(digits.size())))
            return i;
    }
    return -1;
}

}  // namespace core::plan
