// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "ui/shell/actions.h"

#include <QFrame>

class QBoxLayout;
class QLabel;

namespace ui {

class KeyButton;
class Toast;

/// "Answers to Q2 are drying up: bring Q3 forward?": one sentence, one key that does it.
///
/// Owned by LivePage, which has it look once a second. For one question it asks once: whoever has
/// answered, or has seen it go, is not asked again.
class LullBar : public QFrame {
    Q_OBJECT

public:
    LullBar(core::LiveChat &live, Actions &actions, Toast &toast, QWidget *parent = nullptr);

    void refresh();
    /// The buttons beside the sentence, or below it where the place is narrow.
    void setInOneLine(bool oneLine);

private:
    void offer(const core::Lull &lull);
    void bringForward();
    void settle();
    bool wasAsked(int question) const;

    core::LiveChat &m_live;
    Actions &m_actions;
    Toast &m_toast;
    std::optional<int> m_question;  ///< asked about right now
    QBoxLayout *m_row;
    QLabel *m_sentence;
    KeyButton *m_bring;
};

}  // namespace ui
