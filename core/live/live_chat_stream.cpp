// SPDX-License-Identifier: GPL-3.0-or-later
// A post comes in, changes, or leaves.
#include "core/live/live_chat.h"

namespace core {

namespace {

/// What a host ought to see: not a boost, not spam, not our own.
bool isSomethingSaid(const AnswerMatch &match)
{
    return match.kind != PostKind::Boost && match.kind != PostKind::Spam &&
           match.kind != PostKind::Housekeeping && match.kind != PostKind::Question;
}

}  // namespace

void LiveChat::take(const QList<Post> &batch)
{
    const PostStore::Change change = m_posts.add(batch);  // each post once, whoever delivered it
    const QList<Post> changed = change.fresh + change.edited;
    if (changed.isEmpty())
        return;
    m_outbox.reconcile(change.fresh);  // our own question, seen in the wild, is surely out
    const QList<Person> met = m_people.add(changed);
    if (!met.isEmpty() && !m_practice)
        keep(m_storage.save(m_chat.hashtag.normalized(), met));
    lookForReactions(change.fresh);
    countBoosts(change.fresh, 1);
    QList<Post> shown = changed;  // what a host has hidden stays out of the counts, also edited
    shown.removeIf([this](const Post &post) { return m_marks.of(post.id).hidden; });
    m_answers.assign(shown);
    m_completeness.count(change.fresh);
    for (const Post &post : changed)
        countIn(post);
}

void LiveChat::learnCounts(const PostId &own, const Counts &counts)
{
    m_counts.insert(own, counts);
    Q_EMIT postsChanged({own});
}

void LiveChat::forget(const PostId &id)
{
    m_intake.flush();  // it may be waiting there
    const std::optional<Post> post = m_posts.find(id);
    m_posts.remove(id);
    m_answers.remove(id);
    m_board.remove(id);
    m_toCheck.remove(id);
    m_notAnswered.remove(id);
    m_people.removePost(id);
    if (!post)
        return;
    const PersonId author = personId(post->network, post->author);
    m_people.setAnswered(author, m_answers.questionsOf(author));
    takeReactionBack(*post);
    countBoosts({*post}, -1);
}

void LiveChat::countBoosts(const QList<Post> &posts, int by)
{
    QList<PostId> boosted;
    for (const Post &post : posts) {
        if (!post.boosts)
            continue;
        m_boosts[*post.boosts] += by;
        boosted.append(*post.boosts);
    }
    if (!boosted.isEmpty())
        Q_EMIT postsChanged(boosted);
}

void LiveChat::answersChanged(const QList<PostId> &ids)
{
    for (const PostId &id : ids) {
        if (const auto post = m_posts.find(id)) {
            const PersonId person = personId(post->network, post->author);
            m_people.setAnswered(person, m_answers.questionsOf(person));
            countIn(*post);
        }
    }
    Q_EMIT postsChanged(ids);
}

/// What the board, the piles and the list of people show of one post.
void LiveChat::countIn(const Post &post)
{
    const PostId &id = post.id;
    const AnswerMatch match = m_answers.match(id);
    const Marked &marked = m_marks.of(id);
    const bool seen = marked.seen || m_reactions.contains(id);
    m_board.set(id, {.questions = match.isCounted() ? match.questions : QList<int>(),
                     .at = post.created,
                     .late = m_answers.isLate(id)});
    m_board.setStarred(id, marked.isStarred() && !marked.hidden ? match.questions : QList<int>());
    m_toCheck.set(id, post.created, match.confidence == Confidence::Check && !marked.hidden);
    m_people.setReactions(id, marked.isStarred(), seen);
    const Participant *author = m_people.find(personId(post.network, post.author));
    const bool waits = author && !author->host && !seen && !marked.hidden && isSomethingSaid(match);
    m_notAnswered.set(id, post.created, waits);
}

/// What was answered while a question was on its way may be late after all.
void LiveChat::lookWhatIsLate(Instant since)
{
    const QList<PostId> answers = m_board.answersOfAnySince(since);
    for (const PostId &id : answers) {
        if (const std::optional<Post> post = m_posts.find(id))
            countIn(*post);
    }
}

// Reactions of hosts that were made outside of Moderato.

void LiveChat::lookForReactions(const QList<Post> &posts)
{
    for (const Post &post : posts) {
        if (!m_people.isByHost(post))
            continue;
        noteReaction(post);
        countTargetsOf(post);
    }
}

void LiveChat::noteReaction(const Post &post)
{
    for (const std::optional<PostId> &target : {post.replyTo, post.boosts, post.quotes}) {
        if (target)
            m_reactions[*target].insert(post.id);
    }
}

void LiveChat::takeReactionBack(const Post &post)
{
    for (const std::optional<PostId> &target : {post.replyTo, post.boosts, post.quotes}) {
        const auto found = target ? m_reactions.find(*target) : m_reactions.end();
        if (found == m_reactions.end())
            continue;
        found->remove(post.id);
        if (found->isEmpty())
            m_reactions.erase(found);
    }
    countTargetsOf(post);
}

void LiveChat::countTargetsOf(const Post &post)
{
    QList<PostId> targets;
    for (const std::optional<PostId> &target : {post.replyTo, post.boosts, post.quotes}) {
        const std::optional<Post> reactedTo = target ? m_posts.find(*target) : std::nullopt;
        if (!reactedTo)
            continue;
        countIn(*reactedTo);
        targets.append(reactedTo->id);
    }
    if (!targets.isEmpty())
        Q_EMIT postsChanged(targets);
}

/// Other hosts: other reactions count, and other posts wait for one.
void LiveChat::countEverythingAnew()
{
    m_reactions.clear();
    for (PostHandle handle = 0; handle < PostHandle(m_posts.count()); ++handle) {
        const std::optional<Post> post = m_posts.at(handle);
        if (post && m_people.isByHost(*post))
            noteReaction(*post);
    }
    QList<PostId> all;
    for (PostHandle handle = 0; handle < PostHandle(m_posts.count()); ++handle) {
        if (const std::optional<Post> post = m_posts.at(handle)) {
            countIn(*post);
            all.append(post->id);
        }
    }
    Q_EMIT postsChanged(all);
}

}  // namespace core
