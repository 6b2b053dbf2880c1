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

void MarkCommand::say(const QList<Mark> &marks)
{
    m_latest = std::max(m_live.clock().now(), m_latest + Milliseconds{1});
    for (Mark mark : marks) {
        mark.at = m_latest;
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
