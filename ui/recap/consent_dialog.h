// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QUndoStack;
class QVBoxLayout;

namespace ui {

class ConsentCard;
class EmptyPlace;

/// The second thought before a recap is published: every highlight that was deleted, edited,
/// hidden, that is sensitive or whose author asks not to be kept. What nobody decides on stays out.
/// Decisions are saved with the chat at once and can be undone.
///
/// Accepted when the host goes on to export.
class ConsentDialog : public QDialog {
    Q_OBJECT

public:
    enum class For { Looking, Exporting };
    ConsentDialog(core::LiveChat &live, QUndoStack &undo, For purpose, QWidget *parent = nullptr);

    /// Whether a host ought to look before anything is exported: something is not decided yet.
    static bool isNeeded(const core::Recap &recap);

private:
    QLayout *buildButtons(For purpose);
    void refresh();
    void addCard(const core::ConsentCase &one);
    void decide(const core::PostId &post, core::Consent consent);
    void unstar(const core::PostId &post);

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    QCheckBox *m_shortNames;
    QVBoxLayout *m_cards;
    EmptyPlace *m_nothing;
    QList<ConsentCard *> m_shown;
};

}  // namespace ui
