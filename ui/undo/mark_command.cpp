// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/mark_command.h"

namespace ui {

using namespace core;

MarkCommand::MarkCommand(LiveChat &live, const QList<Mark> &marks, const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_marks(marks)
{
    for (Mark &mark : m_marks) {
        if (mark.by.isEmpty())
            mark.by = live.desk();
        m_before.append(live.marks().inverse(mark));
    }
}

/// Each word is later than the one it replaces, also when the clock was set back.
void MarkCommand::say(const QList<Mark> &marks)
{
    for (Mark mark : marks) {
        const Instant former = m_live.marks().inverse(mark).at;
        mark.at = std::max(m_live.clock().now(), former + Milliseconds{1});
        m_live.mark(mark);
    }
}

QList<Mark> starMarks(const LiveChat &live, const PostId &post, bool on)
{
    if (on)
        return {{.post = post, .kind = Mark::Kind::Star}};
    QList<Mark> marks;
    for (const QString &by : live.marks().of(post).starredBy)
        marks.append({.post = post, .kind = Mark::Kind::Star, .by = by, .on = false});
    return marks;
}

}  // namespace ui
