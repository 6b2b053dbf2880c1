// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/settings_command.h"

namespace ui {

using namespace core;

SettingsCommand::SettingsCommand(LiveChat &live, const ChatSettings &after, const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_before(live.chat().settings)
    , m_after(after)
{}

void SettingsCommand::set(const ChatSettings &settings)
{
    Chat chat = m_live.chat();
    chat.settings = settings;
    m_live.setChat(chat);
}

NoteCommand::NoteCommand(LiveChat &live, const QString &name, const QString &after,
                         const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_name(name)
    , m_before(live.note(name))
    , m_after(after)
{}

}  // namespace ui
