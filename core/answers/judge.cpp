// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/judge.h"

#include "core/answers/characters.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PostKind;

}  // namespace

std::optional<QString> takeRetold(Reading &reading)
{
    for (qsizetype i = 0; i + 2 < reading.text.size(); ++i) {
        if (reading.text[i] != u'R' || reading.text[i + 1] != u'T')
            continue;
        qsizetype next = i + 2;
        while (next < reading.text.size() && isOneOf(reading.text[next], u" :."))
            ++next;
        const bool begins = i == 0 || !reading.text[i - 1].isLetterOrNumber();
        if (!begins || next == reading.text.size() || reading.text[next] != Reading::mention)
            continue;
        const QString retold = reading.text.sliced(next + 1);
        reading.text.truncate(i);
        reading.lower.truncate(i);
        return retold;
    }
    return std::nullopt;
}

bool overlap(const QList<int> &a, const QList<int> &b)
{
    return std::ranges::any_of(a, [&b](int number) { return b.contains(number); });
}

QString keyOf(const Reading &reading, qsizetype from)
{
    QString key;
    key.reserve(reading.lower.size() - from);
    for (qsizetype i = from; i < reading.lower.size(); ++i) {
        if (reading.lower[i].isLetterOrNumber())
            key += reading.lower[i];
    }
    return key;
}

Judge::Judge(const Post &post, const MatchContext &context)
    : m_post(post)
    , m_context(context)
    , m_reading(readingOf(post))
    , m_retold(takeRetold(m_reading))
    , m_labels(LabelReader(m_reading, context.questionLetter, context.answerLetter).read())
    , m_said(utteranceOf(m_reading, m_labels))
{}

AnswerMatch Judge::match() const
{
    if (const Verdict boost = retold())
        return *boost;
    const AnswerMatch match = m_context.byHost ? ofHost() : ofParticipant();
    return match.kind == Kind::Answer ? verified(match) : match;
}

AnswerMatch Judge::ofParticipant() const
{
    for (const auto evidence :
         {&Judge::copy, &Judge::spam, &Judge::quotedAnswer, &Judge::slip, &Judge::correction,
          &Judge::clearLabel, &Judge::ownThread, &Judge::introduction, &Judge::reply, &Judge::quote,
          &Judge::otherLabel}) {
        if (const Verdict verdict = (this->*evidence)())
            return *verdict;
    }
    return withoutEvidence();
}

AnswerMatch Judge::ofHost() const
{
    for (const auto evidence :
         {&Judge::askedByHost, &Judge::hostAnswer, &Judge::hostReply, &Judge::hostQuote}) {
        if (const Verdict verdict = (this->*evidence)())
            return *verdict;
    }
    return housekeeping();
}

Judge::Verdict Judge::introduction() const
{
    const bool elsewhere = m_post.replyTo || m_context.parent || m_context.parentIsQuestion ||
                           m_context.quotesQuestion;
    if (m_context.repliesToIntroductions && !m_said.asks && !m_said.isReaction())
        return AnswerMatch{Kind::Introduction, {}, Basis::Reply, Confidence::Sure};
    if (elsewhere || m_reading.hasLink || m_said.asks)
        return std::nullopt;
    if (m_context.introducing && m_said.newsWords > 0 && m_said.presents)
        return AnswerMatch{Kind::Introduction, {}, Basis::None, Confidence::Sure};
    if (m_said.introduces && !isDoubtful())
        return AnswerMatch{Kind::Introduction, {}, Basis::None, Confidence::Likely};
    return std::nullopt;
}

AnswerMatch Judge::withoutEvidence() const
{
    return {Kind::Chatter, {}, Basis::None, isDoubtful() ? Confidence::Check : Confidence::Sure};
}

Judge::Verdict Judge::retold() const
{
    if (!m_retold || !m_labels.all.isEmpty() || !m_said.isReaction())
        return std::nullopt;
    const bool bare = m_labels.textEnd == 0;
    Post original;
    original.text = *m_retold;
    const Judge judge(original, m_context);
    QList<int> questions;
    if (const auto copied = judge.copiedQuestion())
        questions = {*copied};
    else if (const Label *start = judge.startLabel())
        questions = start->numbers;
    questions.removeIf([this](int number) { return !isKnown(number); });
    return AnswerMatch{Kind::Boost, questions, questions.isEmpty() ? Basis::None : Basis::Label,
                       bare ? Confidence::Sure : Confidence::Likely};
}

}  // namespace core
