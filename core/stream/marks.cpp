// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/marks.h"

#include <algorithm>

namespace core {

namespace {

/// Who starred last saw the newest words.
void remember(Marked &marked, const QString &text)
{
    if (text.isEmpty())
        return;
    const Remembered remembered = Remembered::fromText(text);
    if (!marked.starred || marked.starred->edited < remembered.edited)
        marked.starred = remembered;
}

std::optional<Consent> consentIn(const Mark &mark)
{
    const bool known = mark.number >= 0 && mark.number <= int(Consent::ShortName);
    return mark.on && known ? std::optional(Consent(mark.number)) : std::nullopt;
}

}  // namespace

void Marks::restore(const QList<Mark> &marks)
{
    for (const Mark &mark : marks)
        m_marks[mark.post].append(mark);
    for (auto it = m_marks.constBegin(); it != m_marks.constEnd(); ++it)
        derive(it.key());
}

bool Marks::apply(const Mark &mark)
{
    QList<Mark> &said = m_marks[mark.post];
    const auto before = std::find_if(said.begin(), said.end(), [&mark](const Mark &other) {
        return other.by == mark.by && other.kind == mark.kind;
    });
    if (before != said.end()) {
        if (before->at > mark.at || *before == mark)
            return false;
        said.erase(before);
    }
    said.append(mark);
    derive(mark.post);
    Q_EMIT changed(mark.post, mark.kind);
    return true;
}

/// What all that was said about a post comes to; the latest word on place, question, note counts.
void Marks::derive(const PostId &post)
{
    QList<Mark> said = m_marks.value(post);
    std::stable_sort(said.begin(), said.end(),
                     [](const Mark &a, const Mark &b) { return a.at < b.at; });
    Marked marked;
    int placeOfStar = 0;  // as it was saved before there was a word for the order
    for (const Mark &mark : std::as_const(said)) {
        switch (mark.kind) {
        case Mark::Kind::Star:
            if (!mark.on)
                break;
            if (marked.starredBy.isEmpty())
                marked.starredAt = mark.at;
            marked.starredBy.append(mark.by);
            placeOfStar = mark.number != 0 ? mark.number : placeOfStar;
            remember(marked, mark.text);
            break;
        case Mark::Kind::Order:
            marked.place = mark.on ? mark.number : marked.place;
            break;
        case Mark::Kind::Hide:
            marked.hidden = mark.on;
            break;
        case Mark::Kind::Question:
            marked.question = mark.on ? std::optional(mark.number) : std::nullopt;
            break;
        case Mark::Kind::Note:
            marked.note = mark.on ? mark.text : QString();
            break;
        case Mark::Kind::Seen:
            marked.seen |= mark.on;
            break;
        case Mark::Kind::Consent:
            marked.consent = consentIn(mark);
            marked.consentTo = Remembered::fromText(mark.text);
            break;
        }
    }
    marked.seen |= marked.isStarred();
    if (marked.place == 0)
        marked.place = placeOfStar;
    if (marked.isStarred())
        m_starred.insert(post);
    else
        m_starred.remove(post);
    m_hidden += int(marked.hidden) - int(m_marked.value(post).hidden);
    m_marked.insert(post, marked);
}

const Marked &Marks::of(const PostId &post) const
{
    static const Marked nothing;
    const auto found = m_marked.constFind(post);
    return found == m_marked.constEnd() ? nothing : *found;
}

QList<PostId> Marks::starred() const
{
    return QList<PostId>(m_starred.begin(), m_starred.end());
}

Mark Marks::inverse(const Mark &mark) const
{
    for (const Mark &before : m_marks.value(mark.post)) {
        if (before.by == mark.by && before.kind == mark.kind)
            return before;
    }
    Mark off = mark;
    off.on = false;
    return off;
}

}  // namespace core
