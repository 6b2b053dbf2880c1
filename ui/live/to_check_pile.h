// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QLabel;
class QUndoStack;

namespace ui {

class FlowLayout;
class KeyButton;

/// The posts whose question is in doubt, one at a time, and one key or button for each thing that
/// it may be. What is decided can be undone; the focus stays for the next one.
///
/// Owned by AnswersPanel. Hidden while there is nothing to check. Each look costs as much for a
/// pile of thousands as for one.
class ToCheckPile : public QFrame {
    Q_OBJECT

public:
    ToCheckPile(core::LiveChat &live, QUndoStack &undo, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void postChosen(const core::PostId &post);
    void emptied();  ///< the last one was decided while the pile had the focus

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void chooseCurrent();
    void showCurrent();
    void makeButtons();
    std::optional<int> suggestion() const;
    void accept();
    void setQuestion(int question);
    void hidePost();
    void decide(const core::Mark &mark, const QString &text);
    void go(bool forward);

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    std::optional<core::PostId> m_post;
    std::optional<core::PostId> m_decided;  ///< the last one; undo brings it back
    QLabel *m_count;
    QLabel *m_author;
    QLabel *m_text;
    KeyButton *m_accept;
    FlowLayout *m_buttons;
    QList<int> m_questions;  ///< those that have a button
    QString m_letter;        ///< on these buttons
};

}  // namespace ui
