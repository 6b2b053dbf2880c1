// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels ask of a LiveChat: nothing in this file changes anything.
#include "core/live/live_chat.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString numbersNote = u"numbers"_s;

}  // namespace

bool LiveChat::matches(const PostFilter &filter, const PostId &id) const
{
    const Marked &marked = m_marks.of(id);
    const auto handle = m_posts.handleOf(id);
    if (!handle || m_posts.row(*handle).removed || m_posts.row(*handle).boost)
        return false;
    if (filter.show == PostFilter::Show::Hidden || marked.hidden)
        return filter.show == PostFilter::Show::Hidden && marked.hidden;

    switch (filter.show) {
    case PostFilter::Show::All:
    case PostFilter::Show::Hidden:
        return true;
    case PostFilter::Show::NotAnswered:
        return m_notAnswered.contains(id);
    case PostFilter::Show::Starred:
        return marked.isStarred();
    case PostFilter::Show::Question:
        return m_answers.match(id).questions.contains(filter.question);
    case PostFilter::Show::NoQuestion:
        return m_answers.match(id).isWithoutQuestion();
    case PostFilter::Show::ToCheck:
        return m_toCheck.contains(id);
    case PostFilter::Show::Person:
        const std::optional<PersonId> author = m_people.authorOf(id);
        return author && m_people.mainOf(*author) == m_people.mainOf(filter.person);
    }
    return false;
}

QList<PostHandle> LiveChat::select(const PostFilter &filter) const
{
    QList<PostHandle> handles;
    for (PostHandle handle = 0; handle < PostHandle(m_posts.count()); ++handle) {
        if (m_posts.row(handle).removed || m_posts.row(handle).boost)
            continue;
        // Whole posts are read only where the row alone cannot tell.
        if (filter.show == PostFilter::Show::All && m_marks.hiddenCount() == 0) {
            handles.append(handle);
            continue;
        }
        const std::optional<Post> post = m_posts.at(handle);
        if (post && matches(filter, post->id))
            handles.append(handle);
    }
    std::stable_sort(handles.begin(), handles.end(), [this](PostHandle a, PostHandle b) {
        return m_posts.row(a).created < m_posts.row(b).created;
    });
    return handles;
}

int LiveChat::count(const PostFilter &filter) const
{
    switch (filter.show) {
    case PostFilter::Show::All:
        return m_posts.saidCount() - m_marks.hiddenCount();
    case PostFilter::Show::NotAnswered:
        return m_notAnswered.size();
    case PostFilter::Show::Starred: {
        const QList<PostId> starred = m_marks.starred();
        return int(std::count_if(starred.begin(), starred.end(),
                                 [&](const PostId &id) { return matches(filter, id); }));
    }
    case PostFilter::Show::Question:
        return m_answers.tally(filter.question).answers;
    case PostFilter::Show::NoQuestion:
        return m_answers.withoutQuestion();
    case PostFilter::Show::ToCheck:
        return m_toCheck.size();
    case PostFilter::Show::Hidden:
        return m_marks.hiddenCount();
    case PostFilter::Show::Person:
        return int(select(filter).size());
    }
    return 0;
}

Counts LiveChat::counts(const PostId &post) const
{
    Counts counts = m_counts.value(post);
    counts.boosts = std::max(counts.boosts, m_boosts.value(post));
    return counts;
}

QuestionTally LiveChat::tally(int question) const
{
    return tallyOf(question, m_answers, m_people);
}

std::optional<PostId> LiveChat::nextNotAnswered(const std::optional<PostId> &from) const
{
    const std::optional<Post> post = from ? m_posts.find(*from) : std::nullopt;
    return post ? m_notAnswered.after(post->id, post->created) : m_notAnswered.first();
}

std::optional<PostId> LiveChat::nextToCheck(const std::optional<PostId> &from) const
{
    const std::optional<Post> post = from ? m_posts.find(*from) : std::nullopt;
    return post ? m_toCheck.after(post->id, post->created) : m_toCheck.first();
}

std::optional<PostId> LiveChat::previousToCheck(const std::optional<PostId> &from) const
{
    const std::optional<Post> post = from ? m_posts.find(*from) : std::nullopt;
    return post ? m_toCheck.before(post->id, post->created) : m_toCheck.first();
}

std::optional<Lull> LiveChat::lull() const
{
    const std::optional<int> live = m_answers.live();
    const CueProgress *next = schedule().next();
    const Cue *question = next ? m_chat.runSheet.find(next->cue) : nullptr;
    if (!live || !question || !question->isQuestion() || schedule().isHeld() ||
        m_chat.stage != ChatStage::Live || next->state != CueProgress::State::Waiting ||
        question->mode == CueMode::Manual || question->locked)
        return std::nullopt;
    const Instant now = m_clock.now();
    const LullFacts facts{.posted = *m_answers.tally(*live).posted,
                          .answers = m_board.times(*live),
                          .nextDue = next->due,
                          .now = now};
    if (!isLull(facts))
        return std::nullopt;
    return Lull{.question = *live, .next = question->id, .sooner = bringForwardBy(next->due, now)};
}

ChatStats LiveChat::stats() const
{
    return chatStats(m_posts, m_answers, m_marks, m_people);
}

ChatRecord LiveChat::record() const
{
    return {.chat = m_chat,
            .posts = m_posts,
            .answers = m_answers,
            .marks = m_marks,
            .people = m_people,
            .stats = stats()};
}

Recap LiveChat::recap(const QString &introduction, const QList<RecapPicture> &pictures) const
{
    return buildRecap({.chat = m_chat,
                       .posts = m_posts,
                       .answers = m_answers,
                       .marks = m_marks,
                       .people = m_people,
                       .stats = stats(),
                       .introduction = introduction,
                       .pictures = pictures,
                       .practice = m_practice});
}

void LiveChat::keepNumbers(const ChatStats &stats)
{
    if (!m_practice)  // a practice evening is none of the series
        setNote(numbersNote, EveningNumbers::of(m_chat, stats).toText());
}

Future<SeriesNumbers> LiveChat::seriesNumbers()
{
    const auto people = m_storage.loadPeople(m_chat.hashtag.normalized());
    const auto notes = m_storage.loadNotesOf(numbersNote);
    return andThen(m_storage.loadChats(), this, [this, people, notes](const auto &chats) {
        return andThen(people, this, [this, chats, notes](const QList<Person> &known) {
            return andThen(notes, this, [this, chats, known](const auto &numbers) {
                SeriesNumbers series{.people = int(known.size())};
                for (const Chat &chat : chats) {
                    const bool before = chat.hashtag.isSameAs(m_chat.hashtag) &&
                                        chat.startInstant() < m_chat.startInstant();
                    const auto kept = EveningNumbers::fromText(numbers.value(chat.id));
                    if (before && chat.id != m_chat.id && kept)
                        series.former.append(*kept);
                }
                return arrived<SeriesNumbers>(series);
            });
        });
    });
}

}  // namespace core
