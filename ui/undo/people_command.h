// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QUndoCommand>

namespace ui {

/// A host says that accounts are one person, or are not. Owned by the window's undo stack, which
/// never outlives the chat.
class JoinCommand : public QUndoCommand {
public:
    JoinCommand(core::LiveChat &live, const QList<core::JoinedAccount> &joined,
                const QString &text);

    void redo() override { m_live.setJoined(m_joined); }
    void undo() override { m_live.setJoined(m_before); }

private:
    core::LiveChat &m_live;
    QList<core::JoinedAccount> m_joined;
    QList<core::JoinedAccount> m_before;
};

/// A remark on a person.
class PersonNoteCommand : public QUndoCommand {
public:
    PersonNoteCommand(core::LiveChat &live, const core::PersonId &person, const QString &note,
                      const QString &text);

    void redo() override { m_live.setPersonNote(m_person, m_note); }
    void undo() override { m_live.setPersonNote(m_person, m_before); }

private:
    core::LiveChat &m_live;
    core::PersonId m_person;
    QString m_note;
    QString m_before;
};

}  // namespace ui
