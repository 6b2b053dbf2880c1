// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/chat_command.h"

#include <utility>

namespace ui {

using namespace core;

ChatCommand::ChatCommand(ChatBook &book, const Chat &before, const Chat &after, const QString &text,
                         const QString &field)
    : QUndoCommand(text)
    , m_book(book)
    , m_before(before)
    , m_after(after)
    , m_field(field)
{}

void ChatCommand::save(Chat chat)
{
    if (const Chat *now = m_book.find(chat.id))
        chat.stage = now->stage;
    m_book.save(chat);
}

bool ChatCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const ChatCommand *>(other);  // ids are the same
    if (m_field.isEmpty() || next->m_field != m_field || next->m_before.id != m_after.id)
        return false;
    m_after = next->m_after;
    return true;
}

AddChatCommand::AddChatCommand(ChatBook &book, const Chat &chat, const QString &text)
    : QUndoCommand(text)
    , m_book(book)
    , m_chat(chat)
{}

void AddChatCommand::redo()
{
    if (std::exchange(m_taken, false))
        m_book.restore(m_chat);
    else
        m_book.save(m_chat);
}

void AddChatCommand::undo()
{
    const Chat *now = m_book.find(m_chat.id);
    if (!now || now->stage != ChatStage::Draft)
        return setObsolete(true);  // what is running or over stays
    m_taken = true;
    m_book.remove(m_chat.id);
}

RemoveChatCommand::RemoveChatCommand(ChatBook &book, const Chat &chat, const QString &text)
    : QUndoCommand(text)
    , m_book(book)
    , m_chat(chat)
{}

}  // namespace ui
