// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"

#include "core/answers/judge.h"

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

/// Whether replies to such a post answer its question: a question, or a copy of one.
bool isAsking(const AnswerMatch &match)
{
    return match.kind == PostKind::Question ||
           (match.kind == PostKind::Boost && !match.questions.isEmpty());
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

void AnswerTracker::setSettings(const ChatSettings &settings, const QStringList &hostHandles)
{
    m_settings = settings;
    m_hosts.clear();
    for (const QString &handle : hostHandles)
        m_hosts.insert(handle.toLower());
    for (Speaker &speaker : m_speakers)
        speaker.isHost = m_hosts.contains(speaker.handle);
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
        keep(post);
        changedPosts.append(post.id);
        matchWithReplies({post.id}, changedPosts);
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
    m_entries.erase(entry);
    m_hostPosts.remove(post);
    QList<PostId> changedPosts{post};
    matchWithReplies(m_crowd.forget(post), changedPosts);
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
        const bool introduces = m_introduced && it->post.created >= *m_introduced;
        const bool before = isBeforeFirst(it->post.created);
        if (before != it->beforeFirst || (before && introduces) ||
            (it->hasLabel && liveAt(it->post.created) != it->live))
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
    const Trace trace = judge.trace();
    entry.hasLabel = trace.hasLabel;
    lookAgain.append(m_crowd.note(id, speaker(entry.post).person, trace));
    if (entry.byHost)
        return matchByHost(*entry.byHost);
    const auto question = m_questionPosts.constFind(id);
    if (question != m_questionPosts.constEnd())
        return {PostKind::Question, {*question}, Basis::Host, Confidence::Sure};
    if (post.boosts)
        return matchAnswer(post, around);
    around.takesPart = m_crowd.takesPart(speaker(entry.post).person);
    around.wave = m_crowd.waveOf(id);
    return judge.match();
}

bool AnswerTracker::isBeforeFirst(Instant time) const
{
    return m_firstPosted ? time < *m_firstPosted : m_introduced && time >= *m_introduced;
}

MatchContext AnswerTracker::context(const Entry &entry) const
{
    const KeptPost &post = entry.post;
    MatchContext context{.questionLetter = m_settings.questionLetter,
                         .answerLetter = m_settings.answerLetter,
                         .planned = m_planned,
                         .questionKeys = m_questionKeys,
                         .live = liveAt(post.created),
                         .beforeFirst = isBeforeFirst(post.created),
                         .byHost = speaker(post).isHost,
                         .knowsThread = true};
    context.introducing = m_introduced && post.created >= *m_introduced && context.beforeFirst;
    addParent(entry, context);
    if (!post.quotes.isEmpty())
        addQuoted(post.quotes, context);
    if (!post.boosts.isEmpty())
        addQuoted(post.boosts, context);
    return context;
}

void AnswerTracker::addParent(const Entry &entry, MatchContext &context) const
{
    const PostId &above = entry.post.replyTo;
    if (above.isEmpty())
        return;
    context.repliesToIntroductions = m_introductionPosts.contains(above);
    const auto question = m_questionPosts.constFind(above);
    const auto parent = m_entries.constFind(above);
    if (question != m_questionPosts.constEnd()) {
        context.parentIsQuestion = true;
        context.parentQuestions = {*question};
    } else if (parent != m_entries.constEnd() && isAsking(parent->match)) {
        context.parentIsQuestion = true;
        context.parentQuestions = parent->match.questions;
    } else if (parent != m_entries.constEnd()) {
        context.parent = parent->match;
        if (speaker(parent->post).person == speaker(entry.post).person)
            context.ownThread = parent->match;
    }
}

void AnswerTracker::addQuoted(const PostId &quoted, MatchContext &context) const
{
    const auto question = m_questionPosts.constFind(quoted);
    const auto entry = m_entries.constFind(quoted);
    if (question != m_questionPosts.constEnd()) {
        context.quotesQuestion = true;
        context.quotedQuestions = {*question};
    } else if (entry != m_entries.constEnd() && isAsking(entry->match)) {
        context.quotesQuestion = true;
        context.quotedQuestions = entry->match.questions;
    } else if (entry != m_entries.constEnd()) {
        context.quoted = entry->match;
    }
}

// Keeping.

void AnswerTracker::keep(const Post &post)
{
    KeptPost kept = keptOf(post, speakerOf(post));
    kept.language =
        *m_languages.insert(post.language, m_languages.value(post.language, post.language));
    auto entry = m_entries.find(post.id);
    const bool known = entry != m_entries.end();
    if (known && parentsOf(entry->post) != parentsOf(kept))
        unlink(post.id, entry->post);
    if (!known || parentsOf(entry->post) != parentsOf(kept))
        link(post.id, kept);
    if (known) {
        count(*entry, post.id, -1);
    } else {
        entry = m_entries.insert(post.id, {});
        if (const auto word = m_words.constFind(post.id); word != m_words.constEnd())
            entry->byHost = *word;
    }
    if (speaker(kept).isHost)
        m_hostPosts.insert(post.id);
    entry->post = std::move(kept);
    count(*entry, post.id, 1);
}

int AnswerTracker::speakerOf(const Post &post)
{
    const PersonId person = personId(post.network, post.author);
    const QString handle = post.author.handle.toLower();
    const QString name = person.text() + u'\n' + handle;
    const auto known = m_speakerIndex.constFind(name);
    if (known != m_speakerIndex.constEnd())
        return *known;
    m_speakerIndex.insert(name, int(m_speakers.size()));
    m_speakers.append({.person = person, .handle = handle, .isHost = m_hosts.contains(handle)});
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
    m_toCheck += match.confidence == Confidence::Check ? by : 0;
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
