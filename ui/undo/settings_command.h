// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QUndoCommand>

namespace ui {

/// What stays the same from one evening to the next, changed while the chat is open. Owned by the
/// window's undo stack, which never outlives the chat.
class SettingsCommand : public QUndoCommand {
public:
    SettingsCommand(core::LiveChat &live, const core::ChatSettings &after, const QString &text);

    void redo() override { set(m_after); }
    void undo() override { set(m_before); }

private:
    void set(const core::ChatSettings &settings);

    core::LiveChat &m_live;
    core::ChatSettings m_before;
    core::ChatSettings m_after;
};

/// A text that is kept with the chat under a name.
class NoteCommand : public QUndoCommand {
public:
    NoteCommand(core::LiveChat &live, const QString &name, const QString &after,
                const QString &text);

    void redo() override { m_live.setNote(m_name, m_after); }
    void undo() override { m_live.setNote(m_name, m_before); }

private:
    core::LiveChat &m_live;
    QString m_name;
    QString m_before;
    QString m_after;
};

}  // namespace ui
