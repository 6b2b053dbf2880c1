// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QUndoStack;

namespace ui {

/// "Your questions say F1, answers A1; the chat is set to Q/A": shown while the hosts' questions
/// use other letters than the chat's, with a button for either. Owned by AnswersPanel.
class LettersLine : public QFrame {
    Q_OBJECT

public:
    LettersLine(core::LiveChat &live, QUndoStack &undo, QWidget *parent = nullptr);

    /// Looks through the questions: when one is out or the chat is another one, not for each post.
    void refresh();

private:
    void useSeen();
    void keepOwn();

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    std::optional<core::Convention> m_seen;  ///< what the line is about
    QLabel *m_sentence;
    QPushButton *m_use;
    QPushButton *m_keep;
};

}  // namespace ui
