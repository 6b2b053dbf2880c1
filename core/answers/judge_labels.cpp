// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/characters.h"
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PostKind;

// how far an excuse for a late answer may stand before it
constexpr qsizetype longestOpening = 160;
// letters of what is said about somebody's answer
constexpr qsizetype shortestComment = 8;
// how soon a wrong number is taken back
constexpr qsizetype longestSlip = 24;

}  // namespace

const Label *Judge::labelAt(Label::Place place) const
{
    const auto found = std::ranges::find(m_labels.all, place, &Label::place);
    return found == m_labels.all.end() ? nullptr : &*found;
}

const Label *Judge::startLabel() const
{
    const Label *label = labelAt(Label::Place::Start);
    if (!label || label->edge == Label::Edge::Continued)
        return nullptr;
    const bool loose = label->spaced || label->side == Label::Side::Common;
    if (loose && label->edge != Label::Edge::Clear && !overlap(label->numbers, threadQuestions()))
        return nullptr;
    return label;
}

const Label *Judge::openingLabel() const
{
    for (const Label &label : m_labels.all) {
        if (label.negated)
            continue;
        const bool leads = label.place == Label::Place::LeadIn;
        const bool clear = label.edge == Label::Edge::Clear;
        if (label.isForAnswer() && clear && (leads || label.place == Label::Place::AfterSentence))
            return &label;
        if (leads && label.side == Label::Side::Question && !m_said.endsAsking &&
            label.edge != Label::Edge::Continued)
            return &label;
    }
    return nullptr;
}

QList<int> Judge::numbersFrom(const Label &first) const
{
    QList<int> numbers = first.numbers;
    for (const Label &label : m_labels.all) {
        const bool begins =
            label.place == Label::Place::AfterSentence || label.place == Label::Place::LeadIn;
        const bool goesOn = begins && label.start > first.start && label.side == first.side &&
                            !label.negated && label.edge == Label::Edge::Clear;
        for (const int number : goesOn ? label.numbers : QList<int>()) {
            if (!numbers.contains(number) && isKnown(number))
                numbers.append(number);
        }
    }
    return numbers;
}

AnswerMatch Judge::labelled(const Label &label, Confidence confidence) const
{
    const QList<int> numbers = numbersFrom(label);
    const QList<int> thread = threadQuestions();
    const bool disagrees = !thread.isEmpty() && !overlap(thread, numbers);
    return {Kind::Answer, numbers, Basis::Label, disagrees ? Confidence::Check : confidence};
}

QList<int> Judge::threadQuestions() const
{
    if (m_context.parentIsQuestion)
        return m_context.parentQuestions;
    if (m_context.ownThread)
        return {};
    if (m_context.parent && !m_context.parent->questions.isEmpty())
        return m_context.parent->questions;
    return m_context.quotesQuestion ? m_context.quotedQuestions : QList<int>();
}

Judge::Verdict Judge::clearLabel() const
{
    const Label *start = startLabel();
    const Label *opening = openingLabel();
    if (start && start->side == Label::Side::Question && opening && opening->isForAnswer())
        start = nullptr;  // "Q1: … A1: …"
    if (start && start->side == Label::Side::Question)
        return underQuestionLabel(*start);
    if (start)
        return labelled(*start, start->exact ? Confidence::Sure : Confidence::Likely);
    if (opening && opening->place == Label::Place::LeadIn && m_said.endsAsking)
        return labelled(*opening, Confidence::Check);  // "Re A2: which timer do you use?"
    if (opening)
        return labelled(*opening, isLateOpening(*opening) ? Confidence::Sure : Confidence::Likely);
    return std::nullopt;
}

Judge::Verdict Judge::underQuestionLabel(const Label &label) const
{
    const bool inThread = overlap(label.numbers, threadQuestions());
    const QStringView behind = QStringView(m_reading.text).sliced(label.end);
    const bool compound = behind.size() > 1 && isDash(behind[0]) && behind[1].isLetter();
    if ((label.edge == Label::Edge::Open || compound) && !inThread)
        return std::nullopt;  // "Q1 was hard", "F1-Saatgut"
    const bool asksAgain = m_said.endsAsking && !inThread;
    return labelled(label, asksAgain ? Confidence::Check : Confidence::Likely);
}

bool Judge::saysWord(qsizetype from, qsizetype to, words::Trait trait) const
{
    const QStringView text = m_reading.lower;
    for (qsizetype i = from; i < to;) {
        qsizetype end = i;
        while (end < to && text[end].isLetter())
            ++end;
        if (end > i && words::is(trait, text.sliced(i, end - i)))
            return true;
        i = end + 1;
    }
    return false;
}

bool Judge::isLateOpening(const Label &label) const
{
    return label.start <= longestOpening &&
           saysWord(m_labels.textStart, label.start, words::Trait::Late);
}

Judge::Verdict Judge::slip() const
{
    const Label *start = startLabel();
    if (!start || m_labels.all.size() < 2)
        return std::nullopt;
    const auto next = std::ranges::find_if(
        m_labels.all, [start](const Label &label) { return label.start > start->start; });
    const bool takenBack = next != m_labels.all.end() && next->side == start->side &&
                           !next->negated && next->edge == Label::Edge::Clear &&
                           next->start - start->end <= longestSlip &&
                           saysWord(start->end, next->start, words::Trait::Correction);
    if (!takenBack)
        return std::nullopt;
    return AnswerMatch{Kind::Answer, next->numbers, Basis::Label, Confidence::Check};
}

Judge::Verdict Judge::quotedAnswer() const
{
    const Label *start = labelAt(Label::Place::Start);
    if (!start || !start->isForAnswer() || m_context.byHost)
        return std::nullopt;
    const QStringView text = m_reading.text;
    const auto isMark = [](QChar c) { return isOneOf(c, u"\"“”„«»‹›"); };
    if (start->start == 0 || !isMark(text[start->start - 1]))
        return std::nullopt;
    qsizetype close = start->end;
    while (close < text.size() && !isMark(text[close]))
        ++close;
    const bool commented = keyOf(m_reading, std::min(close, text.size())).size() >= shortestComment;
    const bool quotes = keyOf(m_reading, start->end).size() > keyOf(m_reading, close).size();
    if (!commented || !quotes)
        return std::nullopt;
    return AnswerMatch{Kind::Chatter, {}, Basis::None, Confidence::Check};
}

Judge::Verdict Judge::otherLabel() const
{
    const Label *last = labelAt(Label::Place::End);
    if (!last || !last->isForAnswer() || last->side == Label::Side::Common)
        return std::nullopt;
    return labelled(*last, Confidence::Likely);
}

Judge::Verdict Judge::correction() const
{
    if (!m_context.ownThread || m_labels.all.isEmpty() || startLabel())
        return std::nullopt;
    QList<int> numbers;
    for (const Label &label : m_labels.all) {
        if (!label.negated && label.edge != Label::Edge::Continued)
            numbers += label.numbers;
    }
    if (numbers.isEmpty() || overlap(numbers, m_context.ownThread->questions))
        return std::nullopt;
    return AnswerMatch{Kind::Answer, numbers, Basis::Label, Confidence::Check};
}

bool Judge::isKnown(int number) const
{
    return m_context.planned.isEmpty() || m_context.planned.contains(number);
}

AnswerMatch Judge::verified(AnswerMatch match) const
{
    const auto unknown = [this](int number) { return !isKnown(number); };
    const auto ahead = [this](int number) {
        return m_context.beforeFirst || (m_context.live && number > *m_context.live);
    };
    if (std::ranges::any_of(match.questions, unknown) ||
        (match.basis == Basis::Label && std::ranges::any_of(match.questions, ahead)))
        match.confidence = Confidence::Check;
    match.questions.removeIf(unknown);
    return match;
}

}  // namespace core
