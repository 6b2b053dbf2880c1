// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels ask of an AnswerTracker: nothing in this file changes anything.
#include "core/answers/answer_tracker.h"

#include <algorithm>

namespace core {

AnswerMatch AnswerTracker::match(const PostId &post) const
{
    const auto entry = m_entries.constFind(post);
    return entry == m_entries.constEnd() ? AnswerMatch() : entry->match;
}

std::optional<Convention> AnswerTracker::conventionSeen() const
{
    QList<AskedText> known, asking;
    for (auto it = m_questionPosts.keyBegin(); it != m_questionPosts.keyEnd(); ++it) {
        if (const auto entry = m_entries.constFind(*it); entry != m_entries.constEnd())
            known.append({QString::fromUtf8(entry->post.text), entry->post.language});
    }
    for (const PostId &id : known.isEmpty() ? m_hostPosts : QSet<PostId>()) {
        const KeptPost &post = m_entries.constFind(id)->post;
        if (post.replyTo.isEmpty() && post.boosts.isEmpty() && post.text.contains('?'))
            asking.append({QString::fromUtf8(post.text), post.language});
    }
    return conventionOf(known.isEmpty() ? asking : known);
}

std::optional<int> AnswerTracker::live() const
{
    return liveAt(Instant::max());
}

/// The question that was out last at that moment.
std::optional<int> AnswerTracker::liveAt(Instant time) const
{
    std::optional<int> last;
    for (auto it = m_posted.constBegin(); it != m_posted.constEnd(); ++it) {
        if (it.value() <= time && (!last || m_posted.value(*last) <= it.value()))
            last = it.key();
    }
    return last;
}

bool AnswerTracker::isLate(const PostId &post) const
{
    const auto entry = m_entries.constFind(post);
    if (entry == m_entries.constEnd() || !entry->match.isCounted())
        return false;
    const QList<int> &questions = entry->match.questions;
    const std::optional<int> then = liveAt(entry->post.created);
    if (questions.isEmpty() || !then || !m_posted.contains(questions.last()))
        return false;
    return m_posted.value(questions.last()) < m_posted.value(*then) && !questions.contains(*then);
}

QuestionTally AnswerTracker::tally(int question) const
{
    QuestionTally tally{.answers = int(m_answers.value(question).size()),
                        .people = int(m_tally.value(question).size())};
    if (m_posted.contains(question))
        tally.posted = m_posted.value(question);
    return tally;
}

QList<PostId> AnswerTracker::answersTo(int question) const
{
    QList<PostId> answers = m_answers.value(question).values();
    std::sort(answers.begin(), answers.end(), [this](const PostId &a, const PostId &b) {
        const Instant first = m_entries.constFind(a)->post.created;
        const Instant second = m_entries.constFind(b)->post.created;
        return first != second ? first < second : a.text() < b.text();
    });
    return answers;
}

QList<int> AnswerTracker::questionsOf(const PersonId &person) const
{
    QList<int> questions;
    for (auto it = m_tally.constBegin(); it != m_tally.constEnd(); ++it) {
        if (it->contains(person))
            questions.append(it.key());
    }
    return questions;
}

}  // namespace core
