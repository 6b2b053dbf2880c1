// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a label: where it is in the text, and what follows it.
#include "core/answers/characters.h"
#include "core/answers/label_reader.h"
#include "core/answers/words.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype longestLeadIn = 48;

bool isLevel(QStringView word)  // "B2" beside an A1 is a language level
{
    return word.size() == 2 && word[0].isLetter() && isDigit(word[1]);
}

bool isYear(QStringView word)
{
    return word.size() == 4 && (word.startsWith(u"19") || word.startsWith(u"20")) &&
           isDigit(word[2]) && isDigit(word[3]);
}

bool isSite(QStringView word)  // "A1.com" is nobody's answer
{
    return word == u"com" || word == u"org" || word == u"net" || word == u"io" || word == u"co" ||
           word == u"edu";
}

}  // namespace

void LabelReader::readEdge(Label &label, qsizetype i)
{
    using Edge = Label::Edge;
    label.edge = Edge::Clear;
    if (isPartAt(skipSpaces(i)))
        return;
    const bool closed = isOneOf(at(i), u")]}*_\"»”’'");
    const qsizetype next = closed ? i : skipSpaces(i);
    const QChar c = at(next);
    label.strong = closed || c == u'\n' || isDash(c) || isOneOf(c, u":)>|=→⇒;");
    if (closed || c.isNull() || c == u'\n' || Reading::isSign(c))
        return;
    if (isDash(c) && next == i && at(next + 1).isLetterOrNumber())
        readWordEdge(label, next + 1);  // "A1-start" is one, "A1-level" and "A1-B2" are not
    else if (c == u'.' && isSite(word(next + 1)))
        label.edge = Edge::Continued;
    else if (c == u'/')
        label.edge = !at(next + 1).isLetterOrNumber() || (signAt(next + 1) && isDigit(at(next + 2)))
                         ? Edge::Clear
                         : Edge::Continued;
    else if (isOneOf(c, u"(["))
        readWordEdge(label, next + 1);
    else if (c.isLetterOrNumber())
        readWordEdge(label, next);
    if (label.edge == Edge::Open && isDash(c))
        label.edge = Edge::Clear;
}

void LabelReader::readWordEdge(Label &label, qsizetype i) const
{
    const QStringView next = word(i);
    const words::Traits traits = words::traitsOf(next);
    const bool begins = at(i).isUpper() && label.side != Label::Side::Question;
    bool continued = isYear(next);
    if (isLevel(next))
        continued = !signAt(i);
    else if (begins)
        continued |= traits.testFlag(words::Trait::ContinuesCapital);
    else
        continued |= traits.testFlag(words::Trait::Continues);
    if (label.side == Label::Side::Question && traits.testFlag(words::Trait::Answer)) {
        label.edge = Label::Edge::Clear;  // "Q1 answer: …"
        return;
    }
    if (label.side == Label::Side::Question)
        continued |= traits.testFlag(words::Trait::ContinuesQuestion);
    label.edge = continued ? Label::Edge::Continued : Label::Edge::Open;
}

/// "(1/2)", "1/2", "1 of 2", "cont.", "pt 2": the answer goes on, the label is one.
bool LabelReader::isPartAt(qsizetype i) const
{
    if (isOneOf(at(i), u"(["))
        i = skipSpaces(i + 1);
    if (at(i).isLetter())
        return words::is(words::Trait::Part, word(i));
    qsizetype end = i;
    if (!digits(end))
        return false;
    end = skipSpaces(end);
    if (at(end) == u'/')
        return isDigit(at(end + 1)) && !at(wordEnd(end + 1)).isLetter();
    return word(end) == u"of" && isDigit(at(skipSpaces(end + 2)));
}

Label::Place LabelReader::placeOf(const Label &label) const
{
    using Place = Label::Place;
    if (label.start <= m_labels.textStart)
        return Place::Start;
    if (isLeadIn(m_labels.textStart, label.start) || isBrieflyIntroduced(label))
        return Place::LeadIn;
    qsizetype before = label.start - 1;
    while (at(before) == u' ')
        --before;
    const QChar c = at(before);
    const bool behindSign = Reading::isSign(c);
    const bool behindSentence = c == u'\n' || isDash(c) || isOneOf(c, u".!?…:;。！？)\"”»*");
    const bool last = label.end >= m_labels.textEnd;
    if (last)
        return behindSign || behindSentence || isOneOf(c, u"([") || isNamedOwn(label.start)
                   ? Place::End
                   : Place::Inside;
    if (!behindSentence && leadsFromSentence(label.start))
        return Place::LeadIn;
    if (behindSentence ||
        (label.strong && (behindSign || c == u',' || isBehindConjunction(label.start))))
        return Place::AfterSentence;
    return Place::Inside;
}

/// "Ah! Then A2: …": a lead-in that begins a later sentence.
bool LabelReader::leadsFromSentence(qsizetype start) const
{
    const qsizetype first = std::max(m_labels.textStart, start - longestLeadIn);
    qsizetype from = start;
    while (from > first && !isOneOf(at(from - 1), u".!?…\n"))
        --from;
    return from > first && isLeadIn(from, start);
}

/// "…, that is my A2", "…, esa es mi R2"
bool LabelReader::isNamedOwn(qsizetype start) const
{
    const qsizetype first = std::max(m_labels.textStart, start - longestLeadIn);
    qsizetype from = start;
    while (from > first && !isOneOf(at(from - 1), u",;:.!?…\n"))
        --from;
    qsizetype own = start;
    while (own > from && !at(own - 1).isLetter())
        --own;
    const qsizetype end = own;
    while (own > from && at(own - 1).isLetter())
        --own;
    return from > first && words::is(words::Trait::Own, m_lower.sliced(own, end - own)) &&
           isLeadIn(from, start);
}

/// "This, and A1: …", "Not A2 but A3: …"
bool LabelReader::isBehindConjunction(qsizetype start) const
{
    qsizetype end = start;
    while (at(end - 1) == u' ')
        --end;
    qsizetype from = end;
    while (end - from < 8 && at(from - 1).isLetter())
        --from;
    return words::is(words::Trait::Conjunction, m_lower.sliced(from, end - from));
}

/// "A3, not A2"
bool LabelReader::isNegated(const Label &label) const
{
    qsizetype end = label.start;
    while (at(end - 1) == u' ')
        --end;
    qsizetype start = end;
    while (end - start < 8 && at(start - 1).isLetter())
        --start;
    const QStringView before = m_lower.sliced(start, end - start);
    return words::is(words::Trait::Negation, before);
}

/// "For Q1", "Here's my A1", "Re: Q2": a few words that only lead to the label.
bool LabelReader::isLeadIn(qsizetype from, qsizetype to) const
{
    if (to - from > longestLeadIn)
        return false;
    while (from < to) {
        if (!at(from).isLetterOrNumber()) {
            if (isOneOf(at(from), u".!?") || Reading::isSign(at(from)))
                return false;
            ++from;
            continue;
        }
        const QStringView next = word(from);
        const words::Traits traits = words::traitsOf(next);
        if (!(traits & (words::Trait::LeadIn | words::Trait::Answer)) && next != u"s")
            return false;
        from += next.size();
    }
    return true;
}

/// "ICYMI A1: …": one or two words and then a colon; but not "Great A1: …".
bool LabelReader::isBrieflyIntroduced(const Label &label) const
{
    constexpr int fewWords = 2;
    if (at(skipSpaces(label.end)) != u':' || label.start - m_labels.textStart > longestLeadIn)
        return false;
    int count = 0;
    for (qsizetype i = m_labels.textStart; i < label.start;) {
        const QStringView next = word(i);
        if (next.isEmpty() && !isOneOf(at(i), u" ,"))
            return false;
        if (!next.isEmpty() && (++count > fewWords || words::is(words::Trait::Reaction, next)))
            return false;
        i += std::max<qsizetype>(next.size(), 1);
    }
    return true;
}

/// "A: …", "Q who knows", "3) …": nothing that can be filed, and nothing to pass over.
void LabelReader::doubtBareSign()
{
    const qsizetype i = m_labels.textStart;
    if (qsizetype end = i; digits(end)) {
        m_labels.doubtful |= isOneOf(at(end), u":)") && !isDigit(at(end + 1));
        return;
    }
    const std::optional<Sign> sign = signAt(i);
    if (!sign || sign->spelledOut || at(i + 1).isLetterOrNumber())
        return;
    const bool asks = sign->side == Label::Side::Question && at(i).isUpper() && at(i + 1) == u' ' &&
                      at(i + 2).isLetter();
    const QChar next = at(skipSpaces(i + 1));
    m_labels.doubtful |= asks || isOneOf(next, u":)");
}

}  // namespace core
