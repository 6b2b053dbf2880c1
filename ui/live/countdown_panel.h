// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QWidget>

class QLabel;

namespace ui {

/// The countdown in large figures and the line above it: what comes next, or why nothing does.
/// Owned by Conductor, which has it refreshed several times a second.
class CountdownPanel : public QWidget {
    Q_OBJECT

public:
    explicit CountdownPanel(const core::LiveChat &live, QWidget *parent = nullptr);

    void refresh();

private:
    struct Words {
        QString line;
        QString figures;
        QString state;  ///< "", warn
    };
    Words words() const;
    Words wordsFor(const core::CueProgress &next) const;

    const core::LiveChat &m_live;
    QLabel *m_line;
    QLabel *m_figures;
};

}  // namespace ui
