// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/label_reader.h"

#include "core/answers/characters.h"
#include "core/answers/words.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr qsizetype longestWord = 16;
constexpr int mostNumbers = 10;
constexpr int mostConnectors = 3;  // "Antwort auf die Frage 1"

/// Letters of other scripts that look like a Latin one.
QChar lookAlike(QChar folded)
{
    struct Pair {
        char16_t foreign;
        char16_t latin;
    };
    static constexpr std::array pairs = {
        Pair{u'α', u'a'}, Pair{u'β', u'b'}, Pair{u'ε', u'e'}, Pair{u'ζ', u'z'},   Pair{u'η', u'h'},
        Pair{u'ι', u'i'}, Pair{u'κ', u'k'}, Pair{u'μ', u'm'}, Pair{u'ν', u'n'},   Pair{u'ο', u'o'},
        Pair{u'ρ', u'p'}, Pair{u'τ', u't'}, Pair{u'υ', u'y'}, Pair{u'χ', u'x'},   Pair{u'а', u'a'},
        Pair{u'в', u'b'}, Pair{u'е', u'e'}, Pair{u'к', u'k'}, Pair{u'м', u'm'},   Pair{u'н', u'h'},
        Pair{u'о', u'o'}, Pair{u'р', u'p'}, Pair{u'с', u'c'}, Pair{u'т', u't'},   Pair{u'у', u'y'},
        Pair{u'х', u'x'}, Pair{u'ѕ', u's'}, Pair{u'і', u'i'}, Pair{u'ј', u'j'},   Pair{u'ԛ', u'q'},
        Pair{u'ɑ', u'a'}, Pair{u'ᴀ', u'a'}, Pair{u'Ꭺ', u'a'}, Pair{u'ꭺ', u'a'},
    };
    const auto found = std::ranges::find(pairs, folded.unicode(), &Pair::foreign);
    return found == pairs.end() ? QChar() : QChar(found->latin);
}

QString folded(const QString &letter)
{
    const bool plain = letter.size() == 1 && letter[0] >= u'A' && letter[0] <= u'Z';
    if (plain)
        return letter.toLower();
    Post post;
    post.text = letter;
    return readingOf(post).lower;
}

}  // namespace

LabelReader::LabelReader(const Reading &reading, const QString &questionLetter,
                         const QString &answerLetter)
    : m_text(reading.text)
    , m_lower(reading.lower)
    , m_question(folded(questionLetter))
    , m_answer(folded(answerLetter))
{}

Labels LabelReader::read()
{
    m_labels.textStart = leadingEnd();
    m_labels.textEnd = m_text.size();
    while (m_labels.textEnd > 0 && !m_text[m_labels.textEnd - 1].isLetterOrNumber())
        --m_labels.textEnd;
    for (qsizetype i = m_labels.textStart; i < m_text.size();) {
        const bool tag = m_text[i] == Reading::tagLabel;
        if (!tag && !m_text[i].isLetterOrNumber()) {
            ++i;
            continue;
        }
        const qsizetype before = i;
        if (isBoundary(i) && readAt(i))
            i = m_labels.all.last().end;
        i = std::max(i, wordEnd(before + (tag ? 1 : 0)));
    }
    if (m_labels.all.isEmpty())
        doubtBareSign();
    return std::move(m_labels);
}

qsizetype LabelReader::skipSpaces(qsizetype i) const
{
    while (at(i) == u' ')
        ++i;
    return i;
}

qsizetype LabelReader::wordEnd(qsizetype i) const
{
    while (at(i).isLetterOrNumber())
        ++i;
    return i;
}

qsizetype LabelReader::skipLetters(qsizetype i) const
{
    while (at(i).isLetter())
        ++i;
    return i;
}

qsizetype LabelReader::leadingEnd() const
{
    qsizetype i = 0;
    while (i < m_text.size() && !m_text[i].isLetterOrNumber() && m_text[i] != Reading::tagLabel)
        ++i;
    return i;
}

bool LabelReader::isBoundary(qsizetype i) const
{
    const QChar before = at(i - 1);
    if (before == u'/')  // "Q1/A1"
        return !m_labels.all.isEmpty() && m_labels.all.last().end == i - 1;
    if (isOneOf(before, u"'’") && isElision(i - 1))
        return true;
    if (isOneOf(before, u"-_'’"))
        return !at(i - 2).isLetterOrNumber();
    return !before.isLetterOrNumber() && !isOneOf(before, u"@#&=+\\");
}

/// "l'A1", "dell'A1": whether the word that ends here stands before an apostrophe.
bool LabelReader::isElision(qsizetype end) const
{
    qsizetype from = end;
    while (end - from < 4 && at(from - 1).isLetter())
        --from;
    return !at(from - 1).isLetter() &&
           words::is(words::Trait::Elision, m_lower.sliced(from, end - from));
}

bool LabelReader::readAt(qsizetype i)
{
    Label label;
    label.start = i;
    label.exact = at(i) != Reading::tagLabel;
    const qsizetype runStart = label.exact ? i : i + 1;
    const std::optional<Sign> sign = signAt(runStart);
    if (!sign) {
        const bool other = at(i).isLetter() && !at(i + 1).isLetter() && isDigit(at(i + 1));
        m_labels.doubtful |=
            other && i == m_labels.textStart && wordEnd(i) - i <= 3 && isDigit(at(wordEnd(i) - 1));
        return false;
    }
    qsizetype runEnd = runStart;
    while (at(runEnd).isLetter())
        ++runEnd;
    label.side = sign->side;
    label.exact = label.exact && sign->exact;
    const bool answerWord = sign->side == Label::Side::Answer;
    const auto end =
        sign->spelledOut ? spelledOut(label, runEnd, answerWord) : number(label, runEnd);
    if (!end)
        return false;
    label.negated = isNegated(label);
    label.end = label.negated ? *end : more(label, *end);
    if (sign->spelledOut && answerWord)
        label.side = Label::Side::Answer;
    readEdge(label, label.end);
    label.place = placeOf(label);
    m_labels.all.append(label);
    return true;
}

std::optional<LabelReader::Sign> LabelReader::signAt(qsizetype i) const
{
    qsizetype end = i;
    while (end - i <= longestWord && at(end).isLetter())
        ++end;
    if (end == i || end - i > longestWord)
        return std::nullopt;
    return letterSign(m_lower.sliced(i, end - i));
}

std::optional<LabelReader::Sign> LabelReader::letterSign(QStringView run) const
{
    using Side = Label::Side;
    const auto own = [this](QStringView letter) -> std::optional<Side> {
        if (letter == m_answer)
            return letter == m_question ? Side::Both : Side::Answer;
        return letter == m_question ? std::optional(Side::Question) : std::nullopt;
    };
    if (const auto side = own(run))
        return Sign{*side, true, false};
    if (run.size() == 1) {
        const QChar latin = lookAlike(run[0]);
        if (const auto side = latin.isNull() ? std::nullopt : own(QStringView(&latin, 1)))
            return Sign{*side, false, false};
        if (run[0] == u'a')
            return Sign{Side::Common, false, false};
        if (run[0] == u'q')
            return Sign{Side::Question, false, false};
        return std::nullopt;
    }
    const words::Traits traits = words::traitsOf(run);
    if (traits.testFlag(words::Trait::Answer))
        return Sign{Side::Answer, true, true};
    if (traits.testFlag(words::Trait::Question))
        return Sign{m_question == m_answer ? Side::Both : Side::Question, true, true};
    return std::nullopt;
}

/// "Answer 1", "Ans. to Q1", "Question no. 2": behind the word.
std::optional<qsizetype> LabelReader::spelledOut(Label &label, qsizetype i, bool answerWord)
{
    if (isDigit(at(i)))
        return number(label, i);
    label.spaced = true;
    if (at(i) == u'.')
        ++i;
    i = skipSpaces(i);
    for (int connectors = 0; connectors < mostConnectors; ++connectors) {
        const QStringView next = word(i);
        if (!words::is(words::Trait::Connector, next) || isDigit(at(skipLetters(i))))
            break;
        i += next.size();
        i = skipSpaces(at(i) == u'.' || at(i) == u'\'' ? i + 1 : i);
    }
    if (at(i) == u'#')
        ++i;
    if (isDigit(at(i)))
        return number(label, i);
    if (const auto end = namedNumber(label, i))
        return end;
    const std::optional<Sign> sign = signAt(i);
    if (!sign || (sign->spelledOut && !answerWord))
        return std::nullopt;
    label.side = sign->side;
    qsizetype end = i;
    while (at(end).isLetter())
        ++end;
    const qsizetype digitsAt = sign->spelledOut ? skipSpaces(end) : end;
    if (sign->spelledOut && !isDigit(at(digitsAt)))
        return namedNumber(label, digitsAt);
    return isDigit(at(digitsAt)) ? number(label, digitsAt) : std::nullopt;
}

/// "1", ".1", " 1", "#1" behind the letter, and a letter of its own behind that ("1b").
std::optional<qsizetype> LabelReader::number(Label &label, qsizetype i)
{
    if (!isDigit(at(i))) {
        const qsizetype spaces = skipSpaces(i);
        label.spaced = spaces > i || at(spaces) == u'-';
        i = spaces;
        if (isOneOf(at(i), u".-#"))
            i = at(i) == u'-' ? i + 1 : skipSpaces(i + 1);
    }
    const std::optional<int> found = digits(i);
    if (!found)
        return label.spaced ? namedNumber(label, i) : std::nullopt;
    if (at(i).isLetter() && !subLabel(label, i))
        return std::nullopt;
    if (at(i) == u'.' && isDigit(at(i + 1))) {  // "A1.2": a language level, or a part
        const qsizetype end = wordEnd(i + 1);
        if (!isOneOf(at(end), u":)")) {
            m_labels.doubtful = true;
            return std::nullopt;
        }
        i = end;
    }
    if (isOneOf(at(i), u"'’") && at(i + 1).isLetter()) {
        m_labels.doubtful = true;
        return std::nullopt;
    }
    if (isOneOf(at(i), u"%°"))
        return std::nullopt;
    addNumbers(label, *found, false);
    return i;
}

/// "Answer one: …", "A two - …": only where a separator ends it, for "A one" begins much else.
std::optional<qsizetype> LabelReader::namedNumber(Label &label, qsizetype i) const
{
    const std::optional<int> named = words::numberNamed(word(i));
    if (!named)
        return std::nullopt;
    const qsizetype end = wordEnd(i);
    const qsizetype next = skipSpaces(end);
    const bool dash = isDash(at(next)) && (next > end || at(next + 1) == u' ');
    if (!dash && !isOneOf(at(next), u":)]\n"))
        return std::nullopt;
    label.spaced = false;
    addNumbers(label, *named, false);
    return end;
}

std::optional<int> LabelReader::digits(qsizetype &i) const
{
    qsizetype end = i;
    int value = 0;
    while (end - i < 3 && isDigit(at(end)))
        value = value * 10 + at(end++).unicode() - u'0';
    if (end == i || end - i > 2)
        return std::nullopt;
    i = end;
    return value;
}

/// "A1a: first", "A1b second"; but not "A1C", "T1D", "A 1st", "R1D43".
bool LabelReader::subLabel(Label &label, qsizetype &i)
{
    const QChar letter = at(i);
    const bool single = !at(i + 1).isLetterOrNumber();
    const bool known = single && m_lower[i] >= u'a' && m_lower[i] <= u'h';
    const bool separated = isOneOf(at(i + 1), u":.)-–—,;");
    const bool illness = (label.start + 1 == i - 1) && isOneOf(letter, u"CD");
    if (known && (letter == u'a' || letter == u'b' || separated) && !illness) {
        ++i;
        return true;
    }
    const qsizetype end = wordEnd(i);
    m_labels.doubtful |=
        std::none_of(m_text.begin() + i, m_text.begin() + end, [](QChar c) { return isDigit(c); });
    return false;
}

qsizetype LabelReader::more(Label &label, qsizetype i) const
{
    while (const auto next = joined(label, i))
        i = *next;
    return i;
}

/// "/A2", " & A2", "+2", "-A3" behind a label.
std::optional<qsizetype> LabelReader::joined(Label &label, qsizetype i) const
{
    const qsizetype joiner = skipSpaces(i);
    const QChar sign = at(joiner);
    bool range = isDash(sign);
    bool joins = range || isOneOf(sign, u"/&+,");
    qsizetype next = joins ? joiner + 1 : joiner;
    if (joiner > i && sign.isLetter() && words::is(words::Trait::Joiner, word(joiner))) {
        const QStringView by = word(joiner);
        range = words::is(words::Trait::Range, by);
        joins = true;
        next = wordEnd(joiner);
    }
    next = skipSpaces(next);
    qsizetype digitsAt = sameLetter(label, next);
    const bool own = digitsAt >= 0;
    const auto together = own ? std::nullopt : togetherEnd(wordEnd(next));
    if (!own) {
        const bool glued = joins && next == i + 1 && sign != u',';
        const bool listed = joins && !range && isDigit(at(next));
        if (!glued && !listed)
            return std::nullopt;
        digitsAt = next;
        const qsizetype behind = wordEnd(next);
        if (!glued && !isOneOf(at(behind), u":)]") && at(behind) != sign && !together)
            return std::nullopt;
    }
    if (!joins && joiner == i)
        return std::nullopt;
    const bool fraction = !own && at(wordEnd(digitsAt)) == u'/';
    const std::optional<int> found = digits(digitsAt);
    if (!found || fraction || at(digitsAt).isLetterOrNumber() || isOneOf(at(digitsAt), u"%°"))
        return std::nullopt;
    addNumbers(label, *found, range);
    return together.value_or(digitsAt);
}

/// Where the colon is: "A1 and 2 together: …", "A1 und 2 in einem: …"
std::optional<qsizetype> LabelReader::togetherEnd(qsizetype i) const
{
    constexpr int fewWords = 3;
    bool said = false;
    for (int count = 0; count < fewWords && at(i) == u' ' && at(i + 1).isLetter(); ++count) {
        said |= words::is(words::Trait::Together, word(i + 1));
        i = skipLetters(i + 1);
    }
    return said && at(i) == u':' ? std::optional(i) : std::nullopt;
}

/// Where the digits are, if a label with the same letter begins here; else -1.
qsizetype LabelReader::sameLetter(const Label &label, qsizetype i) const
{
    if (at(i) == Reading::tagLabel)
        ++i;
    const std::optional<Sign> sign = signAt(i);
    if (!sign || sign->spelledOut || sign->side != label.side)
        return -1;
    while (at(i).isLetter())
        ++i;
    return isDigit(at(i)) ? i : -1;
}

void LabelReader::addNumbers(Label &label, int number, bool range) const
{
    const int last = label.numbers.isEmpty() ? number : label.numbers.last();
    const bool counts = range && number > last && number - last < mostNumbers;
    for (int n = counts ? last + 1 : number; n <= number; ++n) {
        if (!label.numbers.contains(n) && label.numbers.size() < mostNumbers)
            label.numbers.append(n);
    }
}

}  // namespace core
