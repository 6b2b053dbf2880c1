// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

namespace {

using Kind = PostKind;
using namespace Qt::StringLiterals;

constexpr int wordsOfAnAnswer = 10;  // talk below an answer that says this much is one itself
constexpr int wordsOfOneself = 8;    // the same where it tells of its author
constexpr int wordsToSomebody = 20;  // the same where it speaks to the author above

}  // namespace

std::optional<int> Judge::copiedQuestion() const
{
    const Label *start = startLabel();
    const bool asks =
        start && (start->side == Label::Side::Question || start->side == Label::Side::Both);
    if (m_context.questionKeys.isEmpty() || (start && !asks))
        return std::nullopt;
    const QString key = keyOf(m_reading, asks ? start->end : 0);
    for (auto it = m_context.questionKeys.begin(); it != m_context.questionKeys.end(); ++it) {
        const bool same =
            key == it.key() || (it.key().size() >= shortestKey && key.startsWith(it.key()) &&
                                key.size() - it.key().size() < shortestKey);
        if (same)
            return it.value();
    }
    return std::nullopt;
}

Judge::Verdict Judge::copy() const
{
    const auto number = copiedQuestion();
    if (!number || openingLabel())
        return std::nullopt;
    return AnswerMatch{Kind::Boost, {*number}, Basis::Label, Confidence::Likely};
}

Judge::Verdict Judge::reply() const
{
    if (m_context.parentIsQuestion)
        return belowQuestion(m_context.parentQuestions);
    if (!m_context.parent)
        return std::nullopt;
    if (m_context.parent->kind == Kind::Question)
        return belowQuestion(m_context.parent->questions);
    return below(*m_context.parent, Basis::Reply);
}

bool Judge::isAside() const
{
    constexpr int fewWords = 10;
    static const QStringList phrases = {
        u"let me think"_s,       u"have to think"_s,    u"need to think"_s,
        u"gotta think"_s,        u"still thinking"_s,   u"give me a minute"_s,
        u"give me a moment"_s,   u"give me a sec"_s,    u"nachdenken"_s,
        u"uberlegen"_s,          u"moment mal"_s,       u"dame un minuto"_s,
        u"dame un momento"_s,    u"dame un segundo"_s,  u"dejame pensar"_s,
        u"dejadme pensar"_s,     u"tengo que pensar"_s, u"laisse-moi reflechir"_s,
        u"laissez-moi"_s,        u"je reflechis"_s,     u"dois reflechir"_s,
        u"fammi pensare"_s,      u"fatemi pensare"_s,   u"devo pensare"_s,
        u"ci penso"_s,           u"deixa eu pensar"_s,  u"deixem-me pensar"_s,
        u"preciso de pensar"_s,  u"preciso pensar"_s,   u"over nadenken"_s,
        u"even denken"_s,        u"danke euch"_s,       u"danke an alle"_s,
        u"thank you all"_s,      u"thanks all"_s,       u"thanks everyone"_s,
        u"thank you everyone"_s, u"gracias a tod"_s,    u"merci a tou"_s,
        u"grazie a tutt"_s,      u"obrigado a tod"_s,   u"obrigada a tod"_s,
        u"bedankt allemaal"_s,   u"tack alla"_s};
    return m_said.ownWords <= fewWords && std::ranges::any_of(phrases, [this](const QString &one) {
               return m_reading.lower.contains(one);
           });
}

AnswerMatch Judge::belowQuestion(const QList<int> &questions) const
{
    if (isAside())
        return {Kind::SideTalk, questions, Basis::Reply, Confidence::Likely};
    if (m_said.isReaction() && (!m_post.media.isEmpty() || m_reading.hasLink))
        return {Kind::Answer, questions, Basis::Reply, Confidence::Check};
    if (m_said.isReaction())
        return {Kind::SideTalk, questions, Basis::Reply, Confidence::Likely};
    if (m_said.asks || m_said.onlyAsks)
        return {Kind::SideTalk, questions, Basis::Reply, Confidence::Check};
    return {Kind::Answer, questions, Basis::Reply, Confidence::Likely};
}

Judge::Verdict Judge::below(const AnswerMatch &above, Basis basis) const
{
    const bool thread = above.kind == Kind::Answer || above.kind == Kind::SideTalk;
    if (!thread || above.questions.isEmpty())
        return std::nullopt;
    if (!m_context.knowsThread)
        return AnswerMatch{Kind::Chatter, {}, basis, Confidence::Check};
    const int enough = m_said.addresses   ? wordsToSomebody
                       : m_said.ofOneself ? wordsOfOneself
                                          : wordsOfAnAnswer;
    if (m_said.ownWords >= enough && !m_said.endsAsking)
        return AnswerMatch{Kind::Answer, above.questions, basis, Confidence::Likely};
    return AnswerMatch{Kind::SideTalk, above.questions, basis, Confidence::Likely};
}

Judge::Verdict Judge::quote() const
{
    if (m_context.quotesQuestion) {
        if (m_said.newsWords == 0)  // a boost by quoting, or an invitation
            return AnswerMatch{Kind::Chatter, {}, Basis::Quote, Confidence::Check};
        return AnswerMatch{Kind::Answer, m_context.quotedQuestions, Basis::Quote,
                           Confidence::Likely};
    }
    return m_context.quoted ? below(*m_context.quoted, Basis::Quote) : std::nullopt;
}

Judge::Verdict Judge::ownThread() const
{
    if (!m_context.ownThread || m_context.ownThread->questions.isEmpty())
        return std::nullopt;
    const AnswerMatch &above = *m_context.ownThread;
    if (above.kind != Kind::Answer && above.kind != Kind::SideTalk)
        return std::nullopt;
    if (above.kind == Kind::SideTalk || m_said.isReaction())
        return below(above, Basis::OwnThread);
    return AnswerMatch{Kind::Answer, above.questions, Basis::OwnThread, Confidence::Likely};
}

}  // namespace core
