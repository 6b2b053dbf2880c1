// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QWidget>

class QPushButton;
class QUndoStack;

namespace ui {

class HighlightOrderPanel;
enum class HighlightFilter;
class Theme;

/// The starred posts by question, as they will stand in the recap, with chips for those that have
/// something in common. Owned by LivePage.
class HighlightsPanel : public QWidget {
    Q_OBJECT

public:
    HighlightsPanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme, QUndoStack &undo,
                    QWidget *parent = nullptr);

Q_SIGNALS:
    void postChosen(const core::PostId &post);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Chip {
        HighlightFilter filter;
        QPushButton *button;
    };
    QWidget *buildChips();
    void lookAt(const QList<core::PostId> &posts);
    void refreshSoon();
    void refresh();
    void refreshChips(const core::Recap &recap);
    core::Recap highlights() const;

    core::LiveChat &m_live;
    core::Alarm m_refresh;
    HighlightOrderPanel *m_order;
    QList<Chip> m_chips;
    QSet<core::PostId> m_shown;
};

}  // namespace ui
