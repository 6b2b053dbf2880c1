// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"

#include "core/answers/judge.h"

#include <utility>

namespace core {

namespace {

constexpr int noQuestion = -1;

/// A host's word instead of the rules'.
AnswerMatch matchByHost(int question)
{
    if (question == noQuestion)
        return {.kind = PostKind::Chatter, .basis = Basis::Host};
    return {.kind = PostKind::Answer,
            .questions = {question},
            .basis = Basis::Host,
            .confidence = Confidence::Sure};
}

/// What the post stands below, each once.
QList<PostId> parentsOf(const KeptPost &post)
{
    QList<PostId> parents;
    for (const PostId *parent : {&post.replyTo, &post.quotes, &post.boosts}) {
        if (!parent->isEmpty() && !parents.contains(*parent))
            parents.append(*parent);
    }
    return parents;
}

}  // namespace

void AnswerTracker::setSettings(const ChatSettings &settings, const QStringList &hosts)
{
    m_settings = settings;
    m_hosts = HostNames(hosts);
    for (Speaker &speaker : m_speakers)
        speaker.isHost = m_hosts.contains(speaker.person, speaker.handle, speaker.name);
    m_hostPosts.clear();
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        if (speaker(it->post).isHost)
            m_hostPosts.insert(it.key());
    }
    matchEverythingAgain();
}

void AnswerTracker::setQuestions(const QList<int> &planned, const QHash<QString, int> &keys)
{
    if (m_planned == planned && m_questionKeys == keys)
        return;
    m_planned = planned;
    m_questionKeys = keys;
    matchEverythingAgain();
}

void AnswerTracker::addQuestionPost(const PostId &post, int number, Instant at)
{
    m_questionPosts.insert(post, number);
    QList<PostId> changedPosts;
    if (!m_posted.contains(number) || at < m_posted.value(number)) {
        // What was live between the two moments, and what came before the first, changes.
        const bool first = isBeforeFirst(at) || !m_firstPosted;
        m_posted.insert(number, at);
        m_firstPosted = first ? at : m_firstPosted;
        matchFrom(first ? Instant::min() : at, changedPosts);
    }
    matchWithReplies({post}, changedPosts);
    matchReplies(post, changedPosts);
    for (auto it = m_invitations.keyBegin(); it != m_invitations.keyEnd(); ++it)
        matchReplies(*it, changedPosts);
    report(changedPosts);
}

void AnswerTracker::addIntroductionPost(const PostId &post, Instant at)
{
    m_introductionPosts.insert(post);
    QList<PostId> changedPosts;
    if (!m_introduced || at < *m_introduced) {
        m_introduced = at;
        matchFrom(at, changedPosts);
    }
    matchReplies(post, changedPosts);
    report(changedPosts);
}

void AnswerTracker::assign(const QList<Post> &posts)
{
    QList<PostId> changedPosts;
    changedPosts.reserve(posts.size());
    for (const Post &post : posts) {
        QList<PostId> waiting{post.id};
        keep(post, waiting);
        changedPosts.append(post.id);
        matchWithReplies(waiting, changedPosts);
    }
    report(changedPosts);
}

void AnswerTracker::remove(const PostId &post)
{
    const auto entry = m_entries.constFind(post);
    if (entry == m_entries.constEnd())
        return;
    count(*entry, post, -1);
    unlink(post, entry->post);
    QList<PostId> others = m_crowd.change(post, speaker(entry->post).person, entry->trace, {});
    Entry gone = *entry;
    m_entries.erase(entry);
    m_hostPosts.remove(post);
    QList<PostId> changedPosts{post};
    if (std::exchange(gone.trace, {}).invites)
        noteInvitation(post, gone, others);
    matchWithReplies(others, changedPosts);
    matchReplies(post, changedPosts);
    report(changedPosts);
}

void AnswerTracker::setByHost(const PostId &post, std::optional<int> question)
{
    if (question)
        m_words.insert(post, *question);
    else
        m_words.remove(post);
    const auto entry = m_entries.find(post);
    if (entry == m_entries.end() || entry->byHost == question)
        return;
    entry->byHost = question;
    QList<PostId> changedPosts;
    matchWithReplies({post}, changedPosts);
    report(changedPosts);
}

// Matching.

void AnswerTracker::matchEverythingAgain()
{
    QList<PostId> changedPosts;
    const QList<PostId> all = m_entries.keys();
    for (const PostId &post : all)
        matchWithReplies({post}, changedPosts);
    report(changedPosts);
}

/// Those whose hour has become another one; the hour matters to labels and before the first
/// question.
void AnswerTracker::matchFrom(Instant at, QList<PostId> &changedPosts)
{
    QList<PostId> others;
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        if (it->post.created < at)
            continue;
        const bool before = isBeforeFirst(it->post.created);
        if (before != it->beforeFirst || isIntroducing(it->post.created) ||
            (it->trace.hasLabel && liveAt(it->post.created) != it->live))
            others.append(it.key());
    }
    for (const PostId &post : std::as_const(others))
        matchWithReplies({post}, changedPosts);
}

void AnswerTracker::matchReplies(const PostId &parent, QList<PostId> &changedPosts)
{
    matchWithReplies(m_below.values(parent), changedPosts);
}

/// These posts, and whatever hangs below them, as far as something changes. A post that replies to
/// one and quotes another is looked at once for each; a loop of replies ends all the same.
void AnswerTracker::matchWithReplies(const QList<PostId> &first, QList<PostId> &changedPosts)
{
    constexpr int mostLooks = 16;
    QList<PostId> waiting = first;
    QHash<PostId, int> looks;
    for (qsizetype next = 0; next < waiting.size(); ++next) {
        const PostId post = waiting[next];
        const auto entry = m_entries.find(post);
        if (entry == m_entries.end() || (next >= first.size() && ++looks[post] > mostLooks))
            continue;
        const AnswerMatch match = freshMatch(post, *entry, waiting);
        if (match == entry->match && !entry->isNew)
            continue;
        entry->isNew = false;
        count(*entry, post, -1);
        entry->match = match;
        count(*entry, post, 1);
        changedPosts.append(post);
        waiting.append(m_below.values(post));
    }
}

AnswerMatch AnswerTracker::freshMatch(const PostId &id, Entry &entry, QList<PostId> &lookAgain)
{
    MatchContext around = context(entry);
    entry.live = around.live;
    entry.beforeFirst = around.beforeFirst;
    const Post post = readableOf(entry.post);
    const Judge judge(post, around);
    const PersonId &person = speaker(entry.post).person;
    const Trace before = std::exchange(entry.trace, judge.trace());
    lookAgain.append(m_crowd.change(id, person, before, entry.trace));
    if (entry.trace.invites != before.invites)
        noteInvitation(id, entry, lookAgain);
    if (entry.byHost)
        return matchByHost(*entry.byHost);
    const auto question = m_questionPosts.constFind(id);
    if (question != m_questionPosts.constEnd())
        return {PostKind::Question, {*question}, Basis::Host, Confidence::Sure};
    if (post.boosts)
        return matchAnswer(post, around);
    around.takesPart = m_crowd.takesPart(person);
    around.wave = m_crowd.waveOf(person, entry.trace);
    return judge.match();
}

/// A host asks people who they are, or no longer does.
void AnswerTracker::noteInvitation(const PostId &post, const Entry &entry, QList<PostId> &lookAgain)
{
    if (entry.trace.invites)
        m_invitations.insert(post, entry.post.created);
    else
        m_invitations.remove(post);
    lookAgain += m_below.values(post);
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        if (it->post.created >= entry.post.created && isBeforeFirst(it->post.created))
            lookAgain.append(it.key());
    }
}

// Keeping.

void AnswerTracker::keep(const Post &post, QList<PostId> &lookAgain)
{
    KeptPost kept = keptOf(post, speakerOf(post));
    for (PostId *parent : {&kept.replyTo, &kept.quotes, &kept.boosts})
        *parent = known(*parent);
    kept.language =
        *m_languages.insert(post.language, m_languages.value(post.language, post.language));
    auto entry = m_entries.find(post.id);
    const bool isKnown = entry != m_entries.end();
    const bool moves = isKnown && parentsOf(entry->post) != parentsOf(kept);
    if (moves)
        unlink(post.id, entry->post);
    if (!isKnown || moves)
        link(post.id, kept);
    if (isKnown && speaker(entry->post).person != speaker(kept).person)
        lookAgain += m_crowd.change(post.id, speaker(entry->post).person,
                                    std::exchange(entry->trace, {}), {});
    if (isKnown) {
        count(*entry, post.id, -1);
    } else {
        entry = m_entries.insert(post.id, {});
        if (const auto word = m_words.constFind(post.id); word != m_words.constEnd())
            entry->byHost = *word;
    }
    if (speaker(kept).isHost)
        m_hostPosts.insert(post.id);
    else
        m_hostPosts.remove(post.id);
    entry->post = std::move(kept);
    count(*entry, post.id, 1);
}

/// The same id, in the memory that the post itself already takes.
PostId AnswerTracker::known(const PostId &id) const
{
    const auto entry = id.isEmpty() ? m_entries.constEnd() : m_entries.constFind(id);
    return entry == m_entries.constEnd() ? id : entry.key();
}

int AnswerTracker::speakerOf(const Post &post)
{
    const PersonId person = personId(post.network, post.author);
    const QString &handle = post.author.handle;
    const QString &name = post.author.name;
    const QString whole = person.text() + u'\n' + handle + u'\n' + name;
    const auto known = m_speakerIndex.constFind(whole);
    if (known != m_speakerIndex.constEnd())
        return *known;
    m_speakerIndex.insert(whole, int(m_speakers.size()));
    m_speakers.append({.person = person,
                       .handle = handle,
                       .name = name,
                       .isHost = m_hosts.contains(person, handle, name)});
    return int(m_speakers.size()) - 1;
}

void AnswerTracker::link(const PostId &post, const KeptPost &kept)
{
    for (const PostId &parent : parentsOf(kept))
        m_below.insert(parent, post);
}

void AnswerTracker::unlink(const PostId &post, const KeptPost &kept)
{
    for (const PostId &parent : parentsOf(kept))
        m_below.remove(parent, post);
}

void AnswerTracker::count(const Entry &entry, const PostId &id, int by)
{
    const AnswerMatch &match = entry.match;
    m_withoutQuestion += match.isWithoutQuestion() ? by : 0;
    if (!match.isCounted())
        return;
    const PersonId &person = speaker(entry.post).person;
    for (const int question : match.questions) {
        QHash<PersonId, int> &people = m_tally[question];
        int &answers = people[person];
        answers += by;
        if (answers <= 0)
            people.remove(person);
        if (by > 0)
            m_answers[question].insert(id);
        else
            m_answers[question].remove(id);
    }
}

void AnswerTracker::report(const QList<PostId> &posts)
{
    if (!posts.isEmpty())
        Q_EMIT changed(QList<PostId>(QSet<PostId>(posts.begin(), posts.end()).values()));
}

}  // namespace core
