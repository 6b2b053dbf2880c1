// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;
class QUndoStack;

namespace ui {

class Theme;

/// The starred posts by question, as they will stand in the recap. Enter shows a post, Delete
/// takes its star off. Owned by LivePage.
class HighlightsPanel : public QWidget {
    Q_OBJECT

public:
    HighlightsPanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme, QUndoStack &undo,
                    QWidget *parent = nullptr);

Q_SIGNALS:
    void postChosen(const core::PostId &post);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshSoon();
    void refresh();
    void unstarCurrent();

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    core::Alarm m_refresh;
    QListWidget *m_list;
    QStackedWidget *m_places;
};

}  // namespace ui
