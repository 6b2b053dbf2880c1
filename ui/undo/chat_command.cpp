// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/chat_command.h"

namespace ui {

ChatCommand::ChatCommand(core::ChatBook &book, const core::Chat &before, const core::Chat &after,
                         const QString &text, const QString &field)
    : QUndoCommand(text)
    , m_book(book)
    , m_before(before)
    , m_after(after)
    , m_field(field)
{}

bool ChatCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const ChatCommand *>(other);  // ids are the same
    if (m_field.isEmpty() || next->m_field != m_field || next->m_before.id != m_after.id)
        return false;
    m_after = next->m_after;
    return true;
}

RemoveChatCommand::RemoveChatCommand(core::ChatBook &book, const core::Chat &chat,
                                     const QString &text)
    : QUndoCommand(text)
    , m_book(book)
    , m_chat(chat)
{}

}  // namespace ui
