// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_stats.h"

#include "core/highlights/median.h"

#include <algorithm>

namespace core {

namespace {

Instant minuteOf(Instant time)
{
    return std::chrono::floor<Minutes>(time);
}

bool isAsking(const QString &text)
{
    return text.contains(u'?') || text.contains(QChar(0xFF1F)) || text.contains(QChar(0x061F));
}

bool isSomethingSaid(const PostId &id, const PostStore &posts, const AnswerTracker &answers,
                     const Marks &marks)
{
    const auto handle = posts.handleOf(id);
    if (!handle || posts.row(*handle).boost || marks.of(id).hidden)
        return false;
    const PostKind kind = answers.match(id).kind;
    return kind != PostKind::Boost && kind != PostKind::Spam;
}

/// Goes through the evening person by person: what each of them said is known there, and only
/// there without reading every post.
class Counting {
public:
    Counting(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
             const People &people)
        : m_posts(posts)
        , m_answers(answers)
        , m_marks(marks)
        , m_people(people)
    {}

    void add(const Participant &participant)
    {
        bool spoke = false;
        for (const PostId &id : participant.posts) {
            if (!isSomethingSaid(id, m_posts, m_answers, m_marks))
                continue;
            spoke = true;
            const PostStore::Row &row = m_posts.row(*m_posts.handleOf(id));
            addPost(id, instantFromMs(row.created), m_answers.match(id), participant.host);
        }
        const PersonId person = m_people.mainOf(participant.person.id);  // joined accounts are one
        if (!spoke || participant.host || m_persons.contains(person))
            return;
        m_persons.insert(person);
        ++m_stats.people;
        m_stats.newcomers += m_people.isNewcomer(person) ? 1 : 0;
    }

    ChatStats result()
    {
        QList<Seconds> all;
        for (auto it = m_delays.cbegin(); it != m_delays.cend(); ++it) {
            const QuestionTally tally = tallyOf(it.key(), m_answers, m_people);
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
        std::ranges::sort(m_times);
        findBusiest();
        // The line of the evening leaves out what lies far from its middle: a stray date.
        constexpr Minutes longest{31 * 24 * 60};  // a chat of a month
        const Instant middle = m_times[m_times.size() / 2];
        const auto first = std::ranges::lower_bound(m_times, middle - longest);
        const auto last = std::ranges::upper_bound(m_times, middle + longest);
        m_stats.firstMinute = minuteOf(*first);
        const auto minutes = (minuteOf(*(last - 1)) - m_stats.firstMinute) / Minutes(1) + 1;
        m_stats.perMinute.resize(qsizetype(minutes));
        for (auto time = first; time != last; ++time)
            ++m_stats.perMinute[(minuteOf(*time) - m_stats.firstMinute) / Minutes(1)];
    }

    void findBusiest()
    {
        int count = 0;
        Instant minute;
        for (const Instant time : std::as_const(m_times)) {
            count = count > 0 && minuteOf(time) == minute ? count + 1 : 1;
            minute = minuteOf(time);
            if (count > m_stats.busiestCount) {
                m_stats.busiestCount = count;
                m_stats.busiestMinute = minute;
            }
        }
    }

    const PostStore &m_posts;
    const AnswerTracker &m_answers;
    const Marks &m_marks;
    const People &m_people;
    ChatStats m_stats;
    QList<Instant> m_times;
    QMap<int, QList<Seconds>> m_delays;
    QSet<PersonId> m_persons;
};

}  // namespace

ChatStats chatStats(const PostStore &posts, const AnswerTracker &answers, const Marks &marks,
                    const People &people)
{
    Counting counting(posts, answers, marks, people);
    for (const Participant &participant : people.all())
        counting.add(participant);
    return counting.result();
}

bool hasSpoken(const Participant &participant, const PostStore &posts, const AnswerTracker &answers,
               const Marks &marks)
{
    return std::ranges::any_of(participant.posts, [&](const PostId &id) {
        return isSomethingSaid(id, posts, answers, marks);
    });
}

QuestionTally tallyOf(int question, const AnswerTracker &answers, const People &people)
{
    QuestionTally tally = answers.tally(question);
    tally.people -= people.joinedIn(question);
    return tally;
}

}  // namespace core
