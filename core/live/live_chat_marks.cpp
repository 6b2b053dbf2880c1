// SPDX-License-Identifier: GPL-3.0-or-later
// What a host says about a post, and what follows from it in the other stores.
#include "core/live/live_chat.h"

#include <algorithm>

namespace core {

void LiveChat::mark(const Mark &said)
{
    Mark mark = said;
    if (mark.by.isEmpty())
        mark.by = m_desk;
    remember(mark);
    if (mark.at == Instant())  // later than the word it replaces, also when the clock was set back
        mark.at = std::max(m_clock.now(), m_marks.inverse(mark).at + Milliseconds{1});
    if (!m_marks.apply(mark))
        return;
    keep(m_storage.save(m_chat.id, mark));
    applied(mark);
    Q_EMIT postsChanged({mark.post});
}

/// Stars and consents keep which words they are about; a star that only gets another place keeps
/// what it knew.
void LiveChat::remember(Mark &mark) const
{
    const bool isStar = mark.kind == Mark::Kind::Star;
    if (!mark.on || !mark.text.isEmpty() || !(isStar || mark.kind == Mark::Kind::Consent))
        return;
    const Mark former = m_marks.inverse(mark);
    if (isStar && former.on && !former.text.isEmpty())
        mark.text = former.text;
    else if (const std::optional<Post> post = m_posts.find(mark.post))
        mark.text = Remembered::of(*post).toText();
}

/// What follows from a mark in the other stores.
void LiveChat::applied(const Mark &mark)
{
    const Marked &marked = m_marks.of(mark.post);
    const std::optional<Post> post = m_posts.find(mark.post);
    if (mark.kind == Mark::Kind::Question)
        m_answers.setByHost(mark.post, marked.question);
    if (mark.kind == Mark::Kind::Hide && marked.hidden)
        m_answers.remove(mark.post);
    if (mark.kind == Mark::Kind::Hide && !marked.hidden && post) {
        m_answers.assign({*post});
        m_answers.setByHost(mark.post, marked.question);
    }
    if (post)
        countIn(*post);
}

void LiveChat::star(const PostId &post, bool on)
{
    if (on)
        return mark({.post = post, .kind = Mark::Kind::Star});
    const QStringList starredBy = m_marks.of(post).starredBy;  // taking it off takes all off
    for (const QString &by : starredBy)
        mark({.post = post, .kind = Mark::Kind::Star, .by = by, .on = false});
}

void LiveChat::hide(const PostId &post, bool on)
{
    mark({.post = post, .kind = Mark::Kind::Hide, .on = on});
}

void LiveChat::setQuestion(const PostId &post, std::optional<int> question)
{
    mark({.post = post,
          .kind = Mark::Kind::Question,
          .on = question.has_value(),
          .number = question.value_or(0)});
}

void LiveChat::setNote(const PostId &post, const QString &note)
{
    mark({.post = post, .kind = Mark::Kind::Note, .on = !note.isEmpty(), .text = note});
}

}  // namespace core
