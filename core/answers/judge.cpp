// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PostKind;

bool isRetweet(const Reading &reading)
{
    qsizetype i = 0;
    while (i < reading.lower.size() && reading.lower[i].isSpace())
        ++i;
    const QStringView rest = QStringView(reading.lower).sliced(i);
    return rest.size() > 3 && rest.startsWith(u"rt ") && rest[3] == Reading::mention;
}

}  // namespace

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
    , m_labels(LabelReader(m_reading, context.questionLetter, context.answerLetter).read())
    , m_said(utteranceOf(m_reading, m_labels))
{}

AnswerMatch Judge::match() const
{
    if (isRetweet(m_reading))
        return retweet();
    const AnswerMatch match = m_context.byHost ? ofHost() : ofParticipant();
    return match.kind == Kind::Answer ? verified(match) : match;
}

AnswerMatch Judge::ofParticipant() const
{
    for (const auto evidence :
         {&Judge::copy, &Judge::slip, &Judge::correction, &Judge::clearLabel, &Judge::ownThread,
          &Judge::introduction, &Judge::reply, &Judge::quote, &Judge::otherLabel}) {
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
    if (m_context.repliesToIntroductions && !m_said.asks)
        return AnswerMatch{Kind::Introduction, {}, Basis::Reply, Confidence::Sure};
    if (elsewhere || m_reading.hasLink || m_said.asks)
        return std::nullopt;
    if (m_context.introducing && m_said.ownWords > 0)
        return AnswerMatch{Kind::Introduction, {}, Basis::None, Confidence::Sure};
    if (m_said.introduces && !isDoubtful())
        return AnswerMatch{Kind::Introduction, {}, Basis::None, Confidence::Likely};
    return std::nullopt;
}

AnswerMatch Judge::withoutEvidence() const
{
    return {Kind::Chatter, {}, Basis::None, isDoubtful() ? Confidence::Check : Confidence::Sure};
}

AnswerMatch Judge::retweet() const
{
    for (const Label &label : m_labels.all) {
        if (label.edge == Label::Edge::Clear)
            return {Kind::Boost, label.numbers, Basis::Label, Confidence::Sure};
    }
    return {Kind::Boost, {}, Basis::None, Confidence::Sure};
}

}  // namespace core
