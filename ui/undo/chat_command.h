// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/chat_book.h"

#include <QUndoCommand>

namespace ui {

/// A change of a chat in Prepare. Typing on in the same field is one change. Owned by the window's
/// undo stack.
class ChatCommand : public QUndoCommand {
public:
    /// `field` names what is typed into; an empty one never merges.
    ChatCommand(core::ChatBook &book, const core::Chat &before, const core::Chat &after,
                const QString &text, const QString &field = {});

    void redo() override { save(m_after); }
    void undo() override { save(m_before); }
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    /// Where the chat is in its life is no edit: it stays.
    void save(core::Chat chat);

    core::ChatBook &m_book;
    core::Chat m_before;
    core::Chat m_after;
    QString m_field;
};

/// A chat that is new in the book; undo takes it away again while it is a draft.
class AddChatCommand : public QUndoCommand {
public:
    AddChatCommand(core::ChatBook &book, const core::Chat &chat, const QString &text);

    void redo() override;
    void undo() override;

private:
    core::ChatBook &m_book;
    core::Chat m_chat;
    bool m_taken = false;  ///< by undo, and can be restored
};

/// Takes a chat away; undo brings it back.
class RemoveChatCommand : public QUndoCommand {
public:
    RemoveChatCommand(core::ChatBook &book, const core::Chat &chat, const QString &text);

    void redo() override { m_book.remove(m_chat.id); }
    void undo() override { m_book.restore(m_chat); }

private:
    core::ChatBook &m_book;
    core::Chat m_chat;
};

}  // namespace ui
