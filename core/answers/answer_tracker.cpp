// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_tracker.h"

#include <algorithm>

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

/// Somebody said something that belongs to no question.
bool isWithoutQuestion(const AnswerMatch &match)
{
    const bool said = match.kind == PostKind::Answer || match.kind == PostKind::SideTalk ||
                      match.kind == PostKind::Introduction || match.kind == PostKind::Chatter;
    return said && match.questions.isEmpty();
}

/// Whether replies to such a post answer its question: a question, or a copy of one.
bool isAsking(const AnswerMatch &match)
{
    return match.kind == PostKind::Question ||
           (match.kind == PostKind::Boost && !match.questions.isEmpty());
}

}  // namespace

void AnswerTracker::setSettings(const ChatSettings &settings, const QStringList &hostHandles)
{
    m_settings = settings;
    m_hosts.clear();
    for (const QString &handle : hostHandles)
        m_hosts.insert(handle.toLower());
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
        const bool first = m_posted.isEmpty() || at < *firstPosted();
        m_posted.insert(number, at);
        matchFrom(first ? Instant::min() : at, changedPosts);
    }
    matchWithReplies(post, changedPosts);
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
    for (const Post &post : posts) {
        const std::optional<int> byHost =
            m_words.contains(post.id) ? std::optional(m_words.value(post.id)) : std::nullopt;
        if (m_entries.contains(post.id))
            discount(post.id);
        m_entries.insert(post.id, {.post = post, .match = {}, .byHost = byHost});
        for (const std::optional<PostId> &parent : {post.replyTo, post.quotes, post.boosts}) {
            if (parent)
                m_replies[*parent].insert(post.id);
        }
        count(post.id);
        changedPosts.append(post.id);
        matchWithReplies(post.id, changedPosts);
    }
    report(changedPosts);
}

void AnswerTracker::remove(const PostId &post)
{
    if (!m_entries.contains(post))
        return;
    discount(post);
    m_entries.remove(post);
    QList<PostId> changedPosts{post};
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
    matchWithReplies(post, changedPosts);
    report(changedPosts);
}

// Matching.

void AnswerTracker::matchEverythingAgain()
{
    QList<PostId> changedPosts;
    const QList<PostId> all = m_entries.keys();
    for (const PostId &post : all)
        matchWithReplies(post, changedPosts);
    report(changedPosts);
}

void AnswerTracker::matchFrom(Instant at, QList<PostId> &changedPosts)
{
    const QList<PostId> all = m_entries.keys();
    for (const PostId &post : all) {
        const auto entry = m_entries.constFind(post);
        if (entry->post.created >= at)
            matchWithReplies(post, changedPosts);
    }
}

/// A post, and whatever hangs below it, as far as something changes. A post that replies to one
/// and quotes another is looked at once for each; a loop of replies ends all the same.
void AnswerTracker::matchWithReplies(const PostId &first, QList<PostId> &changedPosts)
{
    constexpr int mostLooks = 4;
    QList<PostId> waiting{first};
    QHash<PostId, int> looks;
    for (qsizetype next = 0; next < waiting.size(); ++next) {
        const PostId post = waiting[next];
        const auto entry = m_entries.find(post);
        if (entry == m_entries.end() || ++looks[post] > mostLooks)
            continue;
        const AnswerMatch match = freshMatch(*entry);
        if (match == entry->match && post != first)
            continue;
        if (match != entry->match) {
            discount(post);
            entry->match = match;
            count(post);
            changedPosts.append(post);
        }
        const QSet<PostId> replies = m_replies.value(post);
        waiting.append(QList<PostId>(replies.begin(), replies.end()));
    }
}

void AnswerTracker::matchReplies(const PostId &parent, QList<PostId> &changedPosts)
{
    const QSet<PostId> replies = m_replies.value(parent);
    for (const PostId &reply : replies)
        matchWithReplies(reply, changedPosts);
}

AnswerMatch AnswerTracker::freshMatch(const Entry &entry) const
{
    if (entry.byHost)
        return matchByHost(*entry.byHost);
    const auto question = m_questionPosts.constFind(entry.post.id);
    if (question != m_questionPosts.constEnd())
        return {PostKind::Question, {*question}, Basis::Host, Confidence::Sure};
    return matchAnswer(entry.post, context(entry));
}

MatchContext AnswerTracker::context(const Entry &entry) const
{
    const Post &post = entry.post;
    const auto first = firstPosted();
    const bool introducing = m_introduced && post.created >= *m_introduced;
    MatchContext context{.questionLetter = m_settings.questionLetter,
                         .answerLetter = m_settings.answerLetter,
                         .planned = m_planned,
                         .questionKeys = m_questionKeys,
                         .live = liveAt(post.created),
                         .beforeFirst = first ? post.created < *first : introducing,
                         .byHost = m_hosts.contains(post.author.handle.toLower()),
                         .knowsThread = true};
    context.introducing = introducing && context.beforeFirst;
    addParent(post, context);
    if (post.quotes)
        addQuoted(*post.quotes, context);
    if (post.boosts)
        addQuoted(*post.boosts, context);
    return context;
}

void AnswerTracker::addParent(const Post &post, MatchContext &context) const
{
    if (!post.replyTo)
        return;
    context.repliesToIntroductions = m_introductionPosts.contains(*post.replyTo);
    const auto question = m_questionPosts.constFind(*post.replyTo);
    const auto parent = m_entries.constFind(*post.replyTo);
    if (question != m_questionPosts.constEnd()) {
        context.parentIsQuestion = true;
        context.parentQuestions = {*question};
    } else if (parent != m_entries.constEnd() && isAsking(parent->match)) {
        context.parentIsQuestion = true;
        context.parentQuestions = parent->match.questions;
    } else if (parent != m_entries.constEnd()) {
        context.parent = parent->match;
        if (parent->post.network == post.network && parent->post.author.id == post.author.id)
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

// Counting.

void AnswerTracker::count(const PostId &post)
{
    addToCounts(post, 1);
}

void AnswerTracker::discount(const PostId &post)
{
    addToCounts(post, -1);
}

void AnswerTracker::addToCounts(const PostId &id, int by)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return;
    const AnswerMatch &match = entry->match;
    m_toCheck += match.confidence == Confidence::Check ? by : 0;
    m_withoutQuestion += isWithoutQuestion(match) ? by : 0;
    if (!match.isCounted())
        return;
    const PersonId person = personId(entry->post.network, entry->post.author);
    for (const int question : match.questions) {
        QHash<PersonId, int> &people = m_tally[question];
        people[person] += by;
        if (people.value(person) <= 0)
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

// Asked by the panels.

AnswerMatch AnswerTracker::match(const PostId &post) const
{
    const auto entry = m_entries.constFind(post);
    return entry == m_entries.constEnd() ? AnswerMatch() : entry->match;
}

std::optional<Convention> AnswerTracker::conventionSeen() const
{
    QMap<QString, QString> known, asking;  // text → language
    for (const Entry &entry : m_entries) {
        const Post &post = entry.post;
        if (m_questionPosts.contains(post.id))
            known.insert(post.text, post.language);
        else if (m_hosts.contains(post.author.handle.toLower()) && !post.replyTo && !post.boosts &&
                 post.text.contains(u'?'))
            asking.insert(post.text, post.language);
    }
    const QMap<QString, QString> &questions = known.isEmpty() ? asking : known;
    return conventionOf(questions.keys(), questions.isEmpty() ? QString() : questions.first());
}

std::optional<int> AnswerTracker::live() const
{
    return liveAt(Instant::max());
}

std::optional<Instant> AnswerTracker::firstPosted() const
{
    const auto first = std::min_element(m_posted.constBegin(), m_posted.constEnd());
    return first == m_posted.constEnd() ? std::nullopt : std::optional(*first);
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
