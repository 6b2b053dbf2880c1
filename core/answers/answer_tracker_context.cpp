// SPDX-License-Identifier: GPL-3.0-or-later
// What an AnswerTracker knows around a post.
#include "core/answers/answer_tracker.h"

#include <algorithm>

namespace core {

namespace {

/// Whether replies to such a post answer its question: a question, or a copy of one.
bool isAsking(const AnswerMatch &match)
{
    return match.kind == PostKind::Question ||
           (match.kind == PostKind::Boost && !match.questions.isEmpty());
}

}  // namespace

bool AnswerTracker::isBeforeFirst(Instant time) const
{
    return m_firstPosted ? time < *m_firstPosted : m_introduced && time >= *m_introduced;
}

/// Before the first question, after people were asked who they are.
bool AnswerTracker::isIntroducing(Instant time) const
{
    const auto asked = [time](Instant at) { return at <= time; };
    return isBeforeFirst(time) && ((m_introduced && asked(*m_introduced)) ||
                                   std::any_of(m_invitations.begin(), m_invitations.end(), asked));
}

bool AnswerTracker::isInvitation(const PostId &post) const
{
    const auto invitation = m_invitations.constFind(post);
    return m_introductionPosts.contains(post) ||
           (invitation != m_invitations.constEnd() && isBeforeFirst(*invitation));
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
    context.introducing = isIntroducing(post.created);
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
    context.repliesToIntroductions = isInvitation(above);
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

}  // namespace core
