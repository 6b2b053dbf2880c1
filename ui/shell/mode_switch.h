// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/stage.h"

#include <QFrame>

#include <array>

class QPushButton;

namespace ui {

class Actions;

/// Prepare · Live · Recap: the order in which a chat happens, and the only top-level switch.
class ModeSwitch : public QFrame {
    Q_OBJECT

public:
    explicit ModeSwitch(const Actions &actions, QWidget *parent = nullptr);

    Stage stage() const { return m_stage; }
    void setStage(Stage stage);

Q_SIGNALS:
    void chosen(ui::Stage stage);

private:
    Stage m_stage = Stage::Prepare;
    std::array<QPushButton *, 3> m_buttons;
};

}  // namespace ui
