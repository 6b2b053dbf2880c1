// SPDX-License-Identifier: GPL-3.0-or-later
// Adverts, and waves of the same text. When in doubt a host should look: nothing that could be an
// answer is called spam for sure.
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Kind = PostKind;

// of Utterance::advert
constexpr int hintsAtAdvert = 2;
constexpr int soundsLikeAdvert = 3;
constexpr int isAdvert = 4;
constexpr int isAdvertBeyondDoubt = 8;
constexpr int manyTags = 5;            // with a link, nobody who takes part writes so many
constexpr qsizetype shortestEcho = 8;  // letters
constexpr qsizetype longText = 40;     // letters; two people do not write this by chance

}  // namespace

int Judge::advertWeight() const
{
    const bool crowded = m_reading.hasLink && m_said.tags >= manyTags;
    const int weight = m_said.advert + (crowded ? 3 : m_reading.hasLink && m_said.tags > 2 ? 1 : 0);
    return weight < soundsLikeAdvert || m_context.questionKeys.isEmpty() ? weight
                                                                         : weight - weightOfTopic();
}

/// In a chat about money, money words say nothing.
int Judge::weightOfTopic() const
{
    int weight = 0;
    const QStringView text = m_reading.lower;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && text[end].isLetter())
            ++end;
        const QStringView word = text.sliced(i, end - i);
        const int counts = words::advertWeightOf(words::traitsOf(word));
        const bool planned =
            counts > 0 &&
            std::any_of(m_context.questionKeys.keyBegin(), m_context.questionKeys.keyEnd(),
                        [word](const QString &key) { return key.contains(word); });
        weight += planned ? counts : 0;
        i = end + 1;
    }
    return weight;
}

bool Judge::isLabelledAnswer() const
{
    const Label *start = startLabel();
    return (start && start->isForAnswer()) || openingLabel() || otherLabel();
}

Judge::Verdict Judge::spam() const
{
    const bool labelled = isLabelledAnswer();
    const bool answers = labelled || m_context.takesPart;
    const bool reachable = m_reading.hasLink || m_said.asksToWrite;
    const int weight = reachable ? advertWeight() : 0;
    const Wave wave = answers ? Wave::None : m_context.wave;
    const int enough = labelled && m_context.takesPart ? isAdvertBeyondDoubt
                       : answers                       ? isAdvert
                                                       : soundsLikeAdvert;
    if (weight < enough && wave == Wave::None)
        return std::nullopt;
    const bool sure = wave == Wave::Sure || (!answers && weight >= isAdvert) ||
                      (wave == Wave::Small && weight >= soundsLikeAdvert);
    return AnswerMatch{Kind::Spam, {}, Basis::None, sure ? Confidence::Sure : Confidence::Check};
}

/// "Please introduce yourselves", "Tell us who you are".
bool Judge::isInvitation() const
{
    static const QStringList phrases = {
        u"who is here"_s,  u"who's here"_s,    u"say hello"_s,       u"say hi"_s,
        u"who you are"_s,  u"who are you"_s,   u"your name"_s,       u"roll call"_s,
        u"stellt euch"_s,  u"wer ist dabei"_s, u"wer ihr seid"_s,    u"wer seid ihr"_s,
        u"quienes sois"_s, u"quien eres"_s,    u"qui etes-vous"_s,   u"qui es-tu"_s,
        u"chi siete"_s,    u"quem sao"_s,      u"wie zijn jullie"_s, u"stel je"_s};
    return m_said.invites || std::ranges::any_of(phrases, [this](const QString &phrase) {
               return m_reading.lower.contains(phrase);
           });
}

Trace Judge::trace() const
{
    if (m_post.boosts || m_retold)
        return {};
    Trace trace;
    trace.hasLabel = !m_labels.all.isEmpty();
    trace.invites = m_context.byHost && !m_post.replyTo && isInvitation();
    const bool labelled = isLabelledAnswer();
    const int weight = advertWeight();
    trace.advertises = m_reading.hasLink || weight >= hintsAtAdvert;
    trace.takesPart = m_context.byHost || (!trace.advertises && (labelled || m_post.replyTo) &&
                                           (labelled || !m_said.isReaction()));
    if (labelled || (!trace.advertises && m_post.replyTo))
        return trace;
    const QString key = keyOf(m_reading, 0);
    if (key.size() >= (trace.advertises ? shortestEcho : longText))
        trace.key = qHash(key) | 1;
    return trace;
}

}  // namespace core
