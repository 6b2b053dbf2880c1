// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QUndoCommand>

namespace ui {

/// Other letters for the questions and answers of a running chat. Owned by the window's undo
/// stack, which never outlives the chat.
class LettersCommand : public QUndoCommand {
public:
    LettersCommand(core::LiveChat &live, const core::Convention &letters, const QString &text);

    void redo() override { use(m_letters); }
    void undo() override { use(m_before); }

private:
    void use(const core::Convention &letters);

    core::LiveChat &m_live;
    core::Convention m_letters;
    core::Convention m_before;
};

/// The letters that a chat is set to.
core::Convention lettersOf(const core::ChatSettings &settings);

}  // namespace ui
