// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QFrame>

class QVBoxLayout;

namespace ui {

class RunSheetRow;
class Theme;

/// What holds the rows: a list for screen readers. Owned by RunSheetPanel.
class RunSheetRows : public QFrame {
    Q_OBJECT

public:
    using QFrame::QFrame;
};

/// The run sheet while live: what was posted where, what is next, what failed.
///
/// Owned by LivePage. One row a cue, and one for what failed from the composer; rows are kept and
/// refreshed, so that a text being written in one is never lost.
class RunSheetPanel : public QFrame {
    Q_OBJECT

public:
    RunSheetPanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme,
                  QWidget *parent = nullptr);

    /// Time, label and state only, as long as nothing waits for a word that is said in a row.
    void setCompact(bool compact);

Q_SIGNALS:
    void questionChosen(int number);

private:
    void refreshSoon();
    void refresh();
    void tick();
    void makeRows();
    void arrange();

    core::LiveChat &m_live;
    Theme &m_theme;
    core::Alarm m_tick;
    QVBoxLayout *m_rowLayout;
    QList<RunSheetRow *> m_rows;
    bool m_compact = false;
    bool m_willRefresh = false;
};

}  // namespace ui
