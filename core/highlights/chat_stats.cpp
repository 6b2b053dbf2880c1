// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_stats.h"

#include <algorithm>

namespace core {

namespace {

Instant minuteOf(Instant time)
{
    return std::chrono::floor<Minutes>(time);
}

/// Seconds from the question's post to each counted answer, in the middle.
std::optional<Seconds> median(QList<Seconds> times)
{
    if (times.isEmpty())
        return std::nullopt;
    const auto middle = times.begin() + times.size() / 2;
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

bool isAsking(const QString &text)
{
    return text.contains(u'?') || text.contains(QChar(0xFF1F)) || text.contains(QChar(0x061F));
}

/// Goes through the evening person by person: what each of them said is known there, and only
/// there without reading every post.
class Counting {
public:
    Counting(const PostStore &posts, const AnswerTracker &answers, const Marks &marks)
        : m_posts(posts)
        , m_answers(answers)
        , m_marks(marks)
    {}

    void add(const Participant &participant, const People &people)
    {
        bool spoke = false;
        for (const PostId &id : participant.posts) {
            const auto handle = m_posts.handleOf(id);
            if (!handle || m_posts.row(*handle).boost || m_marks.of(id).hidden)
                continue;
            const AnswerMatch match = m_answers.match(id);
            if (match.kind == PostKind::Boost || match.kind == PostKind::Spam)
                continue;
            spoke = true;
            addPost(id, instantFromMs(m_posts.row(*handle).created), match, participant.host);
        }
        const PersonId person = people.mainOf(participant.person.id);  // joined accounts are one
        if (!spoke || participant.host || m_persons.contains(person))
            return;
        m_persons.insert(person);
        ++m_stats.people;
        m_stats.newcomers += people.isNewcomer(person) ? 1 : 0;
    }

    ChatStats result()
    {
        QList<Seconds> all;
        for (auto it = m_delays.cbegin(); it != m_delays.cend(); ++it) {
            const QuestionTally tally = m_answers.tally(it.key());
            m_stats.questions.append({.number = it.key(),
                                      .answers = tally.answers,
                                      .people = tally.people,
                                      .medianTimeToAnswer = median(it.value())});
            all += it.value();
        }
        m_stats.medianTimeToAnswer = median(all);
        countMinutes();
        return m_stats;
    }

private:
    void addPost(const PostId &id, Instant created, const AnswerMatch &match, bool byHost)
    {
        ++m_stats.posts;
        m_times.append(created);
        m_stats.highlights += m_marks.of(id).isStarred() ? 1 : 0;
        if (match.isCounted() && !match.questions.isEmpty())
            return addAnswer(created, match);
        if (byHost || match.kind == PostKind::Housekeeping || match.kind == PostKind::Question)
            return;
        const std::optional<Post> post = m_posts.find(id);
        m_stats.fromTheRoom += post && isAsking(post->text) ? 1 : 0;
    }

    void addAnswer(Instant created, const AnswerMatch &match)
    {
        ++m_stats.answers;
        for (const int question : match.questions)
            m_delays[question];  // answered, although perhaps nobody knows when it went out
        const int first = match.questions.first();
        const auto posted = m_answers.tally(first).posted;
        if (posted && created >= *posted)
            m_delays[first].append(std::chrono::floor<Seconds>(created - *posted));
    }

    void countMinutes()
    {
        if (m_times.isEmpty())
            return;
        const auto [first, last] = std::minmax_element(m_times.begin(), m_times.end());
        m_stats.firstMinute = minuteOf(*first);
        const auto minutes = (minuteOf(*last) - m_stats.firstMinute) / Minutes(1) + 1;
        constexpr qint64 longest =
            31 * 24 * 60;  // a chat of a month; stray dates fall off its ends
        m_stats.perMinute.resize(std::min<qint64>(minutes, longest));
        for (const Instant time : std::as_const(m_times)) {
            const qint64 index = (minuteOf(time) - m_stats.firstMinute) / Minutes(1);
            if (index < m_stats.perMinute.size())
                ++m_stats.perMinute[index];
        }
        const auto busiest = std::max_element(m_stats.perMinute.begin(), m_stats.perMinute.end());
        m_stats.busiestCount = *busiest;
        m_stats.busiestMinute = m_stats.firstMinute + Minutes(busiest - m_stats.perMinute.begin());
    }

    const PostStore &m_posts;
    const AnswerTracker &m_answers;
    const Marks &m_marks;
    ChatStats m_stats;
    QList<Instant> m_times;
    QMap<int, QList<Seconds>> m_delays;
    QSet<PersonId> m_persons;
};

}  // namespace

ChatStats chatStats(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
                    const People &people)
{
    Counting counting(posts, answers, marks);
    for (const Participant &participant : people.all())
        counting.add(participant, people);
    return counting.result();
}

}  // namespace core
