// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_matcher.h"

#include "core/answers/characters.h"
#include "core/answers/label_reader.h"
#include "core/answers/utterance.h"
#include "core/answers/words.h"

#include <algorithm>

namespace core {

namespace {

using namespace Qt::StringLiterals;
using Kind = PostKind;

constexpr int wordsOfAnAnswer = 10;    // talk below an answer that says this much is one itself
constexpr qsizetype shortestKey = 12;  // letters; a shorter question is not told from chance
constexpr qsizetype longestOpening =
    160;  // how far an excuse for a late answer may stand before it

bool overlap(const QList<int> &a, const QList<int> &b)
{
    return std::ranges::any_of(a, [&b](int number) { return b.contains(number); });
}

bool isRetweet(const Reading &reading)
{
    qsizetype i = 0;
    while (i < reading.lower.size() && reading.lower[i].isSpace())
        ++i;
    const QStringView rest = QStringView(reading.lower).sliced(i);
    return rest.size() > 3 && rest.startsWith(u"rt ") && rest[3] == Reading::mention;
}

/// Letters and digits of a reading from `from` on, without tags, links and mentions.
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

/// The rules on one post; each function is one kind of evidence and returns nothing if there is
/// none.
class Judge {
public:
    using Verdict = std::optional<AnswerMatch>;

    Judge(const Post &post, const MatchContext &context)
        : m_post(post)
        , m_context(context)
        , m_reading(readingOf(post))
        , m_labels(LabelReader(m_reading, context.questionLetter, context.answerLetter).read())
        , m_said(utteranceOf(m_reading, m_labels))
    {}

    AnswerMatch match() const
    {
        if (isRetweet(m_reading))
            return retweet();
        const AnswerMatch match = m_context.byHost ? ofHost() : ofParticipant();
        return match.kind == Kind::Answer ? verified(match) : match;
    }

private:
    AnswerMatch ofParticipant() const
    {
        for (const auto evidence :
             {&Judge::copy, &Judge::correction, &Judge::clearLabel, &Judge::ownThread,
              &Judge::introduction, &Judge::reply, &Judge::quote, &Judge::otherLabel}) {
            if (const Verdict verdict = (this->*evidence)())
                return *verdict;
        }
        return withoutEvidence();
    }

    AnswerMatch ofHost() const
    {
        for (const auto evidence :
             {&Judge::askedByHost, &Judge::hostAnswer, &Judge::hostReply, &Judge::hostQuote}) {
            if (const Verdict verdict = (this->*evidence)())
                return *verdict;
        }
        return housekeeping();
    }

    // Labels.

    const Label *labelAt(Label::Place place) const
    {
        const auto found = std::ranges::find(m_labels.all, place, &Label::place);
        return found == m_labels.all.end() ? nullptr : &*found;
    }

    /// A label that begins the post and is not the beginning of something else.
    const Label *startLabel() const
    {
        const Label *label = labelAt(Label::Place::Start);
        if (!label || label->edge == Label::Edge::Continued)
            return nullptr;
        const bool loose = label->spaced || label->side == Label::Side::Common;
        if (loose && label->edge != Label::Edge::Clear &&
            !overlap(label->numbers, threadQuestions()))
            return nullptr;
        return label;
    }

    /// The first answer label that begins a later sentence or follows a few leading words.
    const Label *openingLabel() const
    {
        for (const Label &label : m_labels.all) {
            const bool leads = label.place == Label::Place::LeadIn;
            const bool clear = label.edge == Label::Edge::Clear;
            if (label.isForAnswer() && clear &&
                (leads || label.place == Label::Place::AfterSentence))
                return &label;
            if (leads && label.side == Label::Side::Question && !m_said.endsAsking &&
                label.edge != Label::Edge::Continued)
                return &label;
        }
        return nullptr;
    }

    /// "A1: … A2: …": the numbers of all labels that begin a sentence.
    QList<int> numbersFrom(const Label &first) const
    {
        QList<int> numbers = first.numbers;
        for (const Label &label : m_labels.all) {
            const bool goesOn = label.start > first.start && label.side == first.side &&
                                label.place == Label::Place::AfterSentence &&
                                label.edge == Label::Edge::Clear;
            for (const int number : goesOn ? label.numbers : QList<int>()) {
                if (!numbers.contains(number))
                    numbers.append(number);
            }
        }
        return numbers;
    }

    AnswerMatch labelled(const Label &label, Confidence confidence) const
    {
        const QList<int> numbers = numbersFrom(label);
        const QList<int> thread = threadQuestions();
        const bool disagrees = !thread.isEmpty() && !overlap(thread, numbers);
        return {Kind::Answer, numbers, Basis::Label, disagrees ? Confidence::Check : confidence};
    }

    /// What the thread is about; the author's own thread may go on to the next question.
    QList<int> threadQuestions() const
    {
        if (m_context.parentIsQuestion)
            return m_context.parentQuestions;
        if (m_context.ownThread)
            return {};
        if (m_context.parent && !m_context.parent->questions.isEmpty())
            return m_context.parent->questions;
        return m_context.quotesQuestion ? m_context.quotedQuestions : QList<int>();
    }

    Verdict clearLabel() const
    {
        const Label *start = startLabel();
        const Label *opening = openingLabel();
        if (start && start->side == Label::Side::Question && opening && opening->isForAnswer())
            start = nullptr;  // "Q1: … A1: …"
        if (start && start->side == Label::Side::Question)
            return underQuestionLabel(*start);
        if (start)
            return labelled(*start, start->exact ? Confidence::Sure : Confidence::Likely);
        if (opening)
            return labelled(*opening,
                            isLateOpening(*opening) ? Confidence::Sure : Confidence::Likely);
        return std::nullopt;
    }

    /// Some write their answer under the question's letter.
    Verdict underQuestionLabel(const Label &label) const
    {
        const bool inThread = overlap(label.numbers, threadQuestions());
        if (label.edge == Label::Edge::Open && !inThread)
            return std::nullopt;
        const bool asksAgain = m_said.endsAsking && !inThread;
        return labelled(label, asksAgain ? Confidence::Check : Confidence::Likely);
    }

    /// "Late to the party! A1: …": the excuse says why the label is not at the start.
    bool isLateOpening(const Label &label) const
    {
        if (label.place != Label::Place::AfterSentence || label.start > longestOpening)
            return false;
        const QStringView text = m_reading.lower;
        for (qsizetype i = m_labels.textStart; i < label.start;) {
            qsizetype end = i;
            while (end < label.start && text[end].isLetter())
                ++end;
            if (end > i && words::isLate(text.sliced(i, end - i)))
                return true;
            i = end + 1;
        }
        return false;
    }

    /// A label at the very end, behind the sentence or the tag.
    Verdict otherLabel() const
    {
        const Label *last = labelAt(Label::Place::End);
        if (!last || !last->isForAnswer() || last->side == Label::Side::Common)
            return std::nullopt;
        return labelled(*last, Confidence::Likely);
    }

    /// Below one's own answer: "Oops, that was A3, not A2".
    Verdict correction() const
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

    /// Number out of the plan, or ahead of the hour: a host should look.
    AnswerMatch verified(AnswerMatch match) const
    {
        const auto unknown = [this](int number) {
            return !m_context.planned.isEmpty() && !m_context.planned.contains(number);
        };
        const auto ahead = [this](int number) {
            return m_context.beforeFirst || (m_context.live && number > *m_context.live);
        };
        if (std::ranges::any_of(match.questions, unknown) ||
            (match.basis == Basis::Label && std::ranges::any_of(match.questions, ahead)))
            match.confidence = Confidence::Check;
        match.questions.removeIf(unknown);
        return match;
    }

    // The thread.

    /// A copy of a planned question, with or without its label.
    std::optional<int> copiedQuestion() const
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

    Verdict copy() const
    {
        const auto number = copiedQuestion();
        if (!number || openingLabel())
            return std::nullopt;
        return AnswerMatch{Kind::Boost, {*number}, Basis::Label, Confidence::Likely};
    }

    Verdict reply() const
    {
        if (m_context.parentIsQuestion)
            return belowQuestion(m_context.parentQuestions);
        if (!m_context.parent)
            return std::nullopt;
        if (m_context.parent->kind == Kind::Question)
            return belowQuestion(m_context.parent->questions);
        return below(*m_context.parent, Basis::Reply);
    }

    AnswerMatch belowQuestion(const QList<int> &questions) const
    {
        if (m_said.isReaction() && !m_post.media.isEmpty())
            return {Kind::Answer, questions, Basis::Reply, Confidence::Check};
        if (m_said.isReaction())
            return {Kind::SideTalk, questions, Basis::Reply, Confidence::Likely};
        if (m_said.asks)
            return {Kind::SideTalk, questions, Basis::Reply, Confidence::Check};
        return {Kind::Answer, questions, Basis::Reply, Confidence::Likely};
    }

    /// Talk about an answer belongs to its question, and is one itself only if it says enough.
    Verdict below(const AnswerMatch &above, Basis basis) const
    {
        const bool thread = above.kind == Kind::Answer || above.kind == Kind::SideTalk;
        if (!thread || above.questions.isEmpty())
            return std::nullopt;
        if (!m_context.knowsThread)
            return AnswerMatch{Kind::Chatter, {}, basis, Confidence::Check};
        if (m_said.ownWords >= wordsOfAnAnswer && !m_said.endsAsking)
            return AnswerMatch{Kind::Answer, above.questions, basis, Confidence::Likely};
        return AnswerMatch{Kind::SideTalk, above.questions, basis, Confidence::Likely};
    }

    Verdict quote() const
    {
        if (m_context.quotesQuestion) {
            if (m_said.isReaction())  // a boost by quoting
                return AnswerMatch{Kind::Chatter, {}, Basis::Quote, Confidence::Check};
            return AnswerMatch{Kind::Answer, m_context.quotedQuestions, Basis::Quote,
                               Confidence::Likely};
        }
        return m_context.quoted ? below(*m_context.quoted, Basis::Quote) : std::nullopt;
    }

    /// The second part of an answer, below the first.
    Verdict ownThread() const
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

    // Neither label nor thread.

    Verdict introduction() const
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

    bool isDoubtful() const { return m_labels.doubtful || !m_labels.all.isEmpty(); }

    AnswerMatch withoutEvidence() const
    {
        return {
            Kind::Chatter, {}, Basis::None, isDoubtful() ? Confidence::Check : Confidence::Sure};
    }

    AnswerMatch retweet() const
    {
        for (const Label &label : m_labels.all) {
            if (label.edge == Label::Edge::Clear)
                return {Kind::Boost, label.numbers, Basis::Label, Confidence::Sure};
        }
        return {Kind::Boost, {}, Basis::None, Confidence::Sure};
    }

    // The hosts' side.

    bool isOut(int number) const { return m_context.live && number <= *m_context.live; }

    Verdict askedByHost() const
    {
        const Label *start = startLabel();
        const bool asks =
            start && !start->numbers.isEmpty() &&
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
        if (!asks)
            return announcement();
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

    /// "Q1 in five minutes!"
    Verdict announcement() const
    {
        const Label *start = labelAt(Label::Place::Start);
        if (!start || start->side == Label::Side::Answer || start->edge != Label::Edge::Continued)
            return std::nullopt;
        return AnswerMatch{Kind::Housekeeping, {}, Basis::None, Confidence::Likely};
    }

    Verdict hostAnswer() const
    {
        const Label *label = startLabel() ? startLabel() : openingLabel();
        if (!label || !label->isForAnswer() || label->edge == Label::Edge::Continued)
            return std::nullopt;
        const bool sure = label->place == Label::Place::Start && label->exact;
        return labelled(*label, sure ? Confidence::Sure : Confidence::Likely);
    }

    Verdict hostReply() const
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

    Verdict hostQuote() const
    {
        if (m_context.quotesQuestion)
            return AnswerMatch{Kind::Boost, m_context.quotedQuestions, Basis::Quote,
                               Confidence::Likely};
        if (m_context.quoted && !m_context.quoted->questions.isEmpty())
            return AnswerMatch{Kind::SideTalk, m_context.quoted->questions, Basis::Quote,
                               Confidence::Likely};
        return std::nullopt;
    }

    AnswerMatch housekeeping() const
    {
        const QString both =
            m_context.questionLetter.toLower() + u'&' + m_context.answerLetter.toLower();
        const bool rules = isDoubtful() || m_reading.lower.contains(both) || m_said.aboutTheHour;
        return {rules ? Kind::Housekeeping : Kind::Chatter, {}, Basis::None, Confidence::Sure};
    }

    const Post &m_post;
    const MatchContext &m_context;
    Reading m_reading;
    Labels m_labels;
    Utterance m_said;
};

}  // namespace

QString questionKey(const QString &text)
{
    Post post;
    post.text = text;
    return keyOf(readingOf(post), 0);
}

AnswerMatch matchAnswer(const Post &post, const MatchContext &context)
{
    if (post.boosts) {
        return {Kind::Boost, context.quotedQuestions, Basis::None, Confidence::Sure};
    }
    return Judge(post, context).match();
}

}  // namespace core
