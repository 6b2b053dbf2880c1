// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/people_command.h"

namespace ui {

using namespace core;

JoinCommand::JoinCommand(LiveChat &live, const QList<JoinedAccount> &joined, const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_joined(joined)
{
    for (const JoinedAccount &one : joined)
        m_before.append({one.account, live.people().mainOf(one.account)});
}

PersonNoteCommand::PersonNoteCommand(LiveChat &live, const PersonId &person, const QString &note,
                                     const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_person(person)
    , m_note(note)
{
    if (const auto now = live.people().person(person))
        m_before = now->note;
}

}  // namespace ui
