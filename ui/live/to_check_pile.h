// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QUndoStack;

namespace ui {

/// The answers that a host should look at, one at a time: the first of them and one button each
/// for what it may be. Digits and Backspace do the same while it has the focus. Hidden while there
/// is nothing to check. Owned by AnswersPanel.
class ToCheckPile : public QFrame {
    Q_OBJECT

public:
    ToCheckPile(core::LiveChat &live, QUndoStack &undo, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void postChosen(const core::PostId &post);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<core::PostId> first() const;
    void makeButtons();
    void decide(int question);

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    std::optional<core::PostId> m_post;
    QLabel *m_count;
    QLabel *m_author;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QList<int> m_questions;
};

}  // namespace ui
