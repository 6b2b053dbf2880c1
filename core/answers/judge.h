// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_matcher.h"
#include "core/answers/label_reader.h"
#include "core/answers/trace.h"
#include "core/answers/utterance.h"
#include "core/answers/words.h"

namespace core {

/// Letters; a shorter text is not told from chance.
constexpr qsizetype shortestKey = 12;

/// Letters and digits of a reading from `from` on, without tags, links and mentions.
QString keyOf(const Reading &reading, qsizetype from);

/// Cuts off "RT @somebody: …" and returns it without these words; nothing if nobody is retold.
std::optional<QString> takeRetold(Reading &reading);

/// Whether the two have a number in common.
bool overlap(const QList<int> &a, const QList<int> &b);

/// The rules on one post; each function is one kind of evidence and returns nothing if there is
/// none. Post and context must outlive it.
class Judge {
public:
    using Verdict = std::optional<AnswerMatch>;

    Judge(const Post &post, const MatchContext &context);
    AnswerMatch match() const;
    Trace trace() const;

private:
    AnswerMatch ofParticipant() const;
    AnswerMatch ofHost() const;

    // Labels.
    const Label *labelAt(Label::Place place) const;
    /// A label that begins the post and is not the beginning of something else.
    const Label *startLabel() const;
    /// The first answer label that begins a later sentence or follows a few leading words.
    const Label *openingLabel() const;
    /// "A1: … A2: …": the numbers of all labels that begin a sentence.
    QList<int> numbersFrom(const Label &first) const;
    AnswerMatch labelled(const Label &label, Confidence confidence) const;
    /// What the thread is about; the author's own thread may go on to the next question.
    QList<int> threadQuestions() const;
    Verdict clearLabel() const;
    /// Some write their answer under the question's letter.
    Verdict underQuestionLabel(const Label &label) const;
    bool saysWord(qsizetype from, qsizetype to, words::Trait trait) const;
    /// "Late to the party! A1: …": the excuse says why the label is not at the start.
    bool isLateOpening(const Label &label) const;
    /// “A1: …” in quotation marks, and something said about it: somebody else's answer.
    Verdict quotedAnswer() const;
    /// "Let me think about this one", "Thank you all!": below a question, but no answer.
    bool isAside() const;
    /// A label at the very end, behind the sentence or the tag.
    Verdict otherLabel() const;
    /// "A2 (sorry, A3): …": the number that the author took back gives way, for a host to check.
    Verdict slip() const;
    /// Below one's own answer: "Oops, that was A3, not A2".
    Verdict correction() const;
    /// Number out of the plan, or ahead of the hour: a host should look.
    AnswerMatch verified(AnswerMatch match) const;

    // The thread.
    /// A copy of a planned question, with or without its label.
    std::optional<int> copiedQuestion() const;
    Verdict copy() const;
    Verdict reply() const;
    AnswerMatch belowQuestion(const QList<int> &questions) const;
    /// Talk about an answer belongs to its question, and is one itself only if it says enough.
    Verdict below(const AnswerMatch &above, Basis basis) const;
    Verdict quote() const;
    /// The second part of an answer, below the first.
    Verdict ownThread() const;

    // Neither label nor thread.
    Verdict introduction() const;
    AnswerMatch withoutEvidence() const;
    /// "RT @host: Q1: …", with or without a word before it.
    Verdict retold() const;

    // Adverts and waves.
    bool isLabelledAnswer() const;
    bool isInvitation() const;
    int advertWeight() const;
    int weightOfTopic() const;
    Verdict spam() const;

    bool isKnown(int number) const;
    bool isDoubtful() const { return m_labels.doubtful || !m_labels.all.isEmpty(); }

    // The hosts' side.
    Verdict askedByHost() const;
    Verdict askedBehindOpening() const;
    /// "Q1 in five minutes!"
    Verdict announcement() const;
    Verdict hostAnswer() const;
    Verdict hostReply() const;
    Verdict hostQuote() const;
    AnswerMatch housekeeping() const;
    bool isOut(int number) const { return m_context.live && number <= *m_context.live; }

    const Post &m_post;
    const MatchContext &m_context;
    Reading m_reading;
    std::optional<QString> m_retold;  ///< what somebody else had written, behind "RT"
    Labels m_labels;
    Utterance m_said;
};

}  // namespace core
