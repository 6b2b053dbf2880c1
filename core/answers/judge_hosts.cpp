// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PostKind;

constexpr qsizetype longestOpening = 60;  // "Great answers! And now, to finish, Q5: …"

}  // namespace

Judge::Verdict Judge::askedByHost() const
{
    const Label *start = startLabel();
    const bool asks = start && !start->numbers.isEmpty() &&
                      (start->side == Label::Side::Question || start->side == Label::Side::Both);
    if (const auto number = copiedQuestion()) {
        const bool agrees = asks && start->numbers.contains(*number);
        return AnswerMatch{Kind::Question,
                           {*number},
                           Basis::Label,
                           agrees ? Confidence::Sure : Confidence::Likely};
    }
    if (m_context.quotesQuestion)
        return std::nullopt;
    if (!asks) {
        const auto opened = askedBehindOpening();
        return opened ? opened : announcement();
    }
    const bool question = m_reading.text.contains(u'?');
    const bool known = std::ranges::find(m_context.questionKeys, start->numbers.first()) !=
                       m_context.questionKeys.end();
    if (start->side == Label::Side::Both && isOut(start->numbers.first()) && !question)
        return labelled(*start, Confidence::Likely);
    if (question ||
        (start->edge == Label::Edge::Clear && !(known && isOut(start->numbers.first()))))
        return AnswerMatch{Kind::Question, start->numbers, Basis::Label, Confidence::Sure};
    return AnswerMatch{Kind::Housekeeping, {}, Basis::None, Confidence::Likely};
}

/// "And finally, Q5: …?", unless a later question is out already.
Judge::Verdict Judge::askedBehindOpening() const
{
    for (const Label &label : m_labels.all) {
        const bool asks = label.side != Label::Side::Answer && label.side != Label::Side::Common;
        if (!asks || label.negated || label.numbers.size() != 1 || !label.strong)
            continue;
        if (label.start - m_labels.textStart > longestOpening)
            return std::nullopt;
        const int number = label.numbers.first();
        const QString key = keyOf(m_reading, label.end);
        const bool planned = key.size() >= shortestKey && m_context.questionKeys.contains(key);
        const bool asked = m_reading.text.indexOf(u'?', label.end) >= 0;
        const bool over = m_context.live && number < *m_context.live;
        if (planned || (asked && isKnown(number) && !over))
            return AnswerMatch{Kind::Question,
                               {planned ? m_context.questionKeys.value(key) : number},
                               Basis::Label,
                               planned ? Confidence::Sure : Confidence::Likely};
    }
    return std::nullopt;
}

Judge::Verdict Judge::announcement() const
{
    const Label *start = labelAt(Label::Place::Start);
    if (!start || start->side == Label::Side::Answer || start->edge != Label::Edge::Continued)
        return std::nullopt;
    return AnswerMatch{Kind::Housekeeping, {}, Basis::None, Confidence::Likely};
}

Judge::Verdict Judge::hostAnswer() const
{
    const Label *label = startLabel() ? startLabel() : openingLabel();
    if (!label || !label->isForAnswer() || label->edge == Label::Edge::Continued)
        return std::nullopt;
    const bool sure = label->place == Label::Place::Start && label->exact;
    return labelled(*label, sure ? Confidence::Sure : Confidence::Likely);
}

Judge::Verdict Judge::hostReply() const
{
    const QList<int> questions = m_context.parentIsQuestion ? m_context.parentQuestions
                                 : m_context.parent         ? m_context.parent->questions
                                                            : QList<int>();
    if (!questions.isEmpty())
        return AnswerMatch{Kind::SideTalk, questions, Basis::Reply, Confidence::Sure};
    if (m_context.parent && m_context.parent->kind != Kind::Housekeeping)
        return AnswerMatch{};
    return std::nullopt;
}

Judge::Verdict Judge::hostQuote() const
{
    if (m_context.quotesQuestion)
        return AnswerMatch{Kind::Boost, m_context.quotedQuestions, Basis::Quote,
                           Confidence::Likely};
    if (m_context.quoted && !m_context.quoted->questions.isEmpty())
        return AnswerMatch{Kind::SideTalk, m_context.quoted->questions, Basis::Quote,
                           Confidence::Likely};
    return std::nullopt;
}

AnswerMatch Judge::housekeeping() const
{
    const QString both =
        m_context.questionLetter.toLower() + u'&' + m_context.answerLetter.toLower();
    const bool rules = isDoubtful() || m_reading.lower.contains(both) || m_said.aboutTheHour;
    return {rules ? Kind::Housekeeping : Kind::Chatter, {}, Basis::None, Confidence::Sure};
}

}  // namespace core
