// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/letters_command.h"

namespace ui {

using namespace core;

LettersCommand::LettersCommand(LiveChat &live, const Convention &letters, const QString &text)
    : QUndoCommand(text)
    , m_live(live)
    , m_letters(letters)
    , m_before(lettersOf(live.chat().settings))
{}

void LettersCommand::use(const Convention &letters)
{
    Chat chat = m_live.chat();
    chat.settings.questionLetter = letters.questionLetter;
    chat.settings.answerLetter = letters.answerLetter;
    m_live.setChat(chat);
}

Convention lettersOf(const ChatSettings &settings)
{
    return {settings.questionLetter, settings.answerLetter};
}

}  // namespace ui
