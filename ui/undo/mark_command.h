// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QUndoCommand>

namespace ui {

/// What a host says about a post, and how it is taken back. Owned by the window's undo stack,
/// which never outlives the chat.
class MarkCommand : public QUndoCommand {
public:
    /// `text` is what the menu calls it: "Star".
    MarkCommand(core::LiveChat &live, const QList<core::Mark> &marks, const QString &text);

    void redo() override { say(m_marks); }
    void undo() override { say(m_before); }

private:
    void say(const QList<core::Mark> &marks);

    core::LiveChat &m_live;
    QList<core::Mark> m_marks;
    QList<core::Mark> m_before;
};

/// The marks that star a post, or take every host's star off.
QList<core::Mark> starMarks(const core::LiveChat &live, const core::PostId &post, bool on);

}  // namespace ui
